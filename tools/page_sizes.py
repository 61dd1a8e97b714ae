"""Measure how much people read, and where the button is: `python -m tools.page_sizes`.

Writes the table of docs/page-sizes.md, which says what it means. The people are those of
tests/vignettes/journeys.yaml, for whom the first release was walked through on a phone. The pages
are the app's own, 390 by 844 pixels.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import sync_playwright

from explainer import what_to_do
from screens.content import content
from screens.journey import ALERT, CHECK, RESULT, State, Step
from screens.journey import Path as Way
from screens.journey.interrupting import interrupts
from tests.support.browsing.contexts import ARGUMENTS, PHONE, without_worker
from tests.support.browsing.measuring import Ruler, html_of
from tests.support.find_browser import NONE, find
from tests.support.running_app import start
from tests.support.vignettes import CASES

FILE = Path(__file__).resolve().parents[1] / "docs" / "page-sizes.md"
WORDS_A_MINUTE = 200
# Number of the journey: questions, words of the result and its screens in the first release, and
# words of all pages where they were counted.
FIRST_RELEASE: Mapping[str, tuple[int, int, float, int | None]] = {
    "1": (17, 791, 7.5, 3285),
    "2": (19, 1715, 14.8, 4112),
    "3": (17, 1278, 11.6, None),
    "3b": (17, 1233, 11.5, None),
    "4": (28, 2027, 17.0, 5291),
    "5": (28, 1575, 13.0, None),
    "6": (18, 1121, 10.2, 2792),
    "7": (17, 1116, 10.7, None),
    "8": (12, 1599, 12.7, None),
    "9": (17, 1232, 11.7, None),
    "10": (17, 768, 7.5, None),
    "11": (17, 1235, 11.7, None),
    "12": (17, 1309, 12.1, None),
    "13": (28, 1722, 14.9, None),
    "14": (19, 1166, 10.6, None),
    "15": (26, 1332, 12.5, None),
    "16": (29, 1623, 13.4, None),
}
COLUMNS = (
    "journey",
    "what the result says",
    "questions",
    "alerts",
    "words of the result",
    "all open",
    "screens",
    "button",
    "line ends",
    "minutes",
)
HEAD = "| " + " | ".join(COLUMNS) + " |\n" + "| --- " * len(COLUMNS) + "|\n"


class Journey(NamedTuple):
    """One person's way, in figures."""

    number: str
    heading: str
    questions: int
    alerts: int
    result: Mapping[str, Any]
    words: int


def measured(ruler: Ruler) -> Iterator[Journey]:
    """Every journey, as far as it has a result."""
    for name in FIRST_RELEASE:
        vignette = next(v for v in CASES if v.startswith(f"journey-{name}-"))
        yield journey(ruler, name, dict(CASES[vignette].answers))


def journey(ruler: Ruler, number: str, answers: dict[str, Any]) -> Journey:
    """One way from the first question to the result."""
    way = Way(content().book, answers)
    steps = list(pages_of(way))
    words = sum(ruler.measures(html_of(step))["main"] for step in steps)
    result = ruler.measures(html_of(Step(State(way.answers, RESULT))))
    found = what_to_do(content().book, way.assessment, content().wording)
    assert found.card
    alerts = sum(step.state.page == ALERT for step in steps)
    return Journey(
        number, found.card.heading, len(way.asked), alerts, result, words + result["main"]
    )


def pages_of(way: Way) -> Iterator[Step]:
    """Each question as it is met, the alerts, and the page of answers."""
    given: dict[str, Any] = {}
    for question in way.asked:
        before = Way(way.book, given)
        yield Step(State(dict(given), question))
        given[question] = way.answers[question]
        if interrupts(before, Way(way.book, given), question):
            yield Step(State(dict(given), ALERT, resume=question))
    yield Step(State(way.answers, CHECK))


def row(found: Journey) -> str:
    """One line of the table."""
    questions, words, screens, read = FIRST_RELEASE[found.number]
    result = found.result
    minutes = f"{found.words / WORDS_A_MINUTE:.0f}"
    if read:
        minutes += f" (was {read / WORDS_A_MINUTE:.0f})"
    cells = (
        found.number,
        found.heading,
        f"{found.questions} (was {questions})",
        str(found.alerts),
        f"{result['main']} (was {words})",
        str(result["all"]),
        f"{result['height'] / PHONE['height']:.1f} (was {screens})",
        f"{result['button']:.0f}",
        f"{result['ends']:.0f}",
        minutes,
    )
    return f"| {' | '.join(cells)} |\n"


def main() -> None:
    """Measure all, and write the table."""
    path = find()
    assert path, NONE
    with start() as app, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        context = without_worker(browser, app)
        rows = [row(found) for found in measured(Ruler(context.new_page()))]
        browser.close()
    above, _, _ = FILE.read_text(encoding="utf-8").partition(HEAD)
    FILE.write_text(above + HEAD + "".join(rows), encoding="utf-8")
    print(f"Wrote {len(rows)} journeys to {FILE.name}.")


if __name__ == "__main__":
    main()
