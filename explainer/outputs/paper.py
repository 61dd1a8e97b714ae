"""Every word of the app on paper: one HTML file that stands alone, for reading and for printing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jinja2 import Environment

from explainer.page_words import PublicPages
from explainer.reasons.outline import Outline
from explainer.signoff.approval import is_approved
from explainer.templating import file_templates
from explainer.texts import Said, SaidTexts, text_of
from explainer.wording import fill
from explainer.words import ScreenWords, Wording
from rules import Level, RuleBook
from rules.model.rules import Rule

# Said elsewhere on the paper, or to the makers only.
NOT_AT_THE_END = {"start", "paper", "conditions", "content", "review"}


def paper(book: RuleBook, wording: Wording, words: ScreenWords, pages: PublicPages) -> str:
    """All words in the order in which people meet them. The same content gives the same text."""
    screens = words.screens
    outline = Outline(book, screens["conditions"])

    def filled(said: Said | SaidTexts) -> str:
        texts = said if isinstance(said, tuple) else (said,)
        contact = screens["paper"]["contact"]
        return " ".join(fill(text_of(text), wording, contact) for text in texts)

    return (
        _templates(filled)
        .get_template("paper.html")
        .render(
            book=book,
            wording=wording,
            screens=screens,
            words=screens["paper"],
            start=_start(screens["start"], wording),
            signs=book.questionnaire.shown_first,
            rules=_rules_by_level(book.rules),
            sources={source.id: source for source in book.sources},
            outline=outline,
            approved=is_approved(book, wording),
            pages=_page_texts(pages),
            other={name: block for name, block in screens.items() if name not in NOT_AT_THE_END},
        )
    )


def _start(words: Mapping[str, str], wording: Wording) -> dict[str, str]:
    """The words of the first page, with what it fills in."""
    number = wording.number_of("emergency")
    return {key: text.format(emergency=number) for key, text in words.items()}


def _page_texts(pages: PublicPages) -> dict[str, list[str]]:
    """The texts of each block of pages.yaml, in the order in which they stand there."""
    return {name: list(_texts(block)) for name, block in pages.model_dump().items()}


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key != "shows":
                yield from _texts(value)
    elif isinstance(data, tuple):
        for value in data:
            yield from _texts(value)


def _rules_by_level(rules: Iterable[Rule]) -> dict[Level, list[Rule]]:
    found: dict[Level, list[Rule]] = {level: [] for level in Level}
    for rule in rules:
        found[rule.level].append(rule)
    return {level: rules for level, rules in found.items() if rules}


def _templates(filled: Any) -> Environment:
    templates = file_templates()
    templates.filters["filled"] = filled
    return templates
