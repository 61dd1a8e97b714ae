"""The meaning of a rule: what changes its hashes, what does not, and for exactly which rules."""

import random
import re
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.signoff.approval import words_shown
from rules import Level, RuleBook, load
from rules.formulas.formula import any_of, differ
from rules.proof.space import Space
from rules.signoff.meaning import PlainConditions, meanings
from tests.support.messages import ROOT, copy_content
from tests.support.real_book import BOOK, WORDING
from tests.support.small_book import NAMED, QUESTIONS, book, condition, condition_data

NOW = meanings(BOOK, words_shown(BOOK, WORDING))
QUESTION_IDS = list(BOOK.questionnaire.questions)
Stale = dict[str, set[str]]  # rule id -> the parts of its meaning that changed


def stale(changed: RuleBook, before: RuleBook = BOOK) -> Stale:
    """The rules whose meaning differs between two books, and in which parts."""
    old, new = (meanings(b, words_shown(b, WORDING)) for b in (before, changed))
    parts = ("logic", "questions", "words")
    differing = {
        rule: {part for part in parts if getattr(old[rule], part) != getattr(new[rule], part)}
        for rule in old
    }
    return {rule: found for rule, found in differing.items() if found}


def with_question(name: str, change: dict[str, Any]) -> RuleBook:
    """The real book with one question changed."""
    changed = BOOK.questionnaire.question(name).model_copy(update=change)
    sections = tuple(
        section.model_copy(
            update={"questions": tuple(changed if q.id == name else q for q in section.questions)}
        )
        for section in BOOK.questionnaire.sections
    )
    return replace(BOOK, questionnaire=BOOK.questionnaire.model_copy(update={"sections": sections}))


# --- a second reading, from the YAML alone, of which rules read which question -----------------


def plain_yaml(file: str) -> Any:
    return yaml.load((ROOT / file).read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506


ASKED_WHEN = {
    question["id"]: question.get("asked_when")
    for section in plain_yaml("questionnaire.yaml")["sections"]
    for question in section["questions"]
}
NAMED_CONDITIONS = plain_yaml("rules/clinical/conditions.yaml")["conditions"]
CONDITIONS = {named["id"]: named["when"] for named in NAMED_CONDITIONS}


def read_by(data: Any) -> set[str]:
    """Every question that a condition in YAML comes to, by any way."""
    if isinstance(data, list):
        return set().union(*map(read_by, data))
    found: set[str] = set()
    for key, value in data.items() if isinstance(data, dict) else ():
        if key == "condition":
            found |= read_by(CONDITIONS[value])
        elif key == "total":
            found |= set().union(*(read_by({name: ""}) for name in value["of"]))
        elif key in ASKED_WHEN:
            found |= {key} | read_by(ASKED_WHEN[key])
        else:
            found |= read_by(value)
    return found


TOPICS = ("symptoms", "after", "stitch", "history")


def rules_in_yaml() -> Iterable[tuple[str, set[str]]]:
    for topic in TOPICS:
        for rule in plain_yaml(f"rules/clinical/{topic}.yaml")["rules"]:
            read = read_by(rule.get("when"))
            for member in rule.get("members", ()):
                yield f"{rule['id']}.{member['id']}", read | read_by(member["when"])
            if "members" not in rule:
                yield rule["id"], read


READS = dict(rules_in_yaml())


# --- what makes a rule stale -------------------------------------------------------------------


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize("name", QUESTION_IDS)
def test_a_comma_in_a_question_concerns_exactly_the_rules_that_read_it(name: str) -> None:
    text = BOOK.questionnaire.question(name).text
    changed = with_question(name, {"text": f"{text[:-1]},{text[-1]}"})
    assert stale(changed) == {rule: {"questions"} for rule in READS if name in READS[rule]}


def test_some_questions_are_read_by_many_rules_and_some_by_few() -> None:
    numbers = [sum(name in read for read in READS.values()) for name in QUESTION_IDS]
    assert READS.keys() == BOOK.rules_by_id.keys()
    assert min(numbers) == 2
    assert max(numbers) > 60


def test_a_comma_in_the_file_concerns_exactly_the_rules_that_read_it(tmp_path: Path) -> None:
    file = copy_content(tmp_path) / "questionnaire.yaml"
    text = file.read_text(encoding="utf-8")
    line = "text: Is there any leaking, bleeding or change in your discharge?"
    assert text.count(line) == 1
    file.write_text(text.replace(line, line.replace("bleeding or", "bleeding, or")), "utf-8")
    concerned = {rule for rule, read in READS.items() if "fluid_and_bleeding" in read}
    assert stale(load(tmp_path)) == {rule: {"questions"} for rule in concerned}


@pytest.mark.parametrize("field", ["text", "short", "hint"])
def test_the_words_of_an_option_count(field: str) -> None:
    question = BOOK.questionnaire.question("pain_and_pressure")
    assert question.kind == "choices"
    first = question.options[0].model_copy(update={field: "Other words"})
    concerned = {rule for rule, read in READS.items() if "pain_and_pressure" in read}
    changed = with_question("pain_and_pressure", {"options": (first, *question.options[1:])})
    assert stale(changed) == {rule: {"questions"} for rule in concerned}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("weeks", {"max": 43}),
        ("late_losses", {"not_sure": None}),
        ("pain_and_pressure", {"none": None}),
        ("cervix_scan", {"asked_when": condition({"pregnant": {"is": "not_sure"}})}),
    ],
)
def test_what_can_be_answered_and_when_it_is_asked_is_logic(name: str, change: Any) -> None:
    found = stale(with_question(name, change))
    concerned = {rule for rule, read in READS.items() if name in read}
    assert concerned
    assert {rule for rule, parts in found.items() if "logic" in parts} == concerned


