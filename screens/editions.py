"""The same service in each language that is offered: one edition of the content for each.

The English one lies at the root, another below its tag: /cy/, /cy/check. Which one somebody reads
is in the address of the page, in nothing else: never guessed from the browser, in no saved file.
"""

import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from functools import cache
from math import ceil

from explainer.languages.language import ENGLISH, Language
from explainer.languages.store import tags
from explainer.languages.texts import texts_for
from rules import ContentError, RuleBook
from rules.loading.book import read_book
from rules.loading.layout import ACCEPTED, TRANSLATIONS
from rules.loading.project import Project
from screens.content import Growth, Link, Published, content, publish

# All that the page of a withdrawn language says, besides the emergencies.
BLOCKS = ("withdrawn", "help", "site", "leave", "foot", "tools")
SAID_THERE = tuple(f"screens/{block}/" for block in BLOCKS)

_left_out: list[Language] = []  # whose pages could not be made at the start


def _has_languages(project: Project) -> bool:
    """Whether there is a translation, or was one that somebody accepted."""
    accepted = f"\n  {TRANSLATIONS.as_posix()}/"
    return bool(tags(project)) or accepted in project.text(ACCEPTED)


def offered(project: Project) -> Iterable[tuple[Language, Project]]:
    """Each language that is offered, with the content in its words."""
    if not _has_languages(project):
        return ()
    from desk import languages  # looks through the ledger: only where there is a translation

    found = languages.offered(project, read_book(project))
    return [(one, languages.translated(project, one.tag)) for one in found]


def withdrawn(project: Project) -> Iterable[tuple[Language, Published]]:
    """Each language that was offered once and is not whole any more, with the words to say so.

    They are its own while all that such a page says is as it was accepted; else they are English.
    """
    if not _has_languages(project):
        return ()
    from desk import languages  # as above

    book = read_book(project)
    found = [one.language for one in languages.withdrawn(project, book)]
    said = [(one, _to_say_so(project, book, one)) for one in found]
    return [*said, *((one, publish(project, book)) for one in _left_out)]


def _to_say_so(project: Project, book: RuleBook, language: Language) -> Published:
    from desk import languages  # as above

    said = (*SAID_THERE, f"questionnaire/{book.questionnaire.shown_first.id}/options/")
    needed = {key for key in texts_for(project, language.tag) if key.startswith(said)}
    if not needed <= languages.still_accepted(project, book, language.tag):
        return publish(project, book)
    try:
        own = languages.translated(project, language.tag)
        return publish(own, read_book(own))
    except ContentError:  # its words do not fit where the English do
        return publish(project, book)


@cache
def editions() -> Mapping[str, Published]:
    """Every edition of this project by its root; that of the English one is empty."""
    translated = ((one, said) for one, said in offered(Project()) if one not in _left_out)
    return editions_of(content(), translated)


def leave_out(language: Language) -> None:
    """Withdraw a language although it is whole: at the start, where its pages cannot be made."""
    _left_out.append(language)
    editions.cache_clear()


def editions_of(
    english: Published, translated: Iterable[tuple[Language, Project]]
) -> Mapping[str, Published]:
    """The editions of some content, by root: the English one, and one for each of the others."""
    others = {f"/{language.tag}": (language, said) for language, said in translated}
    links = {"": _link("", ENGLISH)} | {root: _link(root, one) for root, (one, _) in others.items()}
    made = {"": english} | {
        root: _edition(said, root, english) for root, (_, said) in others.items()
    }
    return {
        root: replace(one, links=tuple(links[other] for other in links if other != root))
        for root, one in made.items()
    }


def root_of(path: str) -> str:
    """The root of the edition that an address belongs to."""
    return root_among(editions(), path)


def root_among(roots: Container[str], path: str) -> str:
    """The one of these roots that an address lies below; the English one for all others."""
    first = f"/{path.lstrip('/').partition('/')[0]}"
    return first if first in roots else ""


def _link(root: str, language: Language) -> Link:
    return Link(root, language.tag, language.name, language.direction)


def _edition(project: Project, root: str, english: Published) -> Published:
    found = publish(project, read_book(project))
    return replace(found, root=root, growth=_growth(found, english), files=english.files)


def _growth(found: Published, english: Published) -> Growth:
    """Measured by the words of the screens, and rounded up."""
    lengths = [
        (len(json.dumps(one.screens)), len(json.dumps(one.screens, ensure_ascii=False).encode()))
        for one in (found, english)
    ]
    return Growth(*(ceil(longer / length) for longer, length in zip(*lengths, strict=True)))
