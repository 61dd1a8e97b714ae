"""All content that the screens show, read once."""

from dataclasses import dataclass
from functools import cache

from explainer import load_screen_words, load_wording
from explainer.page_words import PublicPages
from explainer.wording import load_pages
from explainer.words import Wording
from rules import RuleBook, load
from rules.loading.local import load_local
from rules.model.local import Local

ScreenTexts = dict[str, dict[str, str]]


@dataclass(frozen=True, eq=False)
class Content:
    """What is asked and decided, what is said of it, and the words of the screens themselves.

    `pages` are those that say nothing of anybody's answers, and `local` is what only the place
    that offers the service knows.
    """

    book: RuleBook
    wording: Wording
    screens: ScreenTexts
    pages: PublicPages
    local: Local

    @property
    def emergency_number(self) -> str:
        """The number to call in an emergency."""
        return self.wording.number_of("emergency")


@cache
def content() -> Content:
    """The content of this project; ContentError with every problem found when it cannot be used."""
    words = load_screen_words().screens
    return Content(load(), load_wording(), words, load_pages(), load_local())
