"""Every word of the app on paper: one HTML file that stands alone, for reading and for printing."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from jinja2 import Environment
from pydantic import BaseModel

from explainer.page_words import PublicPages
from explainer.reasons.outline import Outline
from explainer.screen_words import ScreenTexts
from explainer.signoff.approval import is_approved
from explainer.templating import file_templates
from explainer.texts import FROM_ANSWERS, ConditionalText, text_of
from explainer.wording import DOUBTS, fill, naming
from explainer.words import Wording
from rules import Level, RuleBook
from rules.model.questions import NumberQuestion
from rules.model.rules import Rule

# Said elsewhere on the paper, or to the makers only.
AROUND_A_CALL = ("cards", "sorrow", "doubts", "call_script", "call_help", "happens")
NOT_AT_THE_END = {"start", "paper", "conditions", "content", "review"}


def paper(book: RuleBook, wording: Wording, words: ScreenTexts, pages: PublicPages) -> str:
    """All words in the order in which people meet them. The same content gives the same text."""
    outline = Outline(book, words["conditions"])
    filled = partial(_filled, wording=wording, contact=words["paper"]["contact"])
    return (
        _templates(filled, wording)
        .get_template("paper.html")
        .render(
            book=book,
            wording=wording,
            screens=words,
            words=words["paper"],
            start=_start(words["start"], wording),
            signs=book.questionnaire.shown_first,
            rules=_rules_by_level(book.rules),
            pages=_page_texts(pages),
            sources={source.id: source for source in book.sources},
            around=_around_a_call(wording),
            outline=outline,
            approved=is_approved(book, wording),
            counted=_counted,
            other=_at_the_end(words, wording),
        )
    )


def _counted(question: NumberQuestion) -> Iterator[str]:
    """The forms of an answer, with a gap for its number; each once."""
    forms = question.counted.forms() if question.counted else ()
    yield from dict.fromkeys(text.replace("{number}", "...") for _, text in forms)


def _at_the_end(words: ScreenTexts, wording: Wording) -> dict[str, dict[str, str]]:
    """Buttons and errors as they are written, and the words by which texts are put together."""
    blocks = {name: block for name, block in words.items() if name not in NOT_AT_THE_END}
    months, others = wording.grammar.months.model_dump(), wording.grammar.model_dump()
    return blocks | {
        "grammar": months | {name: others[name] for name in others if name != "months"}
    }


def _around_a_call(wording: Wording) -> dict[str, list[str | ConditionalText]]:
    """The texts of each block about a call; of `near`, what is no list of signs."""
    blocks = {name: getattr(wording, name) for name in AROUND_A_CALL}
    return {name: list(_texts(block)) for name, block in blocks.items()} | {
        "near": [wording.near.instead]
    }


def _page_texts(pages: PublicPages) -> dict[str, list[str]]:
    """The texts of each block of pages.yaml, in the order in which they stand there."""
    return {name: list(_plain_texts(block)) for name, block in pages.model_dump().items()}


def _plain_texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key != "shows":
                yield from _plain_texts(value)
    elif isinstance(data, tuple):
        for value in data:
            yield from _plain_texts(value)


def _filled(said: str | ConditionalText, wording: Wording, contact: str) -> str:
    """A text as it is read; where an answer is filled in, it is marked as a gap."""
    text = FROM_ANSWERS.sub("...", text_of(said)).replace("{number}", "...")
    doubts = naming(wording.doubts.not_sure, ["(the answers in doubt)"], wording)
    text = text.replace(DOUBTS, doubts)
    text = naming(text, ["..."], wording)
    return fill(text, wording, contact)


def _texts(block: object) -> Iterator[str | ConditionalText]:
    """All texts of a block, in its order."""
    if isinstance(block, str | ConditionalText):
        yield block
    elif isinstance(block, BaseModel):
        for name in type(block).model_fields:
            yield from _texts(getattr(block, name))
    elif isinstance(block, dict | tuple):
        for part in block.values() if isinstance(block, dict) else block:
            yield from _texts(part)


def _start(words: Mapping[str, str], wording: Wording) -> dict[str, str]:
    """The words of the first page, with what it fills in."""
    number = wording.number_of("emergency")
    return {key: text.format(emergency=number) for key, text in words.items()}


def _rules_by_level(rules: Iterable[Rule]) -> dict[Level, list[Rule]]:
    found: dict[Level, list[Rule]] = {level: [] for level in Level}
    for rule in rules:
        found[rule.level].append(rule)
    return {level: rules for level, rules in found.items() if rules}


def _templates(filled: Any, wording: Wording) -> Environment:
    templates = file_templates()
    templates.filters["day"] = wording.grammar.day
    templates.filters["filled"] = filled
    return templates
