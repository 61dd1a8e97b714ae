"""What somebody signs who signs a rule: its sentence, and every word that it reads and shows."""

from collections.abc import Iterator
from functools import cached_property

from explainer.lines import wrapped
from explainer.sentences import Sentences, SentenceWords, Voice
from explainer.signoff.approval import words_shown
from explainer.signoff.standing import reasons
from explainer.words import Wording
from rules import RuleBook
from rules.model.evidence import Evidence
from rules.model.questions import AnyQuestion
from rules.model.rules import Rule
from rules.signoff.meaning import everything_read, question_texts
from rules.signoff.standing import SignOff


class SigningSheets:
    """Writes the sheets of one rule book."""

    def __init__(self, book: RuleBook, wording: Wording, words: SentenceWords) -> None:
        self._book, self._wording = book, wording
        self._plain = Sentences(book, words, Voice.PLAIN)
        self._exact = Sentences(book, words, Voice.CLINICAL)

    @cached_property
    def _shown(self) -> dict[str, dict[str, str]]:
        return words_shown(self._book, self._wording)

    def sheet(self, rule: Rule, state: SignOff) -> str:
        """All that is signed of one rule, and below it what it rests on."""
        return "\n".join(self._lines(rule, state)) + "\n"

    def _lines(self, rule: Rule, state: SignOff) -> Iterator[str]:
        yield f"{rule.id}   {self._book.places[rule.id]}"
        for reason in reasons(state):
            yield from wrapped(f"- {reason}", 2, 4)
        yield ""
        yield from wrapped(self._plain.rule(rule), 2)
        yield ""
        yield from wrapped(f"Exactly: {self._exact.rule(rule)}", 2)
        read = everything_read(self._book, rule.when)
        for named in self._book.named_conditions:
            if named.id in read.conditions:
                yield from wrapped(f"- {self._exact.definition(named)}", 2, 4)
        yield from ("", "  It reads these questions, in these words:")
        for name, question in self._book.questionnaire.questions.items():
            if name in read.questions:
                yield from self._question(question)
        yield from ("", "  It shows these words:")
        for place, text in self._shown[rule.id].items():
            yield from wrapped(f"{place.replace('_', ' ')}: {text}", 4, 8)
        yield from ("", f"  Its advice: {', '.join(rule.advice)}", "")
        yield from self._reasons(rule)

    def _question(self, question: AnyQuestion) -> Iterator[str]:
        texts = question_texts(question)
        yield from wrapped(f"- {texts.pop('text')} ({question.id})", 4, 6)
        if question.asked_when is not None:
            asked = self._exact.condition(question.asked_when)
            yield from wrapped(f"asked when {asked}", 6, 8)
        if question.kind == "number":
            yield f"      a whole number from {question.min} to {question.max}"
        for place, text in texts.items():
            yield from wrapped(f"{place.replace('_', ' ')}: {text}", 6, 8)

    def _reasons(self, rule: Rule) -> Iterator[str]:
        yield "  What it rests on (no part of what is signed):"
        yield from wrapped(rule.rationale, 4)
        for evidence in rule.evidence:
            yield from wrapped(f"- {self._evidence(evidence)}", 4, 6)

    def _evidence(self, evidence: Evidence) -> str:
        source = next(s for s in self._book.sources if s.id == evidence.source)
        checked = f"read on {source.checked_on}" if source.checked_on else "read by nobody yet"
        return f"{evidence.label}: {source.title}, {evidence.where} ({checked})"
