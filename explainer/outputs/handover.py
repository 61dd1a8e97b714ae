"""What a midwife or doctor reads of a result, in the order in which they hand over to each other.

Situation, background, what was asked and answered with none, what was not told, request. All of it
is what the person told, in the words of the questionnaire. Nothing is examined, nobody is told what
to do, and there is room to write.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from explainer.explanation import Explanation
from explainer.screen_words import ScreenTexts
from rules import Assessment, RuleBook, named_states
from rules.model.answers import Blank, State
from rules.model.questions import NOT_SURE, PREFER_NOT_TO_SAY, AnyQuestion

MOST_RULES: Final = 5
UNKNOWN: Final = {"not_sure": NOT_SURE, "not_said": PREFER_NOT_TO_SAY}


@dataclass(frozen=True)
class Part:
    """A part of the page: its heading, a line in bold, points, and lines of text."""

    heading: str
    first: str
    points: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Handover:
    """Everything that stands on the page, as text, in the order in which it is read."""

    language: str
    site: str
    title: str
    description: str
    made_on: str
    sign_off: str
    write_on: tuple[str, ...]
    parts: tuple[Part, ...]
    rests_on: str
    room: str
    room_lines: tuple[str, ...]
    footer: str
    page: str


def handover(
    book: RuleBook,
    assessment: Assessment,
    explanation: Explanation,
    words: ScreenTexts,
    today: date,
) -> Handover:
    """The page for these answers, made on `today`."""
    return _Handing(book, assessment, explanation, words, today).over()


class _Handing:
    def __init__(
        self,
        book: RuleBook,
        assessment: Assessment,
        explanation: Explanation,
        words: ScreenTexts,
        today: date,
    ) -> None:
        self._assessment, self._explanation = assessment, explanation
        self._words, self._site = words["handover"], words["site"]
        self._grammar = explanation.grammar
        self._date = self._grammar.day(today)
        rows = (row for section in explanation.told_us for row in section.rows)
        self._answers = {row.question: row.answer for row in rows}
        self._weeks = book.questionnaire.weeks.id if book.questionnaire.weeks else ""
        self._pregnant, _ = book.questionnaire.situations.get("pregnant", ("", ""))
        states = named_states(book, assessment)
        self._asked = [
            (book.questionnaire.question(name), state)
            for name, state in states.items()
            if not isinstance(state, Blank)
        ]

    def over(self) -> Handover:
        words, e = self._words, self._explanation
        signed = e.approved
        return Handover(
            language=e.language,
            site=self._site["name"],
            title=words["title"],
            description=words["description"],
            made_on=words["made_on"].format(date=self._date),
            sign_off=words["approved"] if signed else words["not_approved"],
            write_on=(words["name"], words["born"], words["number"]),
            parts=tuple(part for part in self._parts() if part.first or part.points or part.lines),
            rests_on=self._rests_on(),
            room=words["room"],
            room_lines=(words["seen_by"], words["when"], words["found"], words["plan"]),
            footer=words["footer"].format(date=self._date, version=e.version),
            page=words["page"],
        )

    def _parts(self) -> Iterator[Part]:
        words = self._words
        signs = tuple(s for q, state in self._told() if q.symptom for s in self._ticked(q, state))
        of_signs = [state for q, state in self._asked if q.symptom]
        no_sign = words["no_sign"] if set(of_signs) == {frozenset()} else ""
        yield Part(words["situation"], self._who(), signs, _kept(no_sign))
        yield Part(words["background"], "", tuple(self._background()), ())
        yield Part(words["negatives"], "", (), _kept(self._negatives()))
        yield Part(words["not_told"], "", (), tuple(self._not_told()))
        yield Part(words["request"], self._advised(), self._explanation.ask, ())

    def _told(self) -> Iterable[tuple[AnyQuestion, State]]:
        """The answers that say something: neither none nor unknown."""
        return (
            (question, state)
            for question, state in self._asked
            if state not in UNKNOWN.values() and state != frozenset()
        )

    def _who(self) -> str:
        """Weeks and babies; that she is pregnant, or may be, where her weeks do not say so."""
        said = {q.id: self._answers[q.id] for q, _ in self._told() if q.introduces}
        if self._weeks in said:
            said.pop(self._pregnant, None)
        sentences = self._grammar.in_sentences(said.values())
        if said:
            return self._words["who"].format(told=sentences)
        unsure = any(q.id == self._pregnant and state == NOT_SURE for q, state in self._asked)
        return self._words["may_be_pregnant"] if unsure else ""

    def _background(self) -> Iterator[str]:
        for question, state in self._told():
            if not question.symptom and not question.introduces:
                if question.kind == "number":
                    yield self._grammar.with_label(question.label, self._answers[question.id])
                else:
                    yield from self._ticked(question, state)

    def _negatives(self) -> str:
        """Everything that was answered with none, in one line."""
        none = [q.label for q, state in self._asked if state == frozenset()]
        return self._words["none_of"].format(labels=self._grammar.several(none)) if none else ""

    def _not_told(self) -> Iterator[str]:
        found = {
            key: [q.label for q, state in self._asked if state == answer]
            for key, answer in UNKNOWN.items()
        }
        found["missing"] = [told.label for told in self._explanation.missing]
        for key, labels in found.items():
            if labels:
                yield self._words[key].format(labels=self._grammar.several(labels))

    def _advised(self) -> str:
        level = self._assessment.level
        return self._words[f"advised_{level.value}"] if level else ""

    def _rests_on(self) -> str:
        """The rules that decide the level, by their ids: who reviews can look them up."""
        level = self._assessment.level
        rules = [applied.rule for applied in self._assessment.applied if applied.level is level]
        named = ", ".join(rules[:MOST_RULES])
        more = len(rules) - MOST_RULES
        key = "rests_on_more" if more > 0 else "rests_on"
        return self._words[key].format(rules=named, number=more) if rules else ""

    def _ticked(self, question: AnyQuestion, state: State) -> Iterator[str]:
        """Each option of an answer by itself."""
        if question.kind == "choices" and isinstance(state, frozenset):
            yield from (option.summary for option in question.options if option.id in state)
        else:
            yield self._answers[question.id]


def _kept(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
