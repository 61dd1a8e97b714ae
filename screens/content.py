"""All content that the screens show, read once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final, NamedTuple, Self

from explainer import load_screen_words, load_wording
from explainer.page_words import PublicPages
from explainer.screen_words import ScreenTexts
from explainer.signoff.approval import is_approved
from explainer.wording import coverage_problems, load_pages
from explainer.words import Wording
from rules import ContentError, RuleBook
from rules.loading.book import read_book
from rules.loading.codes import load_codes
from rules.loading.digests import digests
from rules.loading.local import load_local
from rules.loading.project import Project
from rules.loading.release import load_release
from rules.model.codes import NO_CODES, Codes
from rules.model.local import Local

# What the app is run for; stage.py lets it start for the public only where all is approved.
SWITCH: Final = "APP_STAGE"
PUBLIC: Final = "public"


class Growth(NamedTuple):
    """How many times as long as the English a language may be: in JSON, and as bytes.

    A letter that is not of ASCII has six signs in JSON, and two or three bytes.
    """

    in_json: int = 1
    in_bytes: int = 1


AS_ENGLISH: Final = Growth()


class Link(NamedTuple):
    """The way to the same page in another language."""

    root: str
    language: str
    name: str
    direction: str


@dataclass(frozen=True, eq=False)
class Published:
    """What is asked and decided, what is said of it, and the words of the screens themselves.

    `pages` are those that say nothing of anybody's answers, and `local` is what only the place
    that offers the service knows; so is `codes`.
    `approved` tells whether every rule is signed as it is.
    `harm_address` is where people tell of harm: an e-mail address or a page, once there is one.
    `files` are the hashes of the files that all this was read from.
    `root` comes before the address of each page in another language than English, `links` lead to
    the others, and `growth` says how much longer than the English it may be on the line.
    """

    book: RuleBook
    wording: Wording
    screens: ScreenTexts
    pages: PublicPages
    local: Local
    approved: bool
    codes: Codes = NO_CODES
    files: Mapping[str, str] = field(default_factory=dict)
    harm_address: str | None = None
    root: str = ""
    links: tuple[Link, ...] = ()
    growth: Growth = AS_ENGLISH

    @classmethod
    def of(
        cls,
        book: RuleBook,
        wording: Wording,
        screens: ScreenTexts,
        pages: PublicPages,
        local: Local,
        *,
        codes: Codes = NO_CODES,
    ) -> Self:
        """What is shown of a rule book, with whether it is approved."""
        return cls(book, wording, screens, pages, local, is_approved(book, wording), codes)

    @property
    def is_draft(self) -> bool:
        """Whether every page says that it is not approved: all that did not start for the public.

        Signed rules are not enough: only the start for the public looks at everything else.
        """
        return not self.approved or os.environ.get(SWITCH) != PUBLIC

    @property
    def emergency_number(self) -> str:
        """The number to call in an emergency."""
        return self.wording.number_of("emergency")


def publish(project: Project, book: RuleBook) -> Published:
    """What is shown of a project whose rule book is this one. Raises ContentError."""
    wording = load_wording(project)
    screens, pages = load_screen_words(project), load_pages(project)
    local, codes = load_local(project), load_codes(project, book)
    shown = Published.of(book, wording, screens, pages, local, codes=codes)
    incidents = load_release(project).incidents
    address = incidents.address if incidents else None
    return replace(shown, files=digests(project), harm_address=address)


@cache
def content() -> Published:
    """The content of this project; ContentError with every problem found when it cannot be used."""
    project = Project()
    found = publish(project, read_book(project))
    problems = coverage_problems(found.wording, found.book, project)
    if problems:
        raise ContentError(problems)
    return found