def test_a_rule_of_its_own() -> None:
    rule = BOOK.rule("open_cervix")
    for change in (
        {"level": Level.NEXT_APPOINTMENT},
        {"if_cant_tell": Level.NEXT_APPOINTMENT},
        {"advice": ("keep_usual_appointments",)},
        {"when": condition({"pregnant": {"is": "yes"}})},
    ):
        other = rule.model_copy(update=change)
        changed = replace(BOOK, rules=tuple(other if r.id == rule.id else r for r in BOOK.rules))
        found = stale(changed)
        assert found.keys() == {rule.id}
        assert "logic" in found[rule.id]


def test_reasons_and_evidence_are_no_part_of_the_meaning() -> None:
    rules = tuple(
        r.model_copy(update={"rationale": "Other reasons.", "evidence": r.evidence[:1]})
        for r in BOOK.rules
    )
    assert not stale(replace(BOOK, rules=rules))


def test_the_words_that_a_rule_shows_count() -> None:
    advice = dict(WORDING.advice)
    first = BOOK.rule("open_cervix").advice[0]
    advice[first] = advice[first].model_copy(update={"title": "Another title"})
    changed = WORDING.model_copy(update={"advice": advice})
    then = meanings(BOOK, words_shown(BOOK, changed))
    concerned = {rule.id for rule in BOOK.rules if first in rule.advice}
    assert {rule for rule in NOW if then[rule] != NOW[rule]} == concerned
    assert all(then[rule].words != NOW[rule].words for rule in concerned)


def test_a_phone_number_is_part_of_the_words_that_show_it() -> None:
    phones = dict(WORDING.phones)
    phones["emergency"] = phones["emergency"].model_copy(update={"number": "998"})
    then = meanings(BOOK, words_shown(BOOK, WORDING.model_copy(update={"phones": phones})))
    changed = {rule for rule in NOW if then[rule] != NOW[rule]}
    assert {rule.id for rule in BOOK.rules if rule.level is Level.EMERGENCY} <= changed


# --- what does not -----------------------------------------------------------------------------

IN_ANY_ORDER = {"rules", "conditions", "members", "all", "any", "of", "one_of", "includes_any"}
IN_ANY_ORDER |= {"advice", "evidence", "hazards", "sources", "contacts", "topics", "options"}


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, _data: Any) -> bool:
        return True  # the reader takes none


