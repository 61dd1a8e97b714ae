"""A comparison of two versions in words, for text and for paper."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from explainer.answers_in_words import answer_in_words, value_in_words
from explainer.changes.numbers import counted, ranges, share
from explainer.sentences import Sentences, SentenceWords, Voice
from explainer.signoff.standing import PARTS
from explainer.words import Wording
from rules.changes.change import Change, Need, Value
from rules.changes.comparing import Restale
from rules.changes.effect import Effect, Gain, Move
from rules.changes.pair import LeftOut
from rules.changes.versions import Version
from rules.model.levels import Level
from rules.model.questions import NONE, AnyQuestion
from rules.model.rules import QUIET
from rules.proof.space import Person

NOTHING = "(not there)"
ASPECTS = {
    "level": "another level",
    "contact": "another contact",
    "advice": "other advice",
    "reasons": "other rules that apply",
    "topics": "other topics to read",
}


@dataclass(frozen=True)
class SaidChange:
    """One change: what kind, of what, where, before and after, and who has to sign it."""

    kind: str
    what: str
    place: str
    before: str
    after: str
    need: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class SaidMove:
    """People who move from one level or contact to another, and one of them."""

    title: str
    how_many: str
    in_common: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...]
    before: str
    after: str


@dataclass(frozen=True)
class SaidEffect:
    """For whom it makes a difference."""

    compared: str
    differing: str
    by_aspect: tuple[str, ...]
    levels: tuple[SaidMove, ...]
    contacts: tuple[SaidMove, ...]
    rules: tuple[str, ...]
    advice: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Bookings:
    """What a thousand made-up people are told, before and after: notes, and tables with a head."""

    title: str
    notes: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]


@dataclass(frozen=True)
class Report:
    """All that is said of a comparison. Without a change, `changes` is empty."""

    old: str
    new: str
    summary: str
    changes: tuple[SaidChange, ...]
    effect: SaidEffect | None
    not_compared: str | None
    stale: tuple[tuple[str, str], ...]
    to_sign: tuple[tuple[str, str], ...]
    bookings: Bookings | None = None


class Writer:
    """Puts a comparison of two versions in words."""

    def __init__(self, old: Version, new: Version, wording: Wording, words: SentenceWords) -> None:
        self._old, self._new, self._wording = old, new, wording
        self._sentences = [Sentences(v.book, words, Voice.CLINICAL) for v in (old, new)]
        self._questions: Mapping[str, AnyQuestion] = {
            **old.book.questionnaire.questions,
            **new.book.questionnaire.questions,
        }

    def report(
        self,
        changes: tuple[Change, ...],
        effect: Effect | None,
        not_compared: str | None,
        stale: tuple[Restale, ...],
    ) -> Report:
        """The whole comparison in words."""
        return Report(
            old=f"{self._old.name} (rule set {self._old.book.version})",
            new=f"{self._new.name} (rule set {self._new.book.version})",
            summary=_summary(changes),
            changes=tuple(map(self._change, changes)),
            effect=self._effect(effect) if effect else None,
            not_compared=not_compared,
            stale=tuple(self._stale(stale)),
            to_sign=tuple(self._to_sign(changes, stale)),
        )

    # --- the changes ---------------------------------------------------------------------------

    def _change(self, change: Change) -> SaidChange:
        return SaidChange(
            kind=change.kind,
            what=" ".join(filter(None, (f"{change.about} {change.name}", _part(change.part)))),
            place=change.place,
            before=self._value(change, change.before, 0),
            after=self._value(change, change.after, 1),
            need=change.need,
            rules=change.rules,
        )

    def _value(self, change: Change, value: Value, side: int) -> str:
        if value is None:
            return NOTHING
        if isinstance(value, tuple):
            return "\n".join(value) if change.part == "evidence" else ", ".join(value)
        if not isinstance(value, str):
            return self._sentences[side].condition(value)
        levels = change.about == "rule" and change.part in ("level", "if_cant_tell")
        return self._level(value) if levels and value != QUIET else value

    def _level(self, level: str) -> str:
        return f"{level} (“{self._wording.levels[Level(level)].label}”)"

    # --- for whom ------------------------------------------------------------------------------

    def _effect(self, effect: Effect) -> SaidEffect:
        total = effect.sets
        aspects = [
            f"{ASPECTS[aspect]}: {_of(count, total)}"
            for aspect, count in effect.by_aspect.items()
            if count
        ]
        return SaidEffect(
            compared=counted(total),
            differing=_of(effect.differing, total) if effect.differing else "",
            by_aspect=tuple(aspects),
            levels=tuple(map(self._move, sorted(effect.levels, key=_most_worrying))),
            contacts=tuple(map(self._move, effect.contacts)),
            rules=tuple(_gains(effect.rules, "applies to")),
            advice=tuple(_gains(effect.advice, "is given to")),
            left_out=tuple(map(self._left_out, effect.left_out)),
        )

    def _move(self, move: Move) -> SaidMove:
        questions = self._questions
        answers = {**move.before.answers, **move.after.answers}
        return SaidMove(
            title=f"{move.old} → {move.new}{_direction(move)}",
            how_many=f"{counted(move.sets)} sets of answers: {share(move.sets, move.of_before)} "
            f"of those that came out as {move.old} before",
            in_common=tuple(
                (questions[name].label, _possible(questions[name], only))
                for name, only in move.in_common.items()
            ),
            answers=tuple(
                (questions[name].label, answer_in_words(questions[name], answers[name]))
                for name in questions
                if name in answers
            ),
            before=_outcome(move.before),
            after=_outcome(move.after),
        )

    def _left_out(self, left: LeftOut) -> str:
        question = self._questions[left.question]
        name = f"“{question.label}” ({left.question})"
        if left.side is None:
            return f"{name}: the versions share no answer to it. Whoever is asked it is left out."
        if not left.answers:
            return f"{name} is asked by the {left.side} version only. Any answer to it counts."
        only = ", ".join(ranges(left.answers))
        return f"{name}: only the {left.side} version takes {only}. Sets with that are left out."

    # --- signing -------------------------------------------------------------------------------

    def _stale(self, stale: tuple[Restale, ...]) -> Iterator[tuple[str, str]]:
        for rule in stale:
            for signature in rule.signatures:
                what = f"signed by {signature.name} ({signature.role}) on {signature.date}; "
                yield rule.rule, what + "since then changed: " + _parts(rule.parts)

    def _to_sign(
        self, changes: tuple[Change, ...], stale: tuple[Restale, ...]
    ) -> Iterator[tuple[str, str]]:
        """The least sign-off, and for what."""
        rules: dict[Need, list[str]] = {need: [] for need in Need}
        for rule in stale:
            rules[rule.need].append(rule.rule)
        old, new = self._old.book.rules_by_id, self._new.book.rules_by_id
        rules[Need.BOTH] += [rule for rule in new if rule not in old]
        outside = [f"{c.about} {c.name}" for c in changes if c.need is Need.OUTSIDE]
        rules[Need.OUTSIDE] = list(dict.fromkeys(outside))
        for need, names in rules.items():
            if names:
                yield need, ", ".join(names)


def _summary(changes: tuple[Change, ...]) -> str:
    if not changes:
        return "Nothing changed in meaning, words or evidence."
    kinds = Counter(change.kind for change in changes)
    listed = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    return f"{len(changes)} change{'s' if len(changes) > 1 else ''}: {listed}"


def _part(part: str) -> str:
    return f"({part.replace('_', ' ')})" if part else ""


def _parts(parts: Iterable[str]) -> str:
    return ", ".join(PARTS[part] for part in parts)


def _of(part: int, whole: int) -> str:
    return f"{counted(part)}, which is {share(part, whole)}"


def _gains(gains: Iterable[Gain], verb: str) -> Iterator[str]:
    for gain in gains:
        parts = [
            f"{counted(number)} {words} set{'s' if number > 1 else ''} of answers"
            for number, words in ((gain.gained, "more"), (gain.lost, "fewer"))
            if number
        ]
        yield f"{gain.name} {verb} {' and '.join(parts)}"


def _direction(move: Move) -> str:
    """Whether a level became more or less urgent; nothing for a contact."""
    if move.old not in list(Level):
        return ""
    lower = Level(move.old).more_urgent_than(Level(move.new))
    return ", less urgent" if lower else ", more urgent"


def _most_worrying(move: Move) -> tuple[bool, int, int]:
    """Moves to less urgent levels first, those from the most urgent level before others."""
    old, new = Level(move.old).rank, Level(move.new).rank
    return new < old, old, new


def _outcome(person: Person) -> str:
    applied = [
        f"{rule} ({level}{', not sure' if truth == 'cant_tell' else ''})"
        for rule, (truth, level) in person.applied.items()
    ]
    contact = ", ".join(person.contacts)
    return f"{person.level}, contact {contact}; rules: {', '.join(applied) or 'none'}"


def _possible(question: AnyQuestion, only: tuple[str, ...]) -> str:
    """The answers that are left of a question."""
    words = [_answer(question, text) for text in ranges(only)]
    if question.kind != "choices" or only == (NONE,):
        return " or ".join(words)
    return f"nothing but {', '.join(words)}"


def _answer(question: AnyQuestion, text: str) -> str:
    if text == NONE and question.kind == "choices":
        return question.none or text
    if question.kind == "number" and text not in question.special_answers:
        return text
    return f"“{value_in_words(question, text)}”"
