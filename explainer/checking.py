"""What keeps the content of a project folder from being used: its rules, and the words for them."""

from pathlib import Path

from explainer.page_problems import page_problems
from explainer.sentences.words import load_sentence_words, sentence_problems
from explainer.wording import load_pages, load_screen_words, load_wording, wording_problems
from explainer.words import Wording
from rules import ContentError, Problem, RuleBook, load
from rules.loading.local import load_local, local_problems


def read_content(root: Path) -> tuple[RuleBook | None, list[Problem]]:
    """The rule book, if there is one, and every problem of the rules and of the words.

    The files are read anew: they may have changed. With no error among the problems, the words can
    be loaded as well.
    """
    load_wording.cache_clear()
    load_screen_words.cache_clear()
    load_sentence_words.cache_clear()
    load_local.cache_clear()
    load_pages.cache_clear()
    book: RuleBook | None = None
    problems: list[Problem] = []
    try:
        book = load(root)
    except ContentError as error:
        problems += error.problems
    problems += wording_problems(root, book)
    problems += sentence_problems(root, book)
    problems += page_problems(root, book, _wording(root))
    problems += local_problems(root, book)
    return book, problems


def _wording(root: Path) -> Wording | None:
    try:
        return load_wording(root)
    except ContentError:  # told already
        return None
