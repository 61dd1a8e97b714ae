"""Jinja2, set up so that a slip in a template is an error and never a gap in the page."""

from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from explainer.dates import in_words
from explainer.signoff.approval import is_approved
from screens.content import Content
from screens.journey.saving import FILE_NAME

FOLDER = Path(__file__).parent / "templates"


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


def environment(content: Content) -> Environment:
    """The templates, with what every page needs: the words, the language, whether it is approved.

    All text is escaped. A variable that does not exist is an error.
    """
    templates = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=COMPILED,
    )
    templates.filters["fill"] = fill
    templates.filters["day"] = in_words
    templates.globals.update(
        words=content.screens,
        language=content.wording.language,
        approved=is_approved(content.book, content.wording),
        emergency=content.emergency_number,
        advice_line=content.wording.number_of("advice_line"),
        emergencies=[option.summary for option in content.book.questionnaire.shown_first.options],
        file_name=FILE_NAME,
    )
    return templates


def compile_all(content: Content) -> None:
    """Compile every template, so that nobody waits for it."""
    templates = environment(content)
    for name in templates.list_templates(extensions=["html"]):
        templates.get_template(name)


def fill(text: str, **values: object) -> str:
    """The text with each {name} replaced by its value."""
    return text.format(**values)
