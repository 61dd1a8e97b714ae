"""LHC-Forms in Chromium: our form on its page, filled in by hand, and what it gives back.

Its page and scripts come out of the npm package `lforms`. Every request is answered from there: no
server, and no other machine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Locator, Page, Route

from interop.fhir.names import group_item, special_item
from interop.fhir.questionnaire import SPECIAL_TEXT, QuestionnaireWriter
from interop.fhir.terms import answers_in_words
from rules import RuleBook
from rules.model.codes import NO_CODES
from rules.model.questions import AnyQuestion
from tests.support.browsing.contexts import OURS, PATIENCE, Watch
from tests.support.other_engines import MODULES
from tests.support.population import Person
from tests.support.responses import asked_of

Resource = dict[str, Any]
Words = list[list[str]]  # of each item its id, its text, and its answers or its unit

PACKAGE = "lforms"
_FILES = MODULES / PACKAGE / "dist" / "lforms"
_PLACE = "http://lhc-forms.invalid/"  # of no machine
_SCRIPTS = (
    *("assets/lib/zone.min.js", "runtime.js", "polyfills.js", "main.js"),
    "../fhir/R4/lformsFHIR.min.js",
)
_PAGE = "".join(
    (
        '<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>LHC-Forms</title>',
        '<link rel="stylesheet" href="webcomponent/styles.css"><div id="form"></div>',
        *(f'<script src="webcomponent/{script}"></script>' for script in _SCRIPTS),
    )
)
_READY = "window.LForms?.Util?.addFormToPage && window.LForms.FHIR?.R4"
_SHOW = """async ([form, response]) => {
    const read = LForms.Util.convertFHIRQuestionnaireToLForms(form, 'R4')
    const filled = response
        ? LForms.Util.mergeFHIRDataIntoLForms('QuestionnaireResponse', response, read, 'R4')
        : read
    await LForms.Util.addFormToPage(filled, 'form')
}"""
# Conditions are worked out a moment after an answer. It is waited for, never set off from here.
_SETTLE = """async () => {
    const moment = () => new Promise(resolve => setTimeout(resolve))
    const form = LForms.Util._getFormObjectInScope(document.getElementById('form'))
    await moment()
    await form._expressionProcessor._currentRunPromise
    await moment()
}"""
_WORDS = """() => [...document.querySelectorAll('.lhc-item')]
    .filter(item => item.getClientRects().length)
    .map(item => [
        item.id.replace(/^item-|[/].*/g, ''),
        ...[...item.querySelectorAll(
            '.question, .lhc-answer, .ant-checkbox-wrapper, .lhc-de-unit input'
        )]
            .filter(part => part.closest('.lhc-item') === item)
            .map(part => part.value ?? part.innerText.trim()),
    ])"""
_BACK = "() => LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4', '#form')"


class FormFiller:
    """The form of one rule book in LHC-Forms. `form` is what is shown next."""

    def __init__(self, page: Page, book: RuleBook) -> None:
        self._page = page
        self.form = QuestionnaireWriter(book, NO_CODES, approved=False).questionnaire()
        page.route(f"{_PLACE}**", _from_package)
        page.goto(_PLACE)
        page.wait_for_function(_READY)

    def show(self, response: Resource | None = None) -> None:
        """Show the form anew: empty, or with these answers laid in."""
        self._page.evaluate(_SHOW, [self.form, response])
        self._page.evaluate(_SETTLE)

    def words(self) -> Words:
        """What stands on the page, in its order."""
        shown: Words = self._page.evaluate(_WORDS)
        return shown

    def click(self, item: str, words: str) -> None:
        """Click one answer, by its words."""
        self._item(item).get_by_text(words, exact=True).click()
        self._page.evaluate(_SETTLE)

    def type(self, item: str, number: int) -> None:
        """Type a number, as the whole of what stands in its box, and go on."""
        box = self._item(item).get_by_role("textbox").first
        box.clear()
        box.press_sequentially(str(number))
        box.press("Tab")
        self._page.evaluate(_SETTLE)

    def answer(self, question: AnyQuestion, answer: Any) -> None:
        """Give one answer, as the engine takes it, by hand."""
        if isinstance(answer, int):
            self.type(question.id, answer)
            return
        item = special_item(question.id) if question.kind == "number" else question.id
        for code in [answer] if isinstance(answer, str) else answer:
            self.click(item, answers_in_words(question)[code])

    def given_back(self) -> Resource:
        """The response, as LHC-Forms hands it on."""
        response: Resource = self._page.evaluate(_BACK)
        return response

    def _item(self, item: str) -> Locator:
        return self._page.locator(f'[id^="item-{item}/"]')


def wanted_words(book: RuleBook, person: Person) -> Words:
    """What has to stand on the page for somebody with these answers."""
    found: Words = []
    asked = {*asked_of(book, person)}
    for section in book.questionnaire.sections:
        questions = [question for question in section.questions if question.id in asked]
        if questions:
            found.append([group_item(section.id), section.title])
        for question in questions:
            found += _words_of(question)
    return found


def _words_of(question: AnyQuestion) -> Words:
    item, answers = [question.id, question.text], [*answers_in_words(question).values()]
    if question.kind != "number":
        return [[*item, *answers]]
    special = [[special_item(question.id), SPECIAL_TEXT, *answers]] if answers else []
    return [[*item, question.unit], *special]


def _from_package(route: Route) -> None:
    name = route.request.url.removeprefix(_PLACE)
    if name:
        route.fulfill(path=_FILES / name, headers=OURS)
    else:
        route.fulfill(body=_PAGE, content_type="text/html", headers=OURS)


@contextmanager
def form_filler(browser: Browser, book: RuleBook) -> Iterator[FormFiller]:
    """LHC-Forms in a page of its own, which may ask no other machine and fail in no script."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    watch = Watch(context)
    yield FormFiller(context.new_page(), book)
    context.close()
    assert watch.seen == []