def shuffled(data: Any, chance: random.Random, name: str = "") -> Any:
    """The same content in another order."""
    if isinstance(data, dict):
        keys = list(data)
        chance.shuffle(keys)
        return {key: shuffled(data[key], chance, key) for key in keys}
    if isinstance(data, list):
        items = [shuffled(item, chance) for item in data]
        if name in IN_ANY_ORDER:
            chance.shuffle(items)
        return items
    return data


def rewritten(text: str, chance: random.Random) -> str:
    """The same YAML in another order and style, with comments in it."""
    data = shuffled(yaml.load(text, yaml.CBaseLoader), chance)  # noqa: S506
    flow = chance.choice([True, False, None])
    style: dict[str, Any] = {"default_flow_style": flow, "sort_keys": False, "width": 10**6}
    written = yaml.dump(typed(data), Dumper=_Plain, **style)
    lines = [f"# a comment {chance.random()}", *written.splitlines(), "", "# the end"]
    return "\n".join(lines) + "\n"


def typed(data: Any) -> Any:
    """Plain texts as the numbers and marks that they stand for."""
    if isinstance(data, dict):
        return {key: typed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [typed(item) for item in data]
    marks = {"true": True, "false": False, "null": None, "~": None, "": None}
    return int(data) if re.fullmatch(r"0|[1-9]\d*", data) else marks.get(data, data)


@pytest.mark.thorough
@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_order_comments_and_style_change_nothing(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        changed = written_otherwise(Path(folder), random.Random(seed))  # noqa: S311
    assert [rule.id for rule in changed.rules] != [rule.id for rule in BOOK.rules]
    assert not stale(changed)


def written_otherwise(folder: Path, chance: random.Random) -> RuleBook:
    """The real book, written in another order and style."""
    copy_content(folder)
    for topic in ("conditions", *TOPICS, "contacts", "cards"):
        file = folder / "rules" / "clinical" / f"{topic}.yaml"
        file.write_text(rewritten(file.read_text(encoding="utf-8"), chance), encoding="utf-8")
    file = folder / "questionnaire.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("\n      - id: ", "\n      # about it\n      - id: "), "utf-8")
    return load(folder)


@settings(deadline=None)
@given(data=condition_data())
def test_the_plain_form_means_the_same_for_everybody(data: Any) -> None:
    made = book(QUESTIONS, conditions=NAMED)
    space = Space(made, complete=False)
    plain = PlainConditions(made)
    written = plain(condition(data))
    one, other = (space.outcome.meanings.meaning(condition(d)) for d in (data, written))
    apart = any_of(*(differ(mine, theirs) for mine, theirs in zip(one, other, strict=True)))
    assert not space.exists(apart)
    assert plain(condition(written)) == written


@settings(deadline=None)
@given(data=condition_data(), seed=st.integers())
def test_the_plain_form_does_not_know_the_order(data: Any, seed: int) -> None:
    plain = PlainConditions(book(QUESTIONS, conditions=NAMED))
    other = shuffled(data, random.Random(seed))  # noqa: S311
    assert plain(condition(data)) == plain(condition(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"pregnant": {"is": "yes"}}, {"pregnant": {"one_of": ["yes"]}}),
        ({"signs": {"includes": "pain"}}, {"signs": {"includes_any": ["pain"]}}),
        ({"all": [{"pregnant": {"is": "yes"}}]}, {"pregnant": {"is": "yes"}}),
        (
            {"all": [{"weeks": {"is": 1}}, {"all": [{"weeks": {"is": 2}}, {"weeks": {"is": 3}}]}]},
            {"all": [{"weeks": {"is": 3}}, {"weeks": {"is": 2}}, {"weeks": {"is": 1}}]},
        ),
        ({"condition": "far_along"}, {"weeks": {"at_least": 7}}),
        ({"not": {"not": {"weeks": {"is": 1}}}}, {"weeks": {"is": 1}}),
        (
            {"at_least": {"n": 1, "of": [{"weeks": {"is": 1}}, {"weeks": {"is": 2}}]}},
            {"any": [{"weeks": {"is": 2}}, {"weeks": {"is": 1}}]},
        ),
    ],
)
def test_two_ways_to_write_one_condition(one: Any, other: Any) -> None:
    plain = PlainConditions(book(QUESTIONS, conditions=NAMED))
    assert plain(condition(one)) == plain(condition(other))
