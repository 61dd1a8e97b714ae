"""Every text of a result as data, for those who prove things about pages."""

from collections.abc import Iterable, Iterator
from functools import partial

from explainer.texts import ConditionalText, listed
from explainer.words import RuleWords, Wording
from rules.model.book import RuleBook
from rules.model.pages import Pages, PageText, Place, RuleHeading

Said = str | ConditionalText


def pages_of(book: RuleBook, wording: Wording) -> Pages:
    """What results can say, and which rules bring a heading of their own."""
    headings = {
        rule: RuleHeading(words.heading.text, words.heading.alone)
        for rule, words in wording.rules.items()
        if words.heading
    }
    return Pages((*_texts(book, wording),), headings)


def _texts(book: RuleBook, wording: Wording) -> Iterator[PageText]:
    for level, at_level in wording.levels.items():
        place = partial(_page_texts, "level", level.value)
        yield from place((at_level.heading, at_level.lead), "heading")
        yield from place(at_level.steps, "step")
    for card, on_card in wording.cards.items():
        yield from _page_texts("card", card, (on_card.heading, on_card.lead), "heading")
        yield from _page_texts("card", card, listed(on_card.because), "because")
        yield from _page_texts("card", card, on_card.steps, "step")
    for contact, to_call in wording.contacts.items():
        texts = (to_call.name, to_call.call, to_call.call_now or "", to_call.fallback)
        yield from _page_texts("contact", contact, texts, "text")
    for advice, piece in wording.advice.items():
        yield from _page_texts("advice", advice, (piece.title, *piece.text), "text")
        yield from _page_texts("advice", advice, piece.steps, "step")
        yield from _page_texts("advice", advice, piece.ask, "question to ask")
    for rule, words in wording.rules.items():
        yield from _of_rule(rule, words)
    for question in book.questionnaire:
        if question.symptom and question.kind == "choices":
            signs = [t or "" for o in question.options for t in (o.text, o.sign, o.say)]
            yield from _page_texts("asked", question.id, signs, "sign")
    yield from _around_a_call(wording, next(iter(book.questionnaire.questions)))


def _around_a_call(wording: Wording, first: str) -> Iterator[PageText]:
    """What is said of a loss, in the call script, and of what happens.

    Of a list, the first text that is meant for her is said. Taken as said to all whom its condition
    fits, a text is said to more people than read it, and that is the careful side. `first` is the
    first question, which everybody is asked.
    """
    everybody = partial(_page_texts, "asked", first)
    script = wording.call_script
    yield from everybody((*wording.sorrow.now, *wording.sorrow.before), "sorrow")
    for texts in (script.first, script.who, script.since, script.later, script.found):
        yield from everybody(texts, "call script")
    for name, texts in (*script.history.items(), *script.care.items()):
        yield from everybody(texts, f"call script, {name}")
    for name, texts in wording.happens.items():
        if name in wording.contacts:
            yield from _page_texts("contact", name, texts, "what happens")


def _of_rule(rule: str, words: RuleWords) -> Iterator[PageText]:
    heading = words.heading
    sure = (*words.findings, *words.becauses(certain=True))
    yield from _page_texts("yes", rule, sure, "finding")
    unsure = (*words.cant_tells, *words.becauses(certain=False))
    yield from _page_texts("cant_tell", rule, unsure, "words when it can't be told")
    yield from _page_texts("applies", rule, words.meanings, "meaning")
    if heading:
        there = heading.northern_ireland.text if heading.northern_ireland else ""
        said = (heading.text, heading.lead or "", there)
        yield from _page_texts("applies", rule, said, "heading")


def _page_texts(place: Place, name: str, said: Iterable[Said], what: str) -> Iterator[PageText]:
    kind = "rule" if place in ("yes", "cant_tell", "applies") else place
    for number, text in enumerate(said, 1):
        where = f"{'question' if kind == 'asked' else kind} '{name}', {what} {number}"
        if isinstance(text, str):
            if text:
                yield PageText(text, where, place, name)
            continue
        order = text.order
        signs = order.signs if order and order.signs != "later" else {}
        level = order.level if order else None
        yield PageText(text.text, where, place, name, text.when, level, signs)
