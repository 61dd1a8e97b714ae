"""From an assessment to its explanation."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from explainer.explanation import (
    AdviceText,
    Explanation,
    HelplineText,
    Reason,
    ToldSection,
    TopicLink,
    Unsure,
    WhatToDo,
    WhatWasTold,
)
from explainer.helplines import helplines_for
from explainer.reasons.merging import merged
from explainer.reasons.whatif import doubts_that_matter
from explainer.result.because import because, doubts_line
from explainer.result.call import (
    beside,
    call_help,
    call_of,
    card_of,
    contact_text,
    sorrow,
    where,
    where_there,
)
from explainer.result.happens import happens
from explainer.result.person import Person
from explainer.result.script import named_advice, script_of
from explainer.result.signs import Watching
from explainer.signoff.approval import is_approved
from explainer.texts import SaidTexts
from explainer.wording import load_wording
from explainer.words import Wording
from rules import Applied, Assessment, Level, RuleBook, Truth
from rules.loading.project import Project
from rules.model.answers import Blank


def explain(book: RuleBook, assessment: Assessment, wording: Wording | None = None) -> Explanation:
    """The assessment in plain English, all of it computed from the trace and the rules.

    Without `wording`, in the words of this project.
    """
    return _Explaining(Person(book, assessment, wording or _own_wording())).explanation()


@cache
def _own_wording() -> Wording:
    return load_wording(Project())


def what_to_do(book: RuleBook, assessment: Assessment, wording: Wording) -> WhatToDo:
    """What cannot wait: a small part of the explanation, for when not all is answered yet.

    It tries out no other answers, which with many still missing takes far longer than all else.
    """
    return _Explaining(Person(book, assessment, wording)).what_to_do()


def what_was_told(book: RuleBook, assessment: Assessment, wording: Wording) -> WhatWasTold:
    """The answers in words, and what is missing: the part that says nothing of what they mean."""
    return _Explaining(Person(book, assessment, wording)).what_was_told()


class _Explaining:
    def __init__(self, person: Person) -> None:
        self._person, self._assessment = person, person.assessment

    def explanation(self) -> Explanation:
        person, urgent, told = self._person, self.what_to_do(), self.what_was_told()
        watching, doubts = Watching(person), tuple(self._doubts())
        return Explanation(
            **_fields(urgent),
            language=person.wording.language,
            grammar=person.wording.grammar,
            complete=self._assessment.complete,
            near=watching.near(),
            happens=happens(person, watching.contact),
            could_not_tell=doubts,
            doubts_line=None if doubts else doubts_line(person),
            declined=tuple(map(person.told, person.declined)),
            look_out_for=watching.look_out_for(),
            advice=tuple(self._advice(urgent)),
            ask=self._ask(),
            topics=tuple(map(self._topic, self._assessment.topics)),
            helplines=self._helplines(),
            told_us=told.sections,
            missing=told.missing,
            approved=is_approved(person.book, person.wording),
            version=person.book.version,
        )

    def _look(self) -> str:
        card, level = self._assessment.card, self._person.level
        return self._person.wording.cards[card].look if card else (level.value if level else "")

    def what_to_do(self) -> WhatToDo:
        person, level = self._person, self._person.level
        return WhatToDo(
            level=level,
            look=self._look(),
            card=card_of(person),
            contact=contact_text(person),
            why=merged(map(self._reason, self._assessment.applied)),
            sorrow=sorrow(person),
            because=because(person),
            call=call_of(person),
            where=where(person),
            where_there=where_there(person),
            script=script_of(person),
            call_help=call_help(person),
            beside=self._advice_text(help_beside) if (help_beside := beside(person)) else None,
        )

    def what_was_told(self) -> WhatWasTold:
        missing = tuple(map(self._person.told, self._assessment.missing))
        return WhatWasTold(tuple(self._told_us()), missing)

    def _reason(self, applied: Applied) -> Reason:
        person = self._person
        words = person.wording.rules[applied.rule]
        return Reason(
            rule=applied.rule,
            also=(),
            level=applied.level,
            level_label=person.wording.levels[applied.level].label,
            truth=applied.truth,
            text=person.said_of(applied),
            meaning=" ".join(self._meaning(applied, words.meanings)) or None,
            answers=person.deciding_answers(applied.rule),
        )

    def _meaning(self, applied: Applied, meanings: SaidTexts) -> tuple[str, ...]:
        """What a sign means in general; of a doubt, only what is meant for a doubt.

        Who was not sure of a whole list named no sign that "this" could stand for.
        """
        if applied.truth is not Truth.YES:
            meanings = tuple(text for text in meanings if not isinstance(text, str))
        return self._person.said(meanings)

    def _advice(self, urgent: WhatToDo) -> Iterator[AdviceText]:
        """The advice with something left to say to this person, and said nowhere else."""
        elsewhere = {"script": urgent.script, "call_help": urgent.call_help}
        for name in self._wanted:
            said_by, found = self._person.wording.advice[name].said_by, self._advice_text(name)
            if found and found != urgent.beside and not (said_by and elsewhere[said_by]):
                yield found

    def _advice_text(self, name: str) -> AdviceText | None:
        words = self._person.wording.advice[name]
        text, steps = self._person.said(words.text), self._person.said(words.steps)
        return AdviceText(name, words.title, text, steps) if text else None

    @property
    def _wanted(self) -> list[str]:
        """The advice for this person, that of the reasons first.

        Where the call cannot wait, advice that can is left out, unless a reason names it.
        """
        named, words = named_advice(self._person), self._person.wording.advice
        given = sorted(self._assessment.advice, key=lambda name: name not in named)
        cannot_wait = self._person.cannot_wait
        return [n for n in given if n in named or not (cannot_wait and words[n].can_wait)]

    def _ask(self) -> tuple[str, ...]:
        """What to ask on the phone; in a call that cannot wait, only of what it is about.

        Whoever calls in an emergency is asked, and asks nothing.
        """
        level = self._person.level
        if level is Level.EMERGENCY:
            return ()
        asked: dict[str, None] = {}
        for name in named_advice(self._person) if level is Level.CALL_NOW else self._wanted:
            words = self._person.wording.advice[name]
            if self._person.said(words.text):
                asked |= dict.fromkeys(self._person.said(words.ask))
        return tuple(asked)

    def _doubts(self) -> Iterator[Unsure]:
        declined = self._person.declined
        for name, raises in doubts_that_matter(self._person.book, self._assessment):
            if name not in declined:
                told = self._person.told(name)
                find_out = self._person.book.questionnaire.question(name).find_out
                yield Unsure(name, told.label, told.answer, find_out, raises)

    def _topic(self, name: str) -> TopicLink:
        words = self._person.wording.topics[name]
        return TopicLink(name, words.title, words.summary)

    def _helplines(self) -> tuple[HelplineText, ...]:
        """Only beneath the NHS action, and never beside an emergency or "call now"."""
        if self._person.level is None or self._person.cannot_wait:
            return ()
        return helplines_for(self._person.wording, self._person.holds)

    def _told_us(self) -> Iterator[ToldSection]:
        states = self._person.states
        for section in self._person.book.questionnaire.sections:
            names = [q.id for q in section.questions if not isinstance(states[q.id], Blank)]
            if names:
                yield ToldSection(section.title, tuple(map(self._person.told, names)))


def _fields(urgent: WhatToDo) -> dict[str, Any]:
    """The fields as they are: an explanation begins with what cannot wait."""
    return dict(vars(urgent))
