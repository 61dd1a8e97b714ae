"""What keeps the content of a project from being used: its rules, and the words for them."""

from explainer.languages.easy_read import shape_problems
from explainer.page_problems import page_problems
from explainer.sentences.words import sentence_problems
from explainer.wording import load_wording, wording_problems
from explainer.words import Wording
from rules import ContentError, Problem, RuleBook
from rules.loading.book import read_book
from rules.loading.bookings import bookings_problems
from rules.loading.codes import codes_problems
from rules.loading.local import local_problems
from rules.loading.project import Project
from rules.loading.release import release_problems
from rules.loading.yaml.problems import folded


def read_content(project: Project) -> tuple[RuleBook | None, list[Problem]]:
    """The rule book, if there is one, and every problem of the rules and of the words.

    With no error among the problems, the words can be loaded as well.
    """
    book: RuleBook | None = None
    of_rules: tuple[Problem, ...] = ()
    try:
        book = read_book(project)
    except ContentError as error:
        of_rules = error.problems
    problems = wording_problems(project, book)
    problems += sentence_problems(project, book)
    problems += page_problems(project, book, _wording(project))
    problems += shape_problems(project)
    problems += local_problems(project, book)
    problems += codes_problems(project, book)
    problems += bookings_problems(project, book)
    problems += release_problems(project)
    return book, [*of_rules, *folded(problems)]


def _wording(project: Project) -> Wording | None:
    try:
        return load_wording(project)
    except ContentError:  # told already
        return None
