"""Jinja2, set up so that a slip in a template is an error and never a gap in the page."""

from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined

from explainer.dates import in_words

TEMPLATES = Path(__file__).parent / "templates"  # of the pages that are written to a file


def templates_in(
    folder: Path, *, escape: bool, compiled: BytecodeCache | None = None
) -> Environment:
    """The templates of a folder, read once. A variable that does not exist is an error.

    `escape` is for HTML: every text that is put into a page is escaped. `compiled` keeps templates
    for further environments.
    """
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=escape,  # noqa: S701  (each caller says whether it is HTML)
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
    )
    made.filters["fill"] = fill
    made.filters["day"] = in_words
    return made


def file_templates() -> Environment:
    """The templates of the HTML pages that are written to a file."""
    return templates_in(TEMPLATES, escape=True)


def fill(text: str, **values: object) -> str:
    """The text with each {name} replaced by its value."""
    return text.format(**values)
