"""The texts of a translation, each as something to be accepted.

They stand in the same ledger as the English, and are accepted by the same people: by a clinician
where the English needs one. What is accepted is the English, what the rules make of it, and the
translation, as one: when any of the three changes, it has to be accepted again.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from desk.acceptance.differing import NEW, Difference
from desk.acceptance.entries import Entry
from desk.acceptance.kinds import Kind, kind_of
from desk.acceptance.ledger import Ledger, is_enough
from explainer.languages.gate import problems
from explainer.languages.store import has_words, messages, read, wanted
from explainer.languages.texts import Text
from rules.loading.layout import translation
from rules.loading.project import Project
from rules.loading.yaml.problems import ContentError
from rules.model.book import RuleBook


class Translated(NamedTuple):
    """A translated text as something to be accepted, and the kind of its English."""

    entry: Entry
    kind: Kind


def translations(project: Project, book: RuleBook, tag: str) -> list[Translated]:
    """Every translated text of a language. Raises ContentError when it cannot be read."""
    translated, file = read(project, tag), translation(tag).as_posix()
    need, found = wanted(project, book, tag).of(translated), []
    for entry in messages(translated):
        text = need.texts.get(entry.msgctxt)
        if text is not None and has_words(entry):
            value = {"English": text.english, "translation": entry.msgstr}
            value |= {"bond": need.bonds[text.key]} if need.bonds[text.key] else {}
            made = Entry(file, text.key, value, (), ())
            found.append(Translated(made, kind_of_text(text, project, book)))
    return found


def is_accepted(text: Translated, ledger: Ledger) -> bool:
    """Whether somebody who may has accepted a text as it is."""
    line = ledger.lines.get(text.entry.key)
    return (
        line is not None
        and line.fingerprint == text.entry.fingerprint
        and is_enough(text.kind.who, ledger.acceptances[line.acceptance])
    )


def kind_of_text(text: Text, project: Project, book: RuleBook) -> Kind:
    """The kind of the English text, which says who accepts a change of it."""
    here: Any = project.document(text.file).data
    named: list[str] = []
    for step in text.path:
        here = here[step] if isinstance(step, int) else here.get(step, "")
        has_id = isinstance(step, int) and isinstance(here, dict) and "id" in here
        named.append(str(here["id"] if has_id else step))
    english = Entry(text.file.as_posix(), ".".join(named), text.english, text.path, tuple(named))
    return kind_of(english, book)


def differing_in(project: Project, book: RuleBook, ledger: Ledger, tag: str) -> list[Difference]:
    """What of a language is not as it was accepted.

    Raises ContentError with all that is wrong with it: only what is whole is accepted.
    """
    found = problems(project, book, tag)
    if found:
        raise ContentError(found)
    return [*_differing(translations(project, book, tag), ledger, translation(tag).as_posix())]


def _differing(texts: list[Translated], ledger: Ledger, file: str) -> Iterator[Difference]:
    readers = "whoever reads this language"
    now = {text.entry.key for text in texts}
    for text in texts:
        if not is_accepted(text, ledger):
            was = None if text.entry.key in ledger.lines else NEW
            yield Difference(text.entry, text.kind, was, True, readers)
    for of, name in ledger.lines:
        if of == file and (of, name) not in now:
            entry = Entry(of, name, None, (), ())
            yield Difference(entry, kind_of(entry), None, False, readers)
