"""The smallest change that raises or lowers the level: it does, and nothing smaller would."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.reasons.smallest_change import Changed, smallest_changes
from explainer.reasons.whatif import answers_of
from rules import Assessment, Level, RuleBook, assess, named_states
from rules.model.answers import Blank, State, as_data
from rules.model.questions import AnyQuestion
from tests.support.people import any_answers, complete_answers, partial_answers
from tests.support.real_book import BOOK
from tests.support.small_book import NAMED, QUESTIONS, book, choice, choices, condition_data, rule
from tests.support.vignettes import answers_of as answers_of_vignette

FEW = settings(max_examples=40)  # each one compiles a book of its own
LEVELS = st.sampled_from(list(Level)[:-1])


@st.composite
def small_books(draw: st.DrawFn) -> RuleBook:
    conditions = draw(st.lists(condition_data(), min_size=1, max_size=4))
    rules = [
        rule(f"rule_{number}", when, draw(LEVELS), draw(st.none() | LEVELS))
        for number, when in enumerate(conditions)
    ]
    return book(QUESTIONS, rules, NAMED)


def rank(level: Level | None) -> int:
    return len(Level) if level is None else level.rank


def every_answer(question: AnyQuestion) -> Iterator[Any]:
    """Every answer as data, counted out here and nowhere else."""
    yield from question.special_answers
    if question.kind == "number":
        yield from range(question.min, question.max + 1)
    elif question.kind == "choice":
        yield from (option.id for option in question.options)
    else:
        ids = [option.id for option in question.options]
        for size in range(1, len(ids) + 1):
            yield from map(list, combinations(ids, size))
        if question.none:
            yield ["none"]


def unanswered(rules: RuleBook, assessment: Assessment) -> set[str]:
    states = named_states(rules, assessment)
    return {name for name, state in states.items() if state is Blank.UNANSWERED}


def after(rules: RuleBook, assessment: Assessment, changed: Changed) -> Assessment:
    others = {
        change.question: as_data(change.now, rules.questionnaire.question(change.question))
        for change in changed.changes
    }
    return assess(rules, {**answers_of(rules, assessment), **others})


def each_does_what_it_says(rules: RuleBook, before: Assessment) -> None:
    found = smallest_changes(rules, before)
    for changed in (*found.raising, *found.lowering):
        now = after(rules, before, changed)
        assert now.level == changed.level
        assert set(changed.asked) == unanswered(rules, now) - unanswered(rules, before)
    assert all(rank(c.level) < rank(before.level) for c in found.raising)
    assert all(rank(c.level) > rank(before.level) and not c.asked for c in found.lowering)


def single_changes(rules: RuleBook, before: Assessment, up: bool) -> dict[str, list[Any]]:
    """Every other answer to one question that raises (or surely lowers) the level."""
    answers, states = answers_of(rules, before), named_states(rules, before)
    found: dict[str, list[Any]] = {}
    for question in rules.questionnaire:
        if states[question.id] is Blank.NOT_ASKED:
            continue
        if states[question.id] is Blank.UNANSWERED and question.id not in before.missing:
            continue
        for answer in every_answer(question):
            now = assess(rules, {**answers, question.id: answer})
            new = unanswered(rules, now) - unanswered(rules, before)
            rises = rank(now.level) < rank(before.level)
            falls = rank(now.level) > rank(before.level) and not new
            if answer != answers.get(question.id) and (rises if up else falls):
                found.setdefault(question.id, []).append(answer)
    return found


def no_single_change_is_missed(rules: RuleBook, before: Assessment) -> None:
    """Each change that works is listed, or ticks all that a listed one does, and more."""
    found = smallest_changes(rules, before)
    for listed, up in ((found.raising, True), (found.lowering, False)):
        working = single_changes(rules, before, up)
        assert bool(working) == any(len(changed.changes) == 1 for changed in listed)
        if not working:
            continue
        assert all(len(changed.changes) == 1 for changed in listed)
        for name, answers in working.items():
            question = rules.questionnaire.question(name)
            changes = [c.changes[0].now for c in listed if c.changes[0].question == name]
            told = [as_data(now, question) for now in changes]
            assert all(answer in answers for answer in told)
            now = named_states(rules, before)[name]
            for answer in answers:
                assert answer in told or any(_is_part(one, answer, now) for one in told)


def _is_part(one: Any, answer: Any, state: State) -> bool:
    """Whether one set of ticks differs from the person's only in what the other differs in."""
    if not isinstance(one, list) or not isinstance(answer, list):
        return False
    ticked = state if isinstance(state, frozenset) else frozenset()
    return (set(one) - {"none"}) ^ ticked <= (set(answer) - {"none"}) ^ ticked


@FEW
@given(small_books(), st.data())
def test_a_listed_change_leads_where_it_says(rules: RuleBook, data: st.DataObject) -> None:
    people = st.one_of(complete_answers(rules), partial_answers(rules), any_answers(rules))
    each_does_what_it_says(rules, assess(rules, data.draw(people)))


@FEW
@given(small_books(), st.data())
def test_no_single_change_is_missed(rules: RuleBook, data: st.DataObject) -> None:
    people = st.one_of(complete_answers(rules), partial_answers(rules))
    no_single_change_is_missed(rules, assess(rules, data.draw(people)))


