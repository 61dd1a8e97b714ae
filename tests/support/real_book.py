"""The content that ships, read once for all tests."""

from explainer import load_screen_words, load_wording
from explainer.sentences import load_sentence_words
from explainer.wording import load_pages
from rules.loading.book import read_book
from rules.loading.project import Project

PROJECT = Project()
BOOK = read_book(PROJECT)
WORDING = load_wording(PROJECT)
SCREENS = load_screen_words(PROJECT)
PAGES = load_pages(PROJECT)
SENTENCES = load_sentence_words(PROJECT)
EVERY_RULE = [rule.id for rule in BOOK.rules]
