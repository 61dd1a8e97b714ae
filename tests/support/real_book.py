"""The content that ships, read once for all tests."""

from dataclasses import replace

from explainer import load_screen_words, load_wording
from explainer.sentences import load_sentence_words
from explainer.wording import load_pages
from rules import Level, RuleBook
from rules.loading.book import read_book
from rules.loading.project import Project

PROJECT = Project()
BOOK = read_book(PROJECT)
WORDING = load_wording(PROJECT)
SCREENS = load_screen_words(PROJECT)
PAGES = load_pages(PROJECT)
SENTENCES = load_sentence_words(PROJECT)
EVERY_RULE = [rule.id for rule in BOOK.rules]


def with_level(name: str, level: Level) -> RuleBook:
    """The real book with one rule at another level."""
    changed = BOOK.rule(name).model_copy(update={"level": level})
    return replace(BOOK, rules=tuple(changed if r.id == name else r for r in BOOK.rules))
