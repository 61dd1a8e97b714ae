"""Where a text stands, on which pages it is shown, and who reads it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from desk.acceptance.entries import Entry
from desk.acceptance.kinds import kind_of
from desk.acceptance.readers import Readers
from explainer.wording import PLACEHOLDER
from explainer.words import Wording
from rules.lint.forms import straight
from rules.lint.values import Value, values_of
from rules.loading.layout import CLINICAL, QUESTIONNAIRE, SCREENS, SENTENCES, WORDS
from rules.loading.layout import PAGES as ALL_PAGES
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import Document
from rules.loading.yaml.strict_yaml import Path as Steps
from rules.model.book import RuleBook

FILES = (QUESTIONNAIRE, WORDS, SCREENS, SENTENCES)
# The pages on which each block of en.yaml is shown.
PAGES = {
    "levels": "the result, the alert, the PDF",
    "cards": "the result when no rule applies, the PDF",
    "contacts": "the result, the alert, the PDF",
    "rules": "the result, the alert, the PDF",
    "advice": "the result, the PDF",
    "helplines": "the result, the page of helplines",
    "phones": "no page by itself, but every text that names it",
}
SKIPPED = ("when", "order", "asked_when", "checks")


class Place(NamedTuple):
    """One place of a text: file and line, its name, what it says, its pages and its readers."""

    spot: str
    name: str
    text: str
    pages: str
    readers: str
    accepted_by: str


def places_of(words: str, project: Project, book: RuleBook, wording: Wording) -> Iterator[Place]:
    """Every place of a text: by its words, numbers filled in, or by its name."""
    wanted, readers = straight(words.strip()), Readers(project, book)
    for file in FILES:
        document = project.document(file)
        for value in values_of(document):
            if not isinstance(value.value, str) or set(value.path) & {*SKIPPED}:
                continue
            said = _filled(value.value, wording)
            if wanted in straight(said) or wanted == value.name.lower():
                yield _place(value, document, wording, book, readers)


def place_at(path: Steps, file: Path, project: Project, book: RuleBook, wording: Wording) -> Place:
    """The place of one value, by its path in its file."""
    return next(places_at([(file, path)], project, book, wording))


def places_at(
    spots: Iterable[tuple[Path, Steps]], project: Project, book: RuleBook, wording: Wording
) -> Iterator[Place]:
    """The places of several values, each by its file and its path there."""
    readers = Readers(project, book)
    known: dict[Path, dict[Steps, Value]] = {}
    for file, path in spots:
        document = project.document(file)
        if file not in known:
            known[file] = {value.path: value for value in values_of(document)}
        yield _place(known[file][path], document, wording, book, readers)


def _place(
    value: Value, document: Document, wording: Wording, book: RuleBook, readers: Readers
) -> Place:
    file = Path(document.file)
    named = tuple(map(str, value.path[:1] if file == SCREENS else value.path))
    if file not in (WORDS, SCREENS):
        named = tuple(value.name.split("."))
    entry = Entry(file.as_posix(), value.name, value.value, value.path, named)
    line = document.place(value.path)[0]
    return Place(
        f"{file.as_posix()}:{line}",
        value.name,
        " ".join(_filled(str(value.value), wording).split()),
        _pages(file, value, wording),
        readers.of(entry),
        kind_of(entry, book).who,
    )


def _filled(text: str, wording: Wording) -> str:
    """A text with its phone numbers, as people read it."""

    def number(name: str) -> str:
        phone = wording.phones.get(name.removeprefix("phone:"))
        return (phone.shown if phone else None) or f"{{{name}}}"

    return PLACEHOLDER.sub(lambda match: number(match[1]), text)


def _pages(file: Path, value: Value, wording: Wording) -> str:
    parts = value.name.split(".")
    if file == QUESTIONNAIRE:
        question = parts[3] if len(parts) > 4 else ""
        return (
            f"the question '{question}', the check page, the PDF" if question else "all questions"
        )
    if file == SCREENS:
        return f"'{parts[1]}'" if len(parts) > 1 else "every page"
    if file == SENTENCES or file.is_relative_to(CLINICAL):
        return "the review pack, the rule book"
    if file == ALL_PAGES:
        return f"the page '{parts[0]}'"
    if parts[0] == "topics":
        return f"the topic page '{parts[1]}'"
    if parts[0] == "picture_words":
        topics = [
            name
            for name, topic in wording.topics.items()
            if any(parts[1] in block.pictures for block in topic.body)
        ]
        return f"the picture '{parts[1]}' on the topic pages: {', '.join(topics)}"
    return PAGES.get(parts[0], "every page")


def as_text(found: list[Place]) -> str:
    """The places, to be read in a terminal."""
    return "\n\n".join(
        f"{place.spot}  {place.name}\n  says:     {place.text}\n  shown on: {place.pages}"
        f"\n  read by:  {place.readers}\n  a change is accepted by {place.accepted_by}"
        for place in found
    )