@FEW
@given(small_books(), st.data())
def test_of_several_ticks_no_part_leads_as_far(rules: RuleBook, data: st.DataObject) -> None:
    before = assess(rules, data.draw(complete_answers(rules)))
    found = smallest_changes(rules, before)
    ticked = named_states(rules, before)["signs"]
    if not isinstance(ticked, frozenset):
        return
    for listed, up in ((found.raising, True), (found.lowering, False)):
        for changed in listed:
            now = changed.changes[0].now
            if len(changed.changes) > 1 or not isinstance(now, frozenset):
                continue
            differs = sorted(now ^ ticked)
            for size in range(1, len(differs)):
                for part in combinations(differs, size):
                    tried = sorted(ticked ^ set(part)) or ["none"]
                    other = assess(rules, {**answers_of(rules, before), "signs": tried})
                    further = (
                        rank(other.level) <= rank(changed.level)
                        if up
                        else (rank(other.level) >= rank(changed.level))
                    )
                    new = unanswered(rules, other) - unanswered(rules, before)
                    assert not further or (not up and new)


@pytest.mark.thorough
@settings(max_examples=10)
@given(complete_answers(BOOK))
def test_a_change_under_the_real_rules_leads_where_it_says(answers: dict[str, Any]) -> None:
    each_does_what_it_says(BOOK, assess(BOOK, answers))


@pytest.mark.thorough
@settings(max_examples=3)  # each tries thousands of answers; small books do it for many people
@given(complete_answers(BOOK))
def test_no_single_change_is_missed_under_the_real_rules(answers: dict[str, Any]) -> None:
    no_single_change_is_missed(BOOK, assess(BOOK, answers))


@FEW
@given(small_books(), st.data())
def test_two_changes_are_tried_where_one_is_not_enough(
    rules: RuleBook, data: st.DataObject
) -> None:
    """Every two steps, counted out here: where a pair works, one for its questions is listed."""
    before = assess(rules, data.draw(complete_answers(rules)))
    found = smallest_changes(rules, before)
    if single_changes(rules, before, up=True) or before.level is Level.EMERGENCY:
        return
    assert found.pairs
    answers = answers_of(rules, before)
    rising = set()
    for first, second in combinations(rules.questionnaire, 2):
        for one in _one_step(first, answers.get(first.id)):
            between = assess(rules, {**answers, first.id: one})
            if (
                first.id not in answers
                or named_states(rules, between)[second.id] is Blank.NOT_ASKED
            ):
                continue
            for other in _one_step(second, answers_of(rules, between).get(second.id)):
                now = assess(rules, {**answers, first.id: one, second.id: other})
                if rank(now.level) < rank(before.level):
                    rising.add((first.id, second.id))
    assert {tuple(c.question for c in changed.changes) for changed in found.raising} == rising


def _one_step(question: AnyQuestion, now: Any) -> Iterator[Any]:
    ticked = set(now) - {"none"} if isinstance(now, list) else set()
    for answer in every_answer(question):
        several = isinstance(answer, list) and answer != ["none"]
        if answer != now and not (several and len(set(answer) ^ ticked) > 1):
            yield answer


# Some people whom one can look up -----------------------------------------------------------------


def test_a_week_and_a_sign_are_named_exactly() -> None:
    before = assess(BOOK, answers_of_vignette("one-late-loss"))
    found = smallest_changes(BOOK, before)
    raising = {(c.changes[0].question, c.changes[0].now): c.level for c in found.raising}
    assert raising["emergency_signs", frozenset({"urge_to_push"})] is Level.EMERGENCY
    lowering = {(c.changes[0].question, c.changes[0].now): c.level for c in found.lowering}
    assert ("weeks", 23) not in lowering
    assert lowering["weeks", 24] is BOOK.rule("high_history_from_24").level
    assert found.pairs == 0


def test_nothing_is_above_an_emergency() -> None:
    answers = {
        **answers_of_vignette("v-2-two-late-losses-waters-at-16-weeks"),
        "emergency_signs": ["urge_to_push", "sepsis_signs"],
    }
    found = smallest_changes(BOOK, assess(BOOK, answers))
    assert found.raising == ()
    assert found.lowering


def test_two_ticks_that_both_keep_the_level_are_one_change_of_one_answer() -> None:
    signs = choices("signs", "bleeding", "pain", "fluid")
    rules = [rule(name, {"signs": {"includes": name}}) for name in ("bleeding", "pain")]
    before = assess(book([signs], rules), {"signs": ["bleeding", "pain", "fluid"]})
    found = smallest_changes(book([signs], rules), before)
    ticks = [c.changes[0].now for c in found.lowering]
    assert frozenset({"fluid"}) in ticks
    assert frozenset() not in ticks  # takes the fluid away too, which nothing asks for


def test_an_answer_that_brings_up_a_question_is_changed_together_with_it() -> None:
    questions = [
        choice("before", "yes", "no"),
        choice("early", "yes", "no", asked_when={"before": {"is": "yes"}}),
    ]
    rules = book(questions, [rule("early", {"early": {"is": "yes"}})])
    found = smallest_changes(rules, assess(rules, {"before": "no"}))
    (changed,) = found.raising
    assert [(c.question, c.now) for c in changed.changes] == [("before", "yes"), ("early", "yes")]
    assert changed.asked == ()


@pytest.mark.parametrize("answers", [{}, {"pregnant": "yes"}])
def test_with_answers_missing_what_is_asked_next_counts_as_a_change(answers: Any) -> None:
    before = assess(BOOK, answers)
    found = smallest_changes(BOOK, before)
    assert found.lowering == ()
    assert all(c.changes[0].question in before.missing or answers for c in found.raising)
    each_does_what_it_says(BOOK, before)
