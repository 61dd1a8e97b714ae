"""What a text means besides its words: when it is said, and what the rules do with it.

A translation is of an English text in its place. When the rule behind the text changes, or for
whom it is said, the translation has to be read again, though no English word changed. The `bond` of
a text is a hash of all that; it is empty where nothing decides about the text. How the YAML is
written, the order of rules and comments are no part of it, as in rules/signoff/meaning.py.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError

from explainer.languages.texts import DECIDING, Text
from explainer.words import PHONE, Wording
from rules.loading.layout import QUESTIONNAIRE, WORDS
from rules.loading.project import Project
from rules.model.book import RuleBook
from rules.model.conditions import Condition
from rules.signoff.meaning import DIGITS, PlainConditions, meanings

_CONDITION: TypeAdapter[Any] = TypeAdapter(Condition)


def bonds(project: Project, book: RuleBook, texts: Iterable[Text]) -> dict[str, str]:
    """The bond of each text, by its key."""
    bonds = _Bonds(project, book)
    return {text.key: bonds.of(text) for text in texts}


def fingerprint(english: str, bond: str, words: str) -> str:
    """A hash of a translation with what it is a translation of: whoever read it read all that."""
    return _hash([english, bond, words])


class _Bonds:
    """The bonds of one project; what several texts share is worked out once."""

    def __init__(self, project: Project, book: RuleBook) -> None:
        self._project, self._book = project, book
        self._plain = PlainConditions(book)
        words = project.model(WORDS, Wording)
        self._contacts = words.contacts if words else {}
        self._logic = {rule: found.logic for rule, found in meanings(book, {}).items()}
        self._when = {
            **{("advice", item.id): item.when for item in book.advice},
            **{("topics", item.id): item.when for item in book.topics},
            **{("cards", item.id): item.when for item in book.cards},
            **{("contacts", item.id): item.when for item in book.contacts},
        }
        self._known: dict[int, Any] = {}

    def of(self, text: Text) -> str:
        """The bond of one text."""
        parts = [*self._around(text), *self._of_item(text), *self._of_whom(text)]
        return _hash(parts) if parts else ""

    def _around(self, text: Text) -> Iterator[Any]:
        """What decides about the blocks that the text is in: to whom it is said, what it orders."""
        here = self._project.document(text.file).data
        for step in text.path:
            if isinstance(here, dict):
                for name in sorted(DECIDING & here.keys()):
                    if not isinstance(here[name], str):  # of screens.yaml, a text of that name
                        yield [name, self._as_data(name, here[name])]
            here = here[step] if isinstance(step, int) else here.get(step)

    def _as_data(self, name: str, value: Any) -> Any:
        """A condition in its plain form; an order as it is written."""
        if name == "order":
            return value
        if id(value) not in self._known:
            self._known[id(value)] = self._in_plain_form(value)
        return self._known[id(value)]

    def _in_plain_form(self, value: Any) -> Any:
        try:
            return self._plain(_CONDITION.validate_python(value))
        except (ValidationError, KeyError):  # the check of the English says what is wrong with it
            return value

    def _of_item(self, text: Text) -> Iterator[Any]:
        """What the rules make of the item whose text it is."""
        first, second, *_ = *text.path, ""
        if text.file == QUESTIONNAIRE:
            yield from self._of_question(text)
        elif first == "rules":
            yield self._logic.get(str(second), "")
        elif when := self._when.get((str(first), str(second))):
            yield self._plain(when)

    def _of_whom(self, text: Text) -> Iterator[Any]:
        """Who is told to call whom a whole text names."""
        for name, words in self._contacts.items():
            when = self._when.get(("contacts", name))
            if when and text.whom in (name, f"{PHONE}{words.phone_now}"):
                yield [name, self._plain(when)]

    def _of_question(self, text: Text) -> Iterator[Any]:
        """The answers that can be given, for the words of the question itself."""
        name = text.key.split("/")[1]
        question = self._book.questionnaire.questions.get(name)
        if question is not None and "options" not in text.path:
            yield [question.kind, *sorted(question.named_answers)]


def _hash(data: Any) -> str:
    text = json.dumps(data, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]
