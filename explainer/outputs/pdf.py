"""The page for the midwife as a PDF, made for screen readers too (PDF/UA-1).

typst draws it from `handover.typ`. The texts go there as data and are never pasted into its source,
so that nothing in them can be read as markup. The file says nothing of who made it or on what: its
only date is the day it was made on, and the same result makes the same file.
"""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from typing import Final

from explainer.outputs.drawing import fonts, look_of, template
from explainer.outputs.handover import Handover

STANDARD: Final = "ua-1"  # typst refuses to make a file that does not keep to it


def as_pdf(page: Handover, today: date) -> bytes:
    """The page as a PDF, made on `today`."""
    import typst  # 40 MB, which only those need who take something along

    return typst.compile(
        template("handover.typ"),
        format="pdf",
        pdf_standards=STANDARD,
        sys_inputs={"data": json.dumps(asdict(page) | look_of(page.language))},
        timestamp=int(datetime.combine(today, time(), UTC).timestamp()),
        font_paths=fonts(),
        ignore_system_fonts=True,  # the same on every machine
    )
