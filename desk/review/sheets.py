"""The sheets of a review, and on which of them each thing that is said or decided is read.

Nothing is left out: what belongs to no other item gets one of its own, by the first two steps of
its name.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from desk.acceptance.entries import ORDER, Entry
from desk.acceptance.kinds import Who, kind_of
from explainer.review.decisions import Decision
from rules.loading.layout import CLINICAL, QUESTIONNAIRE, WORDS, clinical
from rules.model.book import RuleBook
from rules.model.rules import family_of
from rules.signoff.meaning import OPTION_TEXTS, QUESTION_TEXTS

CONDITIONS = clinical("conditions").as_posix()
REASONS = ("rationale", "evidence", "hazards")  # of a rule; no part of what it decides


class Sheet(StrEnum):
    """What is read in one go. The first three are signed, the others accepted."""

    DECISIONS = "decisions"
    QUESTIONS = "questions"
    WORDS = "words"
    AROUND = "around"
    READING = "reading"


class Home(NamedTuple):
    """The sheet and the item on which something is read."""

    sheet: Sheet
    item: str


class Homes:
    """Where each entry is read."""

    def __init__(self, book: RuleBook, decisions: Iterable[Decision]) -> None:
        self._book = book
        order = [*book.rules_by_id]
        made = sorted(decisions, key=lambda d: order.index(d.rules[0]))
        self._decision = {family_of(rule): d.id for d in made for rule in d.rules}
        self._asked = dict(_asked_alike(book))
        self._opened: dict[str, str] = {}
        for decision in made:
            for name in decision.conditions:
                self._opened.setdefault(name, decision.id)

    @property
    def asked(self) -> Mapping[str, str]:
        """For each question that not everybody is asked, the item that says who is."""
        return self._asked

    def of(self, entry: Entry) -> Home:
        """The home of one entry."""
        return (
            self._of_question(entry)
            or self._of_words(entry)
            or self._of_condition(entry)
            or self._of_rule(entry)
            or self._other(entry)
        )

    def _of_question(self, entry: Entry) -> Home | None:
        if entry.file != QUESTIONNAIRE.as_posix() or len(entry.named) < 5:
            return None
        name, field = entry.named[3], entry.named[-1]
        if field == "asked_when":
            return Home(Sheet.DECISIONS, self._asked[name])
        signed = OPTION_TEXTS if "options" in entry.named else (*QUESTION_TEXTS, "none", "unit")
        if field in signed or "counted" in entry.named:
            return Home(Sheet.QUESTIONS, f"question {name}")
        return Home(Sheet.AROUND, f"answers {name}")

    def _of_words(self, entry: Entry) -> Home | None:
        if entry.file != WORDS.as_posix() or len(entry.named) < 2:
            return None
        block, name = entry.named[:2]
        if block == "rules" and family_of(name) in self._decision:
            return Home(Sheet.WORDS, f"words {self._decision[family_of(name)]}")
        shown: Mapping[str, str] = {"levels": "level", "advice": "advice"}
        return Home(Sheet.WORDS, f"{shown[block]} {name}") if block in shown else None

    def _of_condition(self, entry: Entry) -> Home | None:
        if entry.file != CONDITIONS or len(entry.named) < 3:
            return None
        name, field = entry.named[1:3]
        if field == "means":
            return Home(Sheet.QUESTIONS, f"term {name}")
        if name in self._opened:
            return Home(Sheet.DECISIONS, f"decision {self._opened[name]}")
        return Home(Sheet.AROUND, f"condition {name}")

    def _of_rule(self, entry: Entry) -> Home | None:
        is_rule = entry.file.startswith(CLINICAL.as_posix()) and entry.named[:1] == ("rules",)
        if not is_rule or len(entry.named) < 3 or entry.named[1] not in self._decision:
            return None
        decision = self._decision[entry.named[1]]
        if entry.named[-1] in REASONS:
            return Home(Sheet.AROUND, f"reasons {decision}")
        return Home(Sheet.DECISIONS, f"decision {decision}")

    def _other(self, entry: Entry) -> Home:
        steps = entry.named[:2] if entry.name.rpartition(".")[2] != ORDER else entry.named[:1]
        is_clinical = kind_of(entry, self._book).who is Who.CLINICIAN
        name = " ".join((entry.file.rpartition("/")[2].removesuffix(".yaml"), *steps))
        if is_clinical:
            return Home(Sheet.AROUND, f"{name} (clinician)")  # what is left of it, readers accept
        return Home(Sheet.READING, name)


def _asked_alike(book: RuleBook) -> Iterator[tuple[str, str]]:
    """Questions that the same people are asked share an item, called by the first of them."""
    first: dict[str, str] = {}
    for question in book.questionnaire:
        if question.asked_when is not None:
            yield question.id, first.setdefault(repr(question.asked_when), f"asked {question.id}")
