"""`cli.py explain`: the whole result in words, and why a rule does not apply."""

from rules import Level
from tests.support.command_line import PERSON, Ran, Run, Write
from tests.support.real_book import BOOK, SCREENS, WORDING


def test_explain_prints_the_whole_result(run: Run) -> None:
    ran = run("explain", PERSON)
    assert (ran.code, ran.err) == (0, "")
    words = SCREENS["result"]
    for heading in ("say", "happens", "signs", "why", "advice", "ask", "topics", "told_us"):
        assert f"\n{words[heading]}\n---" in ran.out
    assert f"{WORDING.levels[Level.CALL_TODAY].label}: Call " in ran.out
    assert words["not_diagnosis"] in ran.out
    assert "1 December 2026" in ran.out
    assert BOOK.version in ran.out
    assert "{" not in ran.out
    assert max(map(len, ran.out.splitlines())) <= 100


def test_explain_of_unfinished_answers_asks_for_the_rest(run: Run, written: Write) -> None:
    ran = run("explain", written("a.yaml", "pregnant: yes\n"))
    assert ran.code == 0
    assert SCREENS["check"]["missing_heading"] in ran.out
    assert not [card for card in WORDING.cards.values() if card.heading in ran.out]


def test_why_not(run: Run) -> None:
    ran = run("explain", PERSON, "--why-not", "high_history_from_24")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "needed: Weeks of pregnancy at least 24; answered: 9 weeks\n"
    ran = run("explain", PERSON, "--why-not", "high_history_before_24")
    assert ran == Ran(0, "high_history_before_24 is yes\n", "")
    ran = run("explain", PERSON, "--why-not", "high_history_from_25")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean 'high_history_from_24'?" in ran.err
