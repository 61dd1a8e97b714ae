"""All content that the screens show, read once."""

from dataclasses import dataclass
from functools import cache

from explainer import load_screen_words, load_wording
from explainer.words import Wording
from rules import RuleBook, load

ScreenTexts = dict[str, dict[str, str]]


@dataclass(frozen=True, eq=False)
class Content:
    """What is asked and decided, what is said of it, and the words of the screens themselves."""

    book: RuleBook
    wording: Wording
    screens: ScreenTexts

    @property
    def emergency_number(self) -> str:
        """The number to call in an emergency."""
        return self.wording.number_of("emergency")


@cache
def content() -> Content:
    """The content of this project; ContentError with every problem found when it cannot be used."""
    return Content(load(), load_wording(), load_screen_words().screens)
