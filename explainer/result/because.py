"""Why she gets this result, in sentences that begin with Because."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from explainer.result.call import call_of
from explainer.result.person import Person
from explainer.texts import ConditionalText, SaidTexts, listed, text_of
from rules import Truth, trace_tree
from rules.engine.walk import tree_of
from rules.model.assessment import TraceNode
from rules.model.conditions import Condition, Not, QuestionTest

MOST = 3
Fact = tuple[str, str | int]  # a question and what was answered


class _Sentence(NamedTuple):
    text: str
    certain: bool
    heads: bool  # its rule gives the heading
    elsewhere: bool  # its rule has a heading that orders another number, which is not called now
    alone: bool  # it speaks of a sign that is enough by itself for this level
    facts: frozenset[Fact]
    signs: frozenset[Fact]  # those of its facts that are signs


def because(person: Person) -> tuple[str, ...]:
    """At most three sentences, the one most particular to her first.

    The reason for the heading comes before all others, and what calls for another number is no
    reason for this call. A sign that is enough by itself comes before one that counts for what
    happened before, and both before what is no sign. A sentence that brings several of her answers
    together is more particular than one about a single answer. A sign that is named once is not
    named again. Doubts are a reason only where there is no other, and then they are said once.
    """
    if person.assessment.card:
        texts = person.first(listed(person.wording.cards[person.assessment.card].because))
        return tuple(map(person.wording.grammar.reason, texts))
    every = sorted(_sentences(person), key=_order)
    found = [sentence for sentence in every if not sentence.elsewhere] or every
    certain = [sentence for sentence in found if sentence.certain]
    said = list(_not_yet_said(certain))[:MOST] if certain else found[:1]
    return tuple(person.wording.grammar.reason(sentence.text) for sentence in said)


def doubts_line(person: Person) -> str | None:
    """All that she was not sure of, in one line: for who reads no list of it."""
    count, words = len(person.not_sure_of), person.wording.doubts
    if not count:
        return None
    doubts = person.wording.counted(words.how_many, count)
    calling = call_of(person).to != "nobody"
    what_then = [words.when_calling] if calling else person.first(words.otherwise)
    return " ".join((doubts, *what_then))


def _order(sentence: _Sentence) -> tuple[bool, bool, bool, bool, int]:
    return (
        not sentence.certain,
        not sentence.heads,
        not sentence.alone,
        not sentence.signs,
        -len({question for question, _ in sentence.facts}),
    )


def _sentences(person: Person) -> Iterator[_Sentence]:
    enough = _enough_alone(person)
    for applied in person.deciding:
        certain = applied.truth is Truth.YES
        texts = person.wording.rules[applied.rule].becauses(certain)
        chosen = next(person.meant(texts), None)
        if chosen is not None:
            facts = _facts(person, applied.rule, texts, chosen)
            signs = frozenset(fact for fact in facts if _is_sign(person, fact))
            own = person.wording.rules[applied.rule].heading
            heads = own is not None and own is person.own_heading
            elsewhere = person.calls_elsewhere(applied.rule)
            alone, text = bool(signs & enough), person.fill(text_of(chosen))
            yield _Sentence(text, certain, heads, elsewhere, alone, facts, signs)


def _enough_alone(person: Person) -> frozenset[Fact]:
    """Her signs that lead to this level each by itself."""
    yes = (applied.rule for applied in person.deciding if applied.truth is Truth.YES)
    facts = (facts_of(person, rule) for rule in yes)
    return frozenset(fact for found in facts if len(found) == 1 for fact in found)


def _is_sign(person: Person, fact: Fact) -> bool:
    return person.book.questionnaire.question(fact[0]).symptom


def _not_yet_said(sentences: Iterable[_Sentence]) -> Iterator[_Sentence]:
    said: set[Fact] = set()
    texts: set[str] = set()
    for sentence in sentences:
        about = sentence.signs or sentence.facts
        if sentence.text not in texts and (not about or about - said):
            yield sentence
        said |= sentence.facts
        texts.add(sentence.text)


def _facts(
    person: Person, rule: str, texts: SaidTexts, chosen: str | ConditionalText
) -> frozenset[Fact]:
    """Which answers a sentence speaks of.

    They are those that its own condition names, and the rule's own that no sentence of the list
    asks about. The last sentence of a list has no condition: it speaks of what the others leave.
    """
    conditions = [text.when for text in texts if isinstance(text, ConditionalText) and text.when]
    named = {fact for when in conditions for fact in _read(person, when)}
    facts = facts_of(person, rule)
    if isinstance(chosen, str) or chosen.when is None:
        return facts - named
    told_apart = {question for question, _ in named}
    others = {fact for fact in facts if fact[0] not in told_apart}
    return _told(person, chosen.when) | others


def facts_of(person: Person, rule: str) -> frozenset[Fact]:
    """The answers that make a rule a yes, but for who is pregnant, and how many weeks."""
    return _yes(person, trace_tree(person.book, person.assessment, rule))


def _told(person: Person, condition: Condition) -> frozenset[Fact]:
    return _yes(person, tree_of(condition, person.states, person.book.conditions))


def _yes(person: Person, node: TraceNode) -> frozenset[Fact]:
    """The answers that make a condition a yes, but for who is pregnant, and how many weeks."""
    if isinstance(node.condition, Not) or node.truth is not Truth.YES:
        return frozenset()
    if isinstance(node.condition, QuestionTest):
        return frozenset(_tested(person, node.condition)) - _always_told(person)
    return frozenset[Fact]().union(*(_yes(person, part) for part in node.parts))


def _tested(person: Person, condition: QuestionTest) -> Iterator[Fact]:
    name, state = condition.question, person.states[condition.question]
    if isinstance(state, int):
        yield name, state
    named = person.ticked(name) & set(map(str, condition.test.values))
    yield from ((name, option) for option in named)


def _read(person: Person, condition: Condition) -> Iterator[Fact]:
    """Every answer that a condition names, whether it was given or not."""
    if isinstance(condition, QuestionTest):
        yield from ((condition.question, value) for value in condition.test.values)
        return
    node = tree_of(condition, person.states, person.book.conditions)
    for part in node.parts:
        yield from _read(person, part.condition)


def _always_told(person: Person) -> frozenset[Fact]:
    questionnaire = person.book.questionnaire
    names = {name for name, _ in questionnaire.situations.values()}
    names |= {questionnaire.weeks.id} if questionnaire.weeks else set()
    answers = {name: person.states.get(name) for name in names}
    return frozenset((n, state) for n, state in answers.items() if isinstance(state, str | int))
