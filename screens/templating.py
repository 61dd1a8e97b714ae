"""The templates of the public pages."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from explainer.grammar import in_order, plural
from explainer.templating import templates_in
from screens.content import Published
from screens.journey.saving import FILE_NAME

FOLDER = Path(__file__).parent / "templates"
GAP = re.compile(r"\{(\w+)\}")


class _Compiled(BytecodeCache):
    """Compiled templates: the preview reads the content anew, and they stay as they are."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept := self._kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = _Compiled()


def environment(content: Published) -> Environment:
    """The templates, with what every page needs: the words, the language, whether approved."""
    templates = templates_in(FOLDER, escape=True, compiled=COMPILED)
    templates.globals.update(
        words=content.screens,
        language=content.wording.language,
        direction=content.wording.direction,
        root=content.root,
        links=content.links,
        approved=not content.is_draft,
        emergency=content.emergency_number,
        advice_line=content.wording.number_of("advice_line"),
        emergencies=[option.summary for option in content.book.questionnaire.shown_first.options],
        help_other=content.screens["help"]["other"],
        file_name=FILE_NAME,
        harm_address=content.harm_address,
    )
    shown = (phone.shown for phone in content.wording.phones.values())
    templates.filters["calls"] = with_calls(number for number in shown if number)
    grammar = content.wording.grammar
    templates.filters["labelled"] = partial(headed, grammar.labelled)
    templates.filters["in_sentences"] = partial(headed, grammar.sentences)
    templates.filters["day"] = grammar.day
    templates.filters["in_order"] = partial(in_order, direction=content.wording.direction)
    templates.filters["plural"] = partial(plural, language=content.wording.language)
    return templates


def headed(how: str, head: str, text: str) -> Markup:
    """A head in bold with its text; the marks that `how` puts between them are only heard."""
    strong = Markup("<strong>{}</strong>").format(head)
    said = {"label": strong, "before": strong, "text": escape(text), "next": escape(text)}
    mark = Markup('<span class="hidden">{}</span> ')
    pieces = enumerate(GAP.split(how))
    return Markup("").join(
        said[piece] if place % 2 else mark.format(piece.rstrip())
        for place, piece in pieces
        if piece
    )


def with_calls(numbers: Iterable[str]) -> Callable[[str], Markup]:
    """A filter that makes each of these numbers in a text one that a press calls."""
    known = "|".join(re.escape(number) for number in sorted(numbers, key=len, reverse=True))
    number = re.compile(rf"(?<!\d)(?:{known})(?!\d)")

    def link(found: re.Match[str]) -> str:
        dialled = found[0].replace(" ", "")
        return f'<a class="link inline" href="tel:{dialled}">{found[0]}</a>'

    return lambda text: Markup(number.sub(link, str(escape(text))))  # noqa: S704  (escaped before)


def compile_all(content: Published) -> None:
    """Compile every template, so that nobody waits for it."""
    templates = environment(content)
    for name in templates.list_templates(extensions=["html"]):
        templates.get_template(name)
