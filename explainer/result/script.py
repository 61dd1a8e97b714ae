"""What she can read out on the phone, from her answers."""

from collections.abc import Iterable, Iterator

from explainer.explanation import Script
from explainer.result.because import Fact, facts_of
from explainer.result.person import Person
from rules import Level, Truth

MOST_HISTORY = 2
Sign = tuple[str, str]  # a question and one of its options


def script_of(person: Person) -> Script | None:
    """The call in the order in which it is asked; None where there is no call to prepare."""
    if person.level in (None, Level.EMERGENCY):
        return None
    parts = _Script(person)
    what, before = parts.what(), parts.before()
    first, then = (before, what) if parts.is_about_before() else (what, before)
    told = parts.who(), first, then, parts.request()
    if person.assessment.card and not (what or parts.history() or parts.questions()):
        return None
    return Script(tuple(" ".join(texts) for texts in told if texts))


class _Script:
    def __init__(self, person: Person) -> None:
        self._person, self._words = person, person.wording.call_script
        own = person.own_heading
        self._own = own
        self._another_matter = bool(own and own.phone)  # what she calls about is not the cervix
        self._told_by = [
            (applied.level, facts_of(person, applied.rule))
            for applied in person.assessment.applied
            if applied.truth is Truth.YES
        ]
        self._signs = sorted(_signs(person, self._another_matter), key=self._urgency)

    def who(self) -> tuple[str, ...]:
        """Her name, how far the pregnancy is, and how many babies."""
        first = () if self._another_matter else self._person.said(self._words.first)
        name = self._words.name_after if first else self._words.name
        face_to_face = self._person.level is Level.NEXT_APPOINTMENT
        return (*first, *([] if face_to_face else [name]), *self._person.first(self._words.who))

    def what(self) -> tuple[str, ...]:
        """What she feels, and since when; or how to say a sign that starts later."""
        doubts = [] if self._another_matter else list(_doubts(self._person))
        if not self._signs and not doubts and self._person.assessment.card:
            return self._person.first(self._words.later)
        elsewhere = _signs_of_another_matter(self._person)
        here = [sign for sign in self._signs if sign not in elsewhere]
        last = [sign for sign in self._signs if sign in elsewhere]
        new = [] if self._another_matter else [sign for sign in here if self._has_begun(sign)]
        old = [sign for sign in here if sign not in new]
        since = self._person.first(self._words.since) if new else ()
        # Who is not sure of a list can still say what made them unsure.
        open_end = self._person.first(self._words.later) if doubts and not here else ()
        says = self._sentence
        return (*map(says, new), *since, *map(says, old), *doubts, *open_end, *map(says, last))

    def _has_begun(self, sign: Sign) -> bool:
        """Whether a sign is new enough to be asked since when."""
        return self._urgency(sign)[0] <= list(Level).index(Level.CALL_TODAY)

    def is_about_before(self) -> bool:
        """Whether she calls because of what happened before, or was seen, and of no sign.

        A sign that calls for another number is not what this call is about.
        """
        person = self._person
        counts = [a for a in person.deciding if not person.calls_elsewhere(a.rule)]
        facts = [fact for applied in counts for fact in facts_of(person, applied.rule)]
        no_sign = not any(sign in facts for sign in self._signs)
        return bool(facts) and no_sign and all(applied.truth is Truth.YES for applied in counts)

    def before(self) -> tuple[str, ...]:
        """What was found in this pregnancy, what happened before, and the care so far."""
        if self._another_matter:
            return ()
        found = self._person.first(self._words.found)
        care = (self._person.first(texts) for texts in self._words.care.values())
        return (*found, *self.history(), *(text for texts in care for text in texts))

    def history(self) -> tuple[str, ...]:
        """What happened before, in one or two parts."""
        found = (self._person.first(texts) for texts in self._words.history.values())
        return tuple(text for texts in found for text in texts)[:MOST_HISTORY]

    def request(self) -> tuple[str, ...]:
        """What she was told, and what she asks for."""
        level = self._person.level
        assert level is not None
        told = [text] if (text := getattr(self._words.told, level, None)) else []
        if self._own:
            return (*told, self._own.request)
        questions, request = (
            self.questions(),
            self._person.first(getattr(self._words.request, level)),
        )
        if level is Level.NEXT_APPOINTMENT:
            told_something = self._signs or self.history()
            return (*(request if told_something else ()), *questions[:1]) or request
        return (*told, *(questions[:2] or request))

    def questions(self) -> tuple[str, ...]:
        """Questions of the advice that the reasons name, where she calls about no sign."""
        advice = [self._person.wording.advice[name] for name in named_advice(self._person)]
        if any(words.said_by for words in advice) or self._speaks_of_later:
            return ()
        asked = dict.fromkeys(text for words in advice for text in self._person.said(words.ask))
        return tuple(asked)

    @property
    def _speaks_of_later(self) -> bool:
        return bool(self._person.assessment.card and self.what())

    def _sentence(self, sign: Sign) -> str:
        options = self._person.book.questionnaire.question(sign[0]).options
        option = next(option for option in options if option.id == sign[1])
        return option.say or option.summary

    def _urgency(self, sign: Sign) -> tuple[int, bool]:
        levels = list(Level)
        found = (levels.index(level) for level, facts in self._told_by if sign in facts)
        first = sign[1] in self._words.starts_with.get(sign[0], ())
        return min(found, default=len(levels)), not first


def _signs(person: Person, only_deciding: bool) -> Iterator[Sign]:
    """The signs that she ticked; or only those that give the result its level."""
    deciding = {fact for applied in person.deciding for fact in facts_of(person, applied.rule)}
    for question in person.book.questionnaire:
        if question.symptom:
            ticked = person.ticked(question.id)
            signs = [(question.id, option.id) for option in question.options if option.id in ticked]
            yield from (sign for sign in signs if sign in deciding or not only_deciding)


def _signs_of_another_matter(person: Person) -> frozenset[Fact]:
    """The signs that call for another number than the heading does."""
    other = (a.rule for a in person.deciding if person.calls_elsewhere(a.rule))
    return frozenset[Fact]().union(*(facts_of(person, rule) for rule in other))


def _doubts(person: Person) -> Iterator[str]:
    for name in person.not_sure_of:
        question = person.book.questionnaire.question(name)
        if question.symptom and question.say_not_sure:
            yield question.say_not_sure


def named_advice(person: Person) -> Iterable[str]:
    """The names of the advice that the reasons for this level name, or that comes with the card."""
    deciding = {applied.rule for applied in person.deciding}
    named = [name for rule in person.book.rules if rule.id in deciding for name in rule.advice]
    if person.assessment.card:
        cards = {card.id: card for card in person.book.cards}
        named = [*cards[person.assessment.card].advice]
    return dict.fromkeys(named)
