"""Writes conditions and rules as sentences, from the rules that run."""

from itertools import groupby
from typing import assert_never

from explainer.reasons.outline import Line
from explainer.sentences.clauses import Clause, TestWriter
from explainer.sentences.simple import simplified
from explainer.sentences.words import SentenceWords, Voice, VoiceWords
from rules import RuleBook
from rules.model.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Kind,
    Named,
    Not,
    QuestionTest,
    Total,
    kind_of,
    parts,
)
from rules.model.rules import NamedCondition, Rule

# Longer lists are numbered: "A, and B, and C" is the most that the eye holds together.
MOST_JOINED = {"all": 3, "any": 2}


class Sentences:
    """Writes the conditions and rules of one rule book in one voice.

    Two conditions that can differ for some person never give the same sentence: a list inside a
    list is numbered 2.1, 2.2, and in a short condition "and" and "or" never stand together.
    """

    def __init__(self, book: RuleBook, words: SentenceWords, voice: Voice) -> None:
        self._words: VoiceWords = getattr(words.voices, voice)
        self._terms = words.terms
        self._means = {named.id: named.means.rstrip(".") for named in book.named_conditions}
        self._tests = TestWriter(book, self._words, words.units)

    def condition(self, condition: Condition) -> str:
        """A condition as part of a sentence, without a full stop."""
        return as_text(self.tree(condition))

    def tree(self, condition: Condition) -> Line:
        """A condition as a list of its parts, each with its own words, for a page to lay out."""
        return self._line(simplified(condition), positive=True)

    def rule(self, rule: Rule) -> str:
        """A rule: its level, when it applies, and what follows where that cannot be told."""
        return self._words.rule.format(
            level=self.level(rule), condition=self.condition(rule.when), cant_tell=self.doubt(rule)
        )

    def level(self, rule: Rule) -> str:
        """The level of a rule, as it stands inside a sentence."""
        return self._words.levels[rule.level]

    def doubt(self, rule: Rule) -> str:
        """What follows where the condition of a rule cannot be told: one sentence."""
        words = self._words.cant_tell
        if rule.if_cant_tell is None:
            return words.quiet
        pattern = words.same if rule.if_cant_tell is rule.level else words.other
        return pattern.format(level=self._words.levels[rule.if_cant_tell])

    def definition(self, named: NamedCondition) -> str:
        """What a named condition stands for: one sentence."""
        return self._words.definition.format(
            term=self.term(named.id), condition=self.condition(named.when)
        )

    def term(self, name: str, positive: bool = True) -> str:
        """A named condition, or with `positive` false its opposite, as a sentence speaks of it."""
        if name in self._terms:
            return self._terms[name].is_so if positive else self._terms[name].is_not_so
        quoted = self._words.answer.format(text=self._means[name])
        return quoted if positive else f"{self._words.heads.any_not}: {quoted}"

    def predicate(self, test: QuestionTest, positive: bool = True) -> str:
        """What a test says of its question, without naming it: is at least 24 completed weeks."""
        return self._tests.clause(test, positive).said

    def _line(self, condition: Condition, positive: bool) -> Line:
        match condition:
            case Not(not_=part):
                return self._line(part, not positive)
            case QuestionTest():
                return Line(str(self._tests.clause(condition, positive)))
            case Total():
                return Line(self._tests.total(condition, positive))
            case Named(condition=name):
                return Line(self.term(name, positive))
            case AnyOf() if positive and (about_one := self._about_one(condition)):
                return Line(about_one)
            case All() | AnyOf() | AtLeast():
                return self._list(condition, positive)
        assert_never(condition)

    def _list(self, condition: All | AnyOf | AtLeast, positive: bool) -> Line:
        inner = self._together(condition) if positive else list(parts(condition))
        short = self._short(kind_of(condition), inner) if positive else None
        if short:
            return Line(short)
        return Line(
            self._head(condition, positive),
            tuple(self._line(part, positive=True) for part in inner),
        )

    def _head(self, condition: All | AnyOf | AtLeast, positive: bool) -> str:
        kind = kind_of(condition)
        pattern: str = getattr(self._words.heads, kind if positive else f"{kind}_not")
        number = condition.at_least.n if isinstance(condition, AtLeast) else ""
        return pattern.format(number=number)

    def _short(self, kind: Kind, inner: list[Condition]) -> str | None:
        """A short condition without a list; None where it would be long, or could be misread."""
        if len(inner) > MOST_JOINED.get(kind, 0) or not all(map(self._fits, inner)):
            return None
        word = self._words.joins.and_ if kind == "all" else self._words.joins.or_
        return f", {word} ".join(self._line(part, positive=True).text for part in inner)

    def _fits(self, part: Condition) -> bool:
        """Whether a part is one clause."""
        if isinstance(part, AnyOf):
            return self._about_one(part) is not None
        return not parts(part.not_ if isinstance(part, Not) else part)

    def _about_one(self, condition: AnyOf) -> str | None:
        """Tests of one question, said with one subject: "weeks" is at most 23 or is not sure."""
        clauses = [self._clause(part) for part in condition.any]
        if len(clauses) > MOST_JOINED["any"]:
            return None
        subjects = {clause.subject if clause else "" for clause in clauses}
        if len(subjects) > 1 or "" in subjects:
            return None
        return f"{subjects.pop()} {f' {self._words.joins.or_} '.join(c.said for c in clauses if c)}"

    def _clause(self, condition: Condition) -> Clause | None:
        test = condition.not_ if isinstance(condition, Not) else condition
        if not isinstance(test, QuestionTest):
            return None
        return self._tests.clause(test, positive=test is condition)

    def _subject(self, part: Condition) -> object:
        clause = self._clause(part)
        return clause.subject if clause and clause.subject else part  # else: only itself

    def _together(self, condition: Condition) -> list[Condition]:
        """The parts, where one is enough: two neighbours that test one question taken as one."""
        inner = list(parts(condition))
        if not isinstance(condition, AnyOf):
            return inner
        found: list[Condition] = []
        for _, neighbours in groupby(inner, self._subject):
            run = tuple(neighbours)
            one = AnyOf(any=run)
            found += (one,) if self._about_one(one) else run
        return found


def as_text(line: Line, number: str = "") -> str:
    """A list of parts in one line, the parts numbered: all of these: (1) ...; (2) ..."""
    if not line.parts:
        return line.text
    numbered = [
        f"({number}{i}) {as_text(part, f'{number}{i}.')}" for i, part in enumerate(line.parts, 1)
    ]
    return f"{line.text}: {'; '.join(numbered)}"
