"""Everything that is read or that decides is an item of a review, and each is short enough."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.acceptance.entries import entries
from desk.acceptance.kinds import Who, kind_of
from desk.review.items import A_MINUTE, Items, minutes, said_of, words_in
from desk.review.sheets import Homes, Sheet
from explainer.review.subject import read_subject
from explainer.signoff.approval import words_shown
from rules.loading.layout import QUESTIONNAIRE, WORDS, clinical
from rules.loading.project import Project
from rules.model.evidence import Label, Meaning
from rules.signoff.meaning import everything_read, meanings, question_texts
from tests.support.real_book import BOOK, EVERY_RULE, PROJECT
from tests.support.review import items
from tests.support.reviewing import SUBJECT

AGAIN = "emergency_signs_not_pregnant"
MOST_WORDS = 9_000  # of what a signer has before them in one go


def test_nothing_is_left_out() -> None:
    """Every text, number, condition, contact, card, topic and promise is read on one sheet."""
    there = [entry.key for entry in entries(PROJECT)]
    read = [key for item in items().all for key in item.keys]
    assert sorted(read) == sorted(there)
    assert len(there) > 4_000


def test_what_needs_a_clinician_is_on_no_sheet_for_readers() -> None:
    homes = Homes(BOOK, items().decisions)
    for entry in entries(PROJECT):
        if kind_of(entry, BOOK).who is Who.CLINICIAN:
            assert homes.of(entry).sheet is not Sheet.READING, entry.name


def test_each_part_of_each_rule_rests_on_items_that_are_there() -> None:
    by_id = items().by_id
    for rule in EVERY_RULE:
        needed = items().needed(rule)
        assert needed.keys() == Meaning.model_fields.keys()
        for part, sheet in zip(needed, [*Sheet][:3], strict=True):
            assert {by_id[name].sheet for name in needed[part]} == {sheet}, (rule, part)


def test_what_is_hashed_of_a_question_is_what_is_read() -> None:
    for question in BOOK.questionnaire:
        read = {text for _, text in items().by_id[f"question {question.id}"].texts}
        assert read == {*question_texts(question).values()}, question.id


def test_what_is_signed_in_an_hour_fits_into_one() -> None:
    words = {sheet: sum(item.words for item in items().on(sheet)) for sheet in Sheet}
    assert 5_000 < words[Sheet.DECISIONS] + words[Sheet.QUESTIONS] <= MOST_WORDS
    assert MOST_WORDS / A_MINUTE <= 45


def test_what_stands_twice_is_counted_once_and_shown_twice() -> None:
    first, again = (items().by_id[f"question {name}"] for name in ("emergency_signs", AGAIN))
    alike = {text for _, text in first.texts} & {text for _, text in again.texts}
    assert alike
    assert again.words <= sum(words_in(text) for _, text in again.texts) - len(alike)


def test_a_fingerprint_changes_with_what_is_read_and_with_nothing_else() -> None:
    text = PROJECT.text(WORDS)
    changed = PROJECT.saying(
        {WORDS: text.replace("title: After a loss\n", "title: After your loss\n", 1)}
    )
    commented = PROJECT.saying({WORDS: f"{text}# a comment\n"})

    def prints(project: Project) -> dict[str, str]:
        return {item.id: item.fingerprint for item in Items(project, SUBJECT).all}

    before = prints(PROJECT)
    assert prints(commented) == before
    differing = {name for name, now in prints(changed).items() if before[name] != now}
    assert differing == {"en topics after_a_loss"}


ANOTHER = """\
          - id: another_sign
            text: Another sign
            sign: it is another
            say: It is another.
            neutral: true
