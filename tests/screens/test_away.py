"""What the browser says by itself is what the server would have said, in the same words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser

from client.export import WALKER
from explainer import what_to_do
from explainer.result.person import Person
from explainer.texts import listed
from rules import Assessment, Level, Truth, assess
from rules.engine.answers import AnswerError
from screens.away import away, away_data
from screens.content import Published, content
from screens.journey.values import Fault, read_answer
from screens.server.routes import ALONE
from screens.templating import environment
from tests.support.answers import NO_SIGNS
from tests.support.editions import ARABIC, pseudo_editions
from tests.support.population import people
from tests.support.pseudo import mirrored
from tests.support.real_book import BOOK
from tests.support.script import Script, loaded
from tests.support.vignettes import CASES

pytestmark = pytest.mark.browser

WORDING = content().wording
MOST_BYTES = 200_000  # a tenth of that on the line
RESULTS = """([data, people]) => {
    const made = script.prepared(data)
    return people.map(answers => script.result(made, answers))
}"""
SENT = """([data, forms]) => {
    const made = script.prepared(data)
    return forms.map(([page, values]) => script.withSent(made.book, {}, page, values)[page] ?? null)
}"""
MOST_URGENT = """([data, state, sent]) => {
    const made = script.prepared(data)
    return made.book.levels[script.mostUrgent(made, state, sent)?.rank] ?? null
}"""
OWN_HEADING = "Call 111 now, and choose the mental health option"
HELP = "crisis_help"
DAY = date(2026, 11, 29)
EMERGENCY = {"pregnant": "yes", "emergency_signs": ["sepsis_signs"]}


@pytest.fixture(scope="module")
def script(browser: Browser) -> Iterator[Script]:
    with loaded(browser, ALONE, WALKER) as found:
        yield found


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return away_data(content())


def taken(answers: dict[str, Any]) -> bool:
    try:
        assess(BOOK, answers)
    except AnswerError:
        return False
    return True


def reasons(found: Assessment, edition: Published) -> set[str | None]:
    """Every reason that may be given: the plain ones, or where there is none, those of doubt."""
    words = edition.wording
    person, whole = Person(edition.book, found, words), words.grammar.reason
    if found.card:
        return set(map(whole, person.first(listed(words.cards[found.card].because))))
    said: dict[bool, set[str | None]] = {True: set(), False: set()}
    for applied in person.deciding:
        other = words.rules[applied.rule].heading
        if other and other.phone and other != person.own_heading:
            continue  # a call about another matter is no reason for this one
        certain = applied.truth is Truth.YES
        texts = person.first(words.rules[applied.rule].becauses(certain))
        said[certain] |= set(map(whole, texts))
    return said[True] or said[False] or {None}


def beside(found: Assessment, edition: Published) -> dict[str, Any] | None:
    """The help that the server would not fold away."""
    if HELP not in found.advice:
        return None
    shown = what_to_do(edition.book, found, edition.wording).beside
    if shown is None:
        return None
    calls = environment(edition).filters["calls"]
    steps = [str(calls(step)) for step in shown.steps]
    return {"title": shown.title, "text": [*shown.text], "steps": steps}


# In Arabic letters, each sentence with a contact is whole for each of them.
@pytest.mark.thorough
@pytest.mark.parametrize(("root", "number"), [("", 1_500), (ARABIC, 300)])
def test_people_read_what_the_server_says(script: Script, root: str, number: int) -> None:
    """Card, call, number, sorrow and steps as on the result, and a reason of a rule that counts."""
    everybody = [*people(BOOK, number, seed=11), *(dict(case.answers) for case in CASES.values())]
    group = [answers for answers in everybody if taken(answers)]
    edition = pseudo_editions()[root]
    book, words, data = edition.book, edition.wording, away_data(edition)
    own_heading = mirrored(OWN_HEADING) if root else OWN_HEADING
    template, met, helped = environment(edition).get_template("away.html"), set(), set()
    for answers, said in zip(group, script.runs(RESULTS, [data, group]), strict=True):
        found = assess(book, answers)
        if found.level is None:
            assert said is None
            continue
        told = what_to_do(book, found, words)
        assert told.card
        drawn = template.render(found=replace(told, because=(), sorrow=None))
        assert said["drawn"] == " ".join(drawn.split()), answers
        assert (said["rank"], said["complete"]) == (found.level.rank, found.complete)
        assert (said.get("sorrow"), tuple(said["steps"])) == (told.sorrow, told.card.steps)
        assert said.get("because") in reasons(found, edition), answers
        assert said.get("beside") == beside(found, edition), answers
        helped.add((bool(said.get("beside")), told.card.heading == own_heading))
        met.add((found.level, found.card, told.card.heading))
    assert {level for level, _, _ in met} == {*Level}
    assert {card for _, card, _ in met} == {*BOOK.cards_by_id, None}
    assert own_heading in {heading for _, _, heading in met}
    assert helped == {(True, True), (True, False), (False, False)}


def forms() -> Iterator[tuple[str, dict[str, list[str]]]]:
    """What our pages can send, and what they cannot."""
    for question in BOOK.questionnaire:
        specials, options = list(question.special_answers), [o.id for o in question.options]
        yield question.id, {}
        if question.kind == "number":
            empty = {"due": [""], "period": [""]}
            typed = ("", " 3 ", "007", "9999", "24+3", "3.0", "-1", "one")
            yield from ((question.id, {"answer": [text], **empty}) for text in typed)
            yield from ((question.id, {"answer": [""], "instead": [s]}) for s in specials)
            yield question.id, {"answer": [str(question.max)], "instead": specials[:1]}
            yield question.id, {"answer": [""], "instead": specials}
            yield question.id, {"answer": [""], "due": ["2 March 2027"], "period": [""]}
            continue
        none = ["none"] if question.none else []
        yield from ((question.id, {"answer": [value]}) for value in (*options, *specials, *none))
        yield question.id, {"answer": options}
        yield question.id, {"answer": [options[0], "nowhere"]}
        yield from ((question.id, {"answer": [options[0], alone]}) for alone in (*specials, *none))


def test_an_answer_that_waits_is_read_as_the_server_reads_it_or_not_at_all(
    script: Script, data: dict[str, Any]
) -> None:
    every = list(forms())
    read = 0
    for (name, values), said in zip(every, script.runs(SENT, [data, every]), strict=True):
        question = BOOK.questionnaire.question(name)
        by_server = read_answer(question, {n: tuple(v) for n, v in values.items()}, DAY)
        if isinstance(by_server, Fault):
            assert said is None, (name, values)
        elif said is not None:
            read += 1
            assert _alike(said) == _alike(by_server), (name, values)
    assert read > 2 * len(BOOK.questionnaire.questions)


def _alike(answer: Any) -> Any:
    return answer[0] if isinstance(answer, list) and len(answer) == 1 else answer


@pytest.mark.parametrize(
    ("answers", "sent", "level"),
    [
        ({"pregnant": "yes"}, ("emergency_signs", ["sepsis_signs"]), "emergency"),
        # She takes back what the server called an emergency: until it says so itself, it is one.
        (EMERGENCY, ("emergency_signs", ["none"]), "emergency"),
        (EMERGENCY, ("emergency_signs", []), "emergency"),
        (EMERGENCY, ("weeks", ["many"]), "emergency"),
        ({"pregnant": "yes"}, ("emergency_signs", ["none"]), None),
        # Nothing calm before any sign was asked about: a rule says yes to this very answer.
        ({}, ("pregnant", ["not_sure"]), None),
    ],
)
def test_nothing_is_calmer_than_what_was_said_before(
    script: Script,
    data: dict[str, Any],
    answers: dict[str, Any],
    sent: tuple[str, list[str]],
    level: str | None,
) -> None:
    page, values = sent
    event = {"action": "answer", "values": {"answer": values}}
    state = {"answers": answers, "page": page}
    assert script.runs(MOST_URGENT, [data, state, event]) == level


ALL = dict(NO_SIGNS) | {"weeks": 24}


@pytest.mark.parametrize(
    ("more", "typed", "level"),
    [
        ({}, "24", assess(BOOK, ALL).level),
        ({}, "24+3", None),
        ({}, "", None),
        ({"fluid_and_bleeding": ["waters_leaking"]}, "24+3", "call_now"),
    ],
)
def test_nothing_calm_is_shown_before_every_answer_can_be_read(
    script: Script, data: dict[str, Any], more: dict[str, Any], typed: str, level: str | None
) -> None:
    assert assess(BOOK, ALL).complete
    event = {"action": "answer", "values": {"answer": [typed]}}
    state = {"answers": ALL | more, "page": "weeks"}
    assert script.runs(MOST_URGENT, [data, state, event]) == level


def test_it_is_small_and_named_by_its_content() -> None:
    made = away(content())
    assert made == away(content())
    assert len(made.text) < MOST_BYTES
    assert made.address.startswith("/assets/away-")
    changed = replace(content(), screens={**content().screens})
    changed.screens["away"] = {**changed.screens["away"], "lost": "Another word"}
    assert away(changed).address != made.address


def test_no_card_has_a_button_that_needs_the_server(data: dict[str, Any]) -> None:
    for html in data["drawn"]:
        assert "<form" not in html
        assert 'type="submit"' not in html
        assert content().screens["away"]["lost"] in html
