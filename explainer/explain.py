"""From an assessment to its explanation."""

from collections.abc import Iterable

from explainer.explanation import (
    AdviceText,
    Call,
    Card,
    ContactText,
    Explanation,
    HelplineText,
    LookOut,
    Reason,
    Told,
    ToldSection,
    TopicLink,
    Unsure,
    WhatToDo,
    WhatWasTold,
)
from explainer.helplines import helplines
from explainer.reasons.deciding import deciding_questions
from explainer.reasons.merging import merged
from explainer.reasons.whatif import doubts_that_matter, signs_that_raise
from explainer.signoff.approval import is_approved
from explainer.wording import NOT_KNOWN_YET, fill, load_wording
from explainer.words import ConditionalText, HeadingWords, RuleWords, Wording, text_of
from rules import Applied, Assessment, Level, RuleBook, Truth, named_states
from rules.engine.walk import truth_of
from rules.model.answers import Blank, State, is_unknown
from rules.model.conditions import Condition
from rules.model.questions import AnyQuestion


def explain(book: RuleBook, assessment: Assessment, wording: Wording | None = None) -> Explanation:
    """The assessment in plain English, all of it computed from the trace and the rules."""
    return _Explaining(book, assessment, wording or load_wording()).explanation()


def what_to_do(book: RuleBook, assessment: Assessment, wording: Wording) -> WhatToDo:
    """What cannot wait: a small part of the explanation, for when not all is answered yet.

    It tries out no other answers, which with many still missing takes far longer than all else.
    """
    return _Explaining(book, assessment, wording).what_to_do()


def what_was_told(book: RuleBook, assessment: Assessment, wording: Wording) -> WhatWasTold:
    """The answers in words, and what is missing: the part that says nothing of what they mean."""
    return _Explaining(book, assessment, wording).what_was_told()


def answer_in_words(question: AnyQuestion, state: State) -> str:
    """An answer in the words of the questionnaire; empty when there is none."""
    if isinstance(state, Blank):
        return ""
    if isinstance(state, str) and state in question.special_answers:
        return question.special_answers[state]
    if question.kind == "number":
        return f"{state} {question.unit}"
    ticked = state if isinstance(state, frozenset) else {state}
    words = [option.summary for option in question.options if option.id in ticked]
    none = question.none if question.kind == "choices" else None
    return "; ".join(words) or none or ""


def value_in_words(question: AnyQuestion, value: str | int) -> str:
    """What a test of an answer names, as it can be answered; a number without its unit."""
    if isinstance(value, int):
        return str(value)
    state: State = value
    if question.kind == "choices" and value not in question.special_answers:
        state = frozenset({value}) & question.option_ids  # `none` is no option: nothing is ticked
    return answer_in_words(question, state)


