"""The card of signs as a picture (PNG), to be kept among the pictures of a phone."""

import json
from dataclasses import asdict
from io import BytesIO
from typing import Final

from explainer.outputs.drawing import fonts, look_of, template
from explainer.signs import SignsCard

PIXELS_PER_INCH: Final = 216  # 1,080 pixels wide
COLOURS: Final = 32  # with all that typst gives it would be 8 times as large


def as_picture(card: SignsCard, language: str) -> bytes:
    """The card as a PNG."""
    import typst  # 40 MB, which only those need who take something along
    from PIL import Image

    made = typst.compile(
        template("signs.typ"),
        format="png",
        ppi=PIXELS_PER_INCH,
        sys_inputs={"data": json.dumps(asdict(card) | look_of(language))},
        font_paths=fonts(),
        ignore_system_fonts=True,
    )
    with Image.open(BytesIO(made)) as picture:
        small = picture.convert("RGB").quantize(COLOURS)
    saved = BytesIO()
    small.save(saved, "PNG", optimize=True)
    return saved.getvalue()