"""


def changed(file: Path, old: str, new: str) -> Project:
    text = PROJECT.text(file)
    assert old in text
    return PROJECT.saying({file: text.replace(old, new, 1)})


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        # a named condition that many decisions and texts read
        (
            clinical("conditions"),
            "earliest_birth_weeks: {at_most: 34}",
            "earliest_birth_weeks: {at_most: 33}",
        ),
        # a phone number that texts fill in
        (WORDS, 'number: "999"', 'number: "112"'),
        (QUESTIONNAIRE, "Write it as you know it", "Write it as you have it"),
        (QUESTIONNAIRE, "text: Are you pregnant now?", "text: Are you pregnant today?"),
        (clinical("conditions"), "means: The person is pregnant", "means: Somebody is pregnant"),
        (QUESTIONNAIRE, "{number} week", "{number} whole week"),
        (QUESTIONNAIRE, "          - id: tightenings\n", f"{ANOTHER}          - id: tightenings\n"),
    ],
)
def test_no_part_of_a_meaning_changes_while_all_that_was_agreed_with_stays(
    file: Path, old: str, new: str
) -> None:
    """So nobody signs what they did not read: a review of before says nothing of it."""
    subject = read_subject(changed(file, old, new), SUBJECT.today)
    after = Items(changed(file, old, new), subject)
    was = meanings(BOOK, words_shown(BOOK, SUBJECT.wording))
    now = meanings(subject.book, words_shown(subject.book, subject.wording))
    prints = {item.id: item.fingerprint for item in items().all}
    differing = 0
    for rule in EVERY_RULE:
        for part, names in items().needed(rule).items():
            if was[rule].parts[part] != now[rule].parts[part]:
                differing += 1
                assert any(after.by_id[n].fingerprint != prints[n] for n in names), (rule, part)
    assert differing


def test_an_answered_question_makes_nobody_read_a_decision_again(tmp_path: Path) -> None:
    """The order of risk is read from a page; what is signed does not depend on it."""
    elsewhere = Items(Project(tmp_path), SUBJECT)
    assert [d.id for d in elsewhere.decisions] != [d.id for d in items().decisions]
    here, there = (Homes(BOOK, made.decisions) for made in (elsewhere, items()))
    assert all(here.of(entry) == there.of(entry) for entry in entries(PROJECT))


def test_all_of_the_logic_of_a_rule_stands_in_its_decision() -> None:
    """Its advice, and what it leads to where it needs nothing more than the others."""
    for decision in items().decisions:
        for rule, case in zip(decision.rules, decision.cases, strict=True):
            means = BOOK.rule(rule)
            limits = {name: SUBJECT.only_at(means, name) for name in means.advice}
            pieces = {name.replace("_", " ") + limit for name, limit in limits.items()}
            assert {*case.advice.split(", ")} == pieces, rule
            assert case.line.text, rule


def test_a_source_that_is_named_is_read_with_its_decision() -> None:
    """It is no part of what is signed: whoever judged by another source reads it again."""
    rule = BOOK.rule("open_cervix")
    evidence = tuple(e.model_copy(update={"label": Label.PROPOSAL}) for e in rule.evidence)
    book = replace(
        BOOK,
        rules=tuple(
            r.model_copy(update={"evidence": evidence}) if r is rule else r for r in BOOK.rules
        ),
    )
    after = Items(PROJECT, replace(SUBJECT, book=book)).by_id["decision open_cervix"]
    assert after.fingerprint != items().by_id["decision open_cervix"].fingerprint


def test_who_is_asked_what_is_part_of_the_logic_of_what_reads_it() -> None:
    """All questions that the same people are asked are named; an objection holds up no others."""
    asked = {item.id: item for item in items().on(Sheet.DECISIONS) if not item.decision}
    (text,) = asked["asked weeks"].texts
    assert text[0] == "weeks, babies, care so far"
    named = [
        name for item in asked.values() for names, _ in item.texts for name in names.split(", ")
    ]
    assert len(named) == sum(q.asked_when is not None for q in BOOK.questionnaire)
    for rule in BOOK.rules:
        reads = {n.replace("_", " ") for n in everything_read(BOOK, rule.when).questions}
        needed = items().needed(rule.id)["logic"] & asked.keys()
        assert needed == {
            name for name, i in asked.items() if reads & {*i.texts[0][0].split(", ")}
        }, rule.id


def test_a_condition_is_said_as_a_sentence() -> None:
    plain = SUBJECT.plain
    assert said_of(("when",), {"pregnant": {"is": "yes"}}, plain) == "you told us “Pregnant now”"
    listed = [{"text": "Ask.", "when": {"pregnant": {"is": "yes"}}}, "Wait."]
    assert said_of((), listed, plain) == "Ask.; when: you told us “Pregnant now” | Wait."


def test_words_and_minutes() -> None:
    assert words_in("One, two - 3 | (4.1)") == 4
    assert (minutes(0), minutes(A_MINUTE * 12)) == (1, 12)