def own_heading(wording: Wording, assessment: Assessment) -> HeadingWords | None:
    """The heading that the rules of this result put in the place of the level's, if they do.

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


class _Explaining:
    def __init__(self, book: RuleBook, assessment: Assessment, wording: Wording) -> None:
        self._book, self._assessment, self._wording = book, assessment, wording
        self._states = named_states(book, assessment)
        self._contact = self._contact_text()

    def explanation(self) -> Explanation:
        assessment, urgent, told = self._assessment, self.what_to_do(), self.what_was_told()
        advice = [(name, self._wording.advice[name]) for name in assessment.advice]
        # Of which nothing is left to say: it speaks of something that this person did not tell.
        advice = [(name, words) for name, words in advice if self._said(words.text)]
        return Explanation(
            language=self._wording.language,
            complete=assessment.complete,
            **vars(urgent),
            also=None,
            near=None,
            happens=(),
            declined=(),
            could_not_tell=tuple(self._doubts()),
            look_out_for=tuple(self._look_out_for()),
            advice=tuple(
                AdviceText(name, words.title, self._said(words.text), self._said(words.steps))
                for name, words in advice
            ),
            ask=tuple(dict.fromkeys(q for _, words in advice for q in self._said(words.ask))),
            topics=tuple(map(self._topic, assessment.topics)),
            helplines=tuple(self._helplines()),
            told_us=told.sections,
            missing=told.missing,
            approved=is_approved(self._book, self._wording),
            version=self._book.version,
        )

    def what_to_do(self) -> WhatToDo:
        level = self._assessment.level
        why = merged(map(self._reason, self._assessment.applied))
        card = self._card(level) if level else None
        call = Call("contact", None, self._contact.name)
        look = self._assessment.card or (level.value if level else "")
        return WhatToDo(
            level, look, card, self._contact, why, None, (), None, call, self._contact.call, None, None
        )

    def what_was_told(self) -> WhatWasTold:
        missing = tuple(map(self._told, self._assessment.missing))
        return WhatWasTold(tuple(self._told_us()), missing)

    def _said(self, texts: Iterable[str | ConditionalText]) -> tuple[str, ...]:
        """The texts that are meant for this person."""
        return tuple(
            self._fill(text_of(text))
            for text in texts
            if isinstance(text, str) or self._holds(text.when)
        )

    def _holds(self, condition: Condition | None) -> bool:
        if condition is None:
            return True
        return truth_of(condition, self._states, self._book.conditions) is Truth.YES

    def _fill(self, text: str) -> str:
        return fill(text, self._wording, self._contact.name)

    def _contact_text(self) -> ContactText:
        name = self._assessment.contact or NOT_KNOWN_YET
        words = self._wording.contacts[name]
        now = self._assessment.level is Level.CALL_NOW and words.call_now
        texts = (now or words.call, words.fallback, words.northern_ireland)
        return ContactText(name, words.name, *(fill(t, self._wording, words.name) for t in texts))

    def _card(self, level: Level) -> Card:
        words = self._wording.levels[level]
        card = self._assessment.card
        shown = self._wording.cards[card] if card else words
        own = own_heading(self._wording, self._assessment)
        heading = own.text if own else shown.heading
        lead = (own and own.lead) or shown.lead
        steps = self._said(shown.steps)
        return Card(words.card, shown.label, self._fill(heading), self._fill(lead), steps)

    def _reason(self, applied: Applied) -> Reason:
        words = self._wording.rules[applied.rule]
        certain = applied.truth is Truth.YES
        text = words.finding if certain else words.cant_tell or words.finding
        names = deciding_questions(self._book, self._assessment, applied.rule)
        return Reason(
            rule=applied.rule,
            also=(),
            level=applied.level,
            level_label=self._wording.levels[applied.level].label,
            truth=applied.truth,
            text=self._fill(text),
            meaning=self._meaning(words),
            answers=tuple(self._told(name) for name in names),
        )

    def _meaning(self, words: RuleWords) -> str | None:
        return " ".join(self._said(words.meanings)) or None

    def _told(self, name: str) -> Told:
        question, state = self._book.questionnaire.question(name), self._states[name]
        return Told(name, question.label, answer_in_words(question, state), is_unknown(state))

    def _doubts(self) -> Iterable[Unsure]:
        for name, raises in doubts_that_matter(self._book, self._assessment):
            told = self._told(name)
            find_out = self._book.questionnaire.question(name).find_out
            yield Unsure(name, told.label, told.answer, find_out, raises)

    def _look_out_for(self) -> Iterable[LookOut]:
        for level, signs in signs_that_raise(self._book, self._assessment).items():
            words = [self._option_text(question, option) for question, option in signs]
            yield LookOut(level, self._fill(self._wording.levels[level].look_out), tuple(words))

    def _option_text(self, name: str, option_id: str) -> str:
        question = self._book.questionnaire.question(name)
        assert question.kind == "choices"
        return next(option.text for option in question.options if option.id == option_id)

    def _topic(self, name: str) -> TopicLink:
        words = self._wording.topics[name]
        return TopicLink(name, words.title, words.summary)

    def _helplines(self) -> Iterable[HelplineText]:
        """Only beneath the NHS action, and never beside an emergency or "call now"."""
        level = self._assessment.level
        if level is None or level.more_urgent_than(Level.CALL_TODAY):
            return
        yield from helplines(self._wording)

    def _told_us(self) -> Iterable[ToldSection]:
        for section in self._book.questionnaire.sections:
            names = [q.id for q in section.questions if not isinstance(self._states[q.id], Blank)]
            if names:
                yield ToldSection(section.title, tuple(map(self._told, names)))
