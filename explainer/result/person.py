"""One person's answers, and which of the wording's texts are meant for them."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from explainer.answers_in_words import answer_in_words
from explainer.explanation import Told
from explainer.reasons.deciding import deciding_questions
from explainer.texts import FROM_ANSWERS, ConditionalText, text_of
from explainer.wording import DOUBTS, fill, naming
from explainer.words import NOT_KNOWN_YET, PHONE, ContactWords, HeadingWords, Wording
from rules import Applied, Assessment, Level, RuleBook, Truth, named_states
from rules.engine.walk import truth_of
from rules.model.answers import is_unknown
from rules.model.conditions import Condition
from rules.model.questions import NOT_SURE, PREFER_NOT_TO_SAY


class Person:
    """The answers of one person with what the rules said of them, and the words to say it in."""

    def __init__(self, book: RuleBook, assessment: Assessment, wording: Wording) -> None:
        self.book, self.assessment, self.wording = book, assessment, wording
        self.states = named_states(book, assessment)
        self._held: dict[int, bool] = {}
        self._deciding: dict[str, tuple[Told, ...]] = {}

    def holds(self, condition: Condition | None) -> bool:
        """Whether a condition is a plain yes for this person; no condition fits everybody."""
        if condition is None:
            return True
        known = self._held.get(id(condition))  # the wording keeps each condition, so its id stays
        if known is None:
            truth = truth_of(condition, self.states, self.book.conditions)
            known = self._held[id(condition)] = truth is Truth.YES
        return known

    def meant(self, texts: Iterable[str | ConditionalText]) -> Iterator[str | ConditionalText]:
        """The texts that are meant for this person, as they are written."""
        return (text for text in texts if isinstance(text, str) or self.holds(text.when))

    def said(self, texts: Iterable[str | ConditionalText]) -> tuple[str, ...]:
        """The texts that are meant for this person."""
        return tuple(self.fill(text_of(text)) for text in self.meant(texts))

    def first(self, texts: Iterable[str | ConditionalText]) -> tuple[str, ...]:
        """The first text that is meant for this person, alone; nothing where none is."""
        return self.said(texts)[:1]

    def fill(self, text: str) -> str:
        """The text with whom to call, phone numbers and answers in their places."""
        return fill(
            FROM_ANSWERS.sub(self._answer, text), self.wording, self.contact_name, self.whom
        )

    def said_of(self, applied: Applied) -> str:
        """What she told, or was not sure of, that makes a rule apply.

        Of a doubt, the answers in doubt are named where the wording leaves a gap for them.
        """
        words = self.wording.rules[applied.rule]
        unsure = () if applied.truth is Truth.YES else self.first(words.cant_tells)
        found = next(self.meant(words.findings), words.findings[-1])
        said = unsure[0] if unsure else self.fill(text_of(found))
        return said.replace(DOUBTS, self._doubts(applied.rule)) if DOUBTS in said else said

    def deciding_answers(self, rule: str) -> tuple[Told, ...]:
        """The answers that decide how a rule came out, in the order in which they are asked."""
        known = self._deciding.get(rule)
        if known is None:
            names = deciding_questions(self.book, self.assessment, rule)
            known = self._deciding[rule] = tuple(map(self.told, names))
        return known

    def _doubts(self, rule: str) -> str:
        """The answers that leave a rule open, by their short names; those not shared by themselves.

        No other answer is named: a sign that was told, or none of it, is no doubt.
        """
        words, doubts = self.wording.doubts, [t for t in self.deciding_answers(rule) if t.unsure]
        not_sure = [told.label for told in doubts if not told.declined]
        declined = [told.label for told in doubts if told.declined]
        named = ((words.not_sure, not_sure), (words.declined, declined))
        return " ".join(naming(text, labels, self.wording) for text, labels in named if labels)

    def _answer(self, match: re.Match[str]) -> str:
        """An answer in words, or a number alone; only said where it was given."""
        kind, name = match.groups()
        return str(self.states[name]) if kind == "number" else self.told(name).answer

    def told(self, name: str) -> Told:
        """One answer in words."""
        question, state = self.book.questionnaire.question(name), self.states[name]
        answer = answer_in_words(question, state, self.wording)
        return Told(name, question.label, answer, is_unknown(state), state == PREFER_NOT_TO_SAY)

    def ticked(self, name: str) -> frozenset[str]:
        """The options of a question that are ticked or picked."""
        state = self.states[name]
        options = state if isinstance(state, frozenset) else {state}
        return frozenset(option for option in options if isinstance(option, str))

    @property
    def not_sure_of(self) -> list[str]:
        """The questions answered "not sure"."""
        return [name for name, state in self.states.items() if state == NOT_SURE]

    @property
    def declined(self) -> list[str]:
        """The questions answered "prefer not to say"."""
        return [name for name, state in self.states.items() if state == PREFER_NOT_TO_SAY]

    @property
    def level(self) -> Level | None:
        """The level of the result."""
        return self.assessment.level

    @property
    def cannot_wait(self) -> bool:
        """Whether the result asks for a call at any hour: to 999, or now."""
        return self.level is not None and self.level.more_urgent_than(Level.CALL_TODAY)

    @property
    def deciding(self) -> list[Applied]:
        """The rules that give the result its level."""
        return [applied for applied in self.assessment.applied if applied.level is self.level]

    @property
    def contact_id(self) -> str:
        """Whom to call, by the rules."""
        return self.assessment.contact or NOT_KNOWN_YET

    @property
    def whom(self) -> str:
        """Whom she is told to call: the contact, or the number in its place."""
        return self.wording.whom(self.contact_id, self.level)

    @property
    def contact(self) -> ContactWords:
        """The words for whom to call."""
        return self.wording.contacts[self.contact_id]

    @property
    def number_instead(self) -> str | None:
        """The number that is called in place of the contact, where a call cannot wait for it."""
        _, is_number, name = self.whom.partition(PHONE)
        return self.wording.phones[name].shown if is_number else None

    @property
    def contact_name(self) -> str:
        """Whom to call, as it stands in a sentence."""
        return self.number_instead or self.contact.name

    @cached_property
    def own_heading(self) -> HeadingWords | None:
        """The heading that the rules of this result put in the place of the level's, if any do."""
        return own_heading(self.wording, self.assessment)

    def calls_elsewhere(self, rule: str) -> bool:
        """Whether a rule's heading orders a number, and the result orders another call."""
        heading = self.wording.rules[rule].heading
        return bool(heading and heading.phone and heading is not self.own_heading)


def own_heading(wording: Wording, assessment: Assessment) -> HeadingWords | None:
    """The heading that the rules of a result put in the place of the level's, if they do.

    One that is not `alone` counts when its rule is a plain yes. One that is `alone` counts when
    every rule of this level or a more urgent one has the same heading.
    """
    deciding = [a for a in assessment.applied if a.level is assessment.level]
    headings = [wording.rules[applied.rule].heading for applied in deciding]
    for applied, heading in zip(deciding, headings, strict=True):
        if heading and not heading.alone and applied.truth is Truth.YES:
            return heading
    first = headings[0] if headings else None
    return first if first and all(heading == first for heading in headings) else None
