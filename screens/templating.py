"""Jinja2, set up so that a slip in a template is an error and never a gap in the page."""

from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from explainer.explain import is_approved
from screens.content import Content

FOLDER = Path(__file__).parent / "templates"


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
    )
    templates.filters["fill"] = fill
    templates.filters["day"] = day
    templates.globals.update(
        words=content.screens,
        language=content.wording.language,
        approved=is_approved(content.book),
        emergency=content.emergency_number,
    )
    return templates


def fill(text: str, **values: object) -> str:
    """The text with each {name} replaced by its value."""
    return text.format(**values)


def day(value: date) -> str:
    """A date in words: 22 November 2026."""
    return f"{value.day} {value:%B %Y}"
