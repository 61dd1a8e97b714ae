"""A journey made before the first visitor comes: what is broken stops the start, and nobody else.

Two made-up people answer whatever they are asked, one with the first answer each time and one with
the last. So each kind of page is made, for both carriers, and a page for the midwife at the end.
"""

from collections.abc import Iterator

from markupsafe import Markup

from explainer import explain
from explainer.dates import today
from explainer.outputs.drawing import check_letters
from explainer.outputs.handover import handover
from explainer.outputs.pdf import as_pdf
from explainer.outputs.text import as_text
from rules.model.questions import AnyQuestion
from screens import component
from screens.content import Published
from screens.journey import ALERT, CHECK, Event, Path, Step, advance, start
from screens.pages import Carrier, Pages
from screens.server.plain import LAYOUT, PLAIN

CARRIERS = (Carrier(), Carrier(LAYOUT, PLAIN, Markup("{}")))


def try_out(content: Published) -> None:
    """Make all that people will ask for, once. Raises whatever would have met the first of them."""
    component.check_files()
    check_letters(_all_words(content))
    pages = Pages(content)
    for place in (0, -1):
        for step in _journey(content, place):
            for carrier in CARRIERS:
                pages.render(step, carrier, today())
    _take_along(content, step)


def _all_words(content: Published) -> Iterator[str]:
    """Everything that a drawing may have to show."""
    for part in (content.book.questionnaire, content.wording, content.pages):
        yield part.model_dump_json()
    yield from (text for page in content.screens.values() for text in page.values())


def _journey(content: Published, place: int) -> Iterator[Step]:
    """Each page for somebody who gives the answer at this place, up to the result."""
    step = start(content.book)
    while step.state.page != CHECK:
        yield step
        step = advance(content.book, step.state, _next(content, step, place))
    yield step
    yield advance(content.book, step.state, Event("result"))


def _next(content: Published, step: Step, place: int) -> Event:
    if step.state.page == ALERT:
        return Event("go_on")
    question = content.book.questionnaire.question(step.state.page)
    return Event("answer", values={"answer": (_answer(question, place),)})


def _answer(question: AnyQuestion, place: int) -> str:
    if question.kind == "number":
        return str((question.min, question.max)[place])
    return question.options[place].id


def _take_along(content: Published, step: Step) -> None:
    book, words = content.book, content.screens
    assessment = (step.path or Path(book, step.state.answers)).assessment
    explanation = explain(book, assessment, content.wording)
    as_text(explanation, words, today())
    as_pdf(handover(book, assessment, explanation, words, today()), today())
