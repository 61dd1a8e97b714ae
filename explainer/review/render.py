"""The review pack as one HTML file that stands alone, for a phone, the screen and A4."""

from functools import partial

from jinja2 import Environment
from markupsafe import Markup, escape

from explainer.lines import reader_names
from explainer.review.pack import Pack
from explainer.review.sheets import changed_since_signed, open_points, to_sign
from explainer.review.tables import LOWERED, reading
from explainer.templating import file_templates
from rules import Truth
from rules.model.evidence import Role

TRUTHS = {
    Truth.YES: "a plain yes",
    Truth.NO: "a plain no",
    Truth.CANT_TELL: "can't tell",
    Truth.OPEN: "not known yet",
}


def as_html(pack: Pack, name: str) -> str:
    """The whole pack. `name` is what the app is called."""
    rows = pack.sheets.rules
    return (
        _templates(pack)
        .get_template("review/review.html")
        .render(
            name=name,
            book=pack.subject.book,
            today=pack.subject.today,
            purpose=pack.purpose,
            sheets=pack.sheets,
            cards=pack.cards,
            matrix=pack.matrix,
            proofs=pack.proofs,
            words=pack.words,
            pictures=pack.pictures,
            changes=pack.changes,
            changed=tuple(changed_since_signed(rows)),
            points=(*open_points(pack.subject, rows), *pack.warnings),
            signed=sum(row.sign_off.is_signed for row in rows),
            to_sign=to_sign,
            lowered=LOWERED,
            roles=tuple(Role),
        )
    )


def _templates(pack: Pack) -> Environment:
    made = templates()
    made.filters["truth"] = TRUTHS.__getitem__
    made.filters["families"] = partial(reader_names, pack.subject.book)
    made.filters["reading"] = reading
    return made


def templates() -> Environment:
    """The templates of pages for reviewers."""
    made = file_templates()
    made.filters["first_capital"] = _first_capital
    made.filters["breakable"] = _breakable
    return made


def _first_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _breakable(text: str) -> Markup:
    """A text with long ids, which may go on in a new line after a point or a `_`."""
    escaped = str(escape(text))
    return Markup(escaped.replace("_", "_<wbr>").replace(".", ".<wbr>"))  # noqa: S704 - escaped
