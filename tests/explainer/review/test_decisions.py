"""The rules as decisions: each rule in one, in the order of risk, with nothing to look up."""

from dataclasses import replace
from functools import cache

from explainer.reasons.outline import Line
from explainer.review.decisions import RISKS, Decision, decisions
from explainer.review.open_questions import may_be_lowered
from explainer.review.unfolding import names_in, opened
from rules.loading.layout import HOME
from rules.model.conditions import Named
from rules.model.evidence import Label
from tests.support.real_book import BOOK, EVERY_RULE
from tests.support.reviewing import SUBJECT


@cache
def made() -> dict[str, Decision]:
    return {d.id: d for d in decisions(SUBJECT, may_be_lowered(HOME, BOOK))}


def test_each_rule_is_in_one_decision_and_families_stay_together() -> None:
    together = [rule for decision in made().values() for rule in decision.rules]
    assert sorted(together) == sorted(EVERY_RULE)
    for rules in BOOK.families.values():
        assert len({d.id for d in made().values() if {*rules} & {*d.rules}}) == 1
    assert len(made()) < len(EVERY_RULE) / 2


def test_rules_that_differ_by_weeks_alone_are_one_decision_with_each_level() -> None:
    history = made()["high_history_before_24"]
    assert history.rules == ("high_history_before_24", "high_history_from_24")
    assert history.outcomes == (
        ("Today", "This week"),
        ("This week", "At your next appointment"),
    )
    assert [case.line.text for case in history.cases] == [
        "“Weeks of pregnancy” is 23 or fewer or is answered “I'm not sure how many weeks”",
        "“Weeks of pregnancy” is 24 or more",
    ]


def test_they_stand_in_the_order_of_risk() -> None:
    order = [[*RISKS].index(d.why_here) for d in made().values()]
    assert order == sorted(order)
    first = next(iter(made().values()))
    assert (first.why_here, first.outcomes[0][0]) == ("raised", "Emergency")
    for decision in made().values():
        labels = [{e.label for e in BOOK.rule(rule).evidence} for rule in decision.rules]
        if decision.why_here == "proposal":
            assert {Label.PROPOSAL} in labels
        if decision.why_here == "rest":
            assert not any(Label.MEMORY in found for found in labels)


def test_every_question_whether_it_may_be_lowered_stands_beside_a_decision() -> None:
    asked = may_be_lowered(HOME, BOOK)
    shown = {question.id for decision in made().values() for question in decision.questions}
    assert len(asked) >= 20
    assert shown == {question.id for question in asked}
    by_id = {question.id: question for question in asked}
    assert by_id["Q52"].rules == ("open_cervix",)
    assert by_id["Q52"].asks == "May an open cervix be quiet from 37 weeks on?"


def test_a_question_stands_where_the_page_says_it_does_and_not_where_it_compares() -> None:
    at = {
        q.id: [d.id for d in made().values() if q in d.questions]
        for q in may_be_lowered(HOME, BOOK)
    }
    assert at["Q24"] == ["cannot_pee"]
    assert at["Q38"] == ["labour_sign_with_stitch"]
    assert at["Q49"] == ["emergency_sign_not_pregnant"]
    assert at["Q50"] == ["after_sign", "thoughts_of_harm"]


def test_who_it_is_about_is_plain_text() -> None:
    by_id = {question.id: question for question in may_be_lowered(HOME, BOOK)}
    assert by_id["Q36"].who == "under 24 weeks, not sure what treatment the cervix had"


def test_a_decision_names_its_rules_that_rest_on_proposal_alone() -> None:
    for decision in made().values():
        labels = {rule: {e.label for e in BOOK.rule(rule).evidence} for rule in decision.rules}
        assert decision.alone == tuple(r for r in labels if labels[r] == {Label.PROPOSAL})
        assert decision.alone or decision.why_here != "proposal"


def test_without_the_page_nothing_is_asked() -> None:
    assert may_be_lowered(HOME / "nowhere", BOOK) == ()


def lines(line: Line | None) -> list[str]:
    return [line.text, *(t for part in line.parts for t in lines(part))] if line else []


def test_named_conditions_are_opened_in_the_row_that_reads_them() -> None:
    for decision in made().values():
        said = [text for case in decision.cases for text in lines(case.line)]
        said += lines(decision.shared)
        said += [text for term in decision.terms for text in lines(term.line)]
        spoken = {SUBJECT.brief.term(name): name for name in BOOK.conditions}
        below = {term.spoken for term in decision.terms}
        named = {words for words in spoken for text in said if words in text}
        # What is spoken of by its name stands below, or is opened: never neither.
        assert {spoken[w] for w in named} <= {term.id for term in decision.terms}, decision.id
        assert below <= named | below


def test_each_long_one_is_written_once_on_paper() -> None:
    at: dict[str, set[str]] = {}
    for decision in made().values():
        for term in decision.terms:
            at.setdefault(term.id, set()).add(term.at)
    assert {"specialist_history", "high_history", "intermediate_history"} <= at.keys()
    assert all(len(places) == 1 for places in at.values())
    assert all(term in {t.id for t in made()[at[term].pop()].terms} for term in list(at))


def test_two_neighbours_read_the_same_answers() -> None:
    near = {d.id: [n.id for n in d.near] for d in made().values()}
    assert all(len(names) == 2 and name not in names for name, names in near.items())
    assert "less_movement_from_24" in near["no_movement_from_20"]
    assert "bulge_with_waters" in near["fluid_or_bleeding_at_term"]


def test_opening_keeps_what_a_condition_means() -> None:
    condition = Named(condition="high_history")
    whole = opened(condition, BOOK, keep=lambda _: False)
    assert list(names_in(whole)) == []
    assert opened(condition, BOOK, keep=lambda _: True) == condition
    same = replace(BOOK, named_conditions=())
    assert SUBJECT.plain.condition(opened(whole, same, lambda _: False)) == (
        SUBJECT.plain.condition(whole)
    )
