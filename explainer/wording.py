"""Reads the wording, and checks that everything the rules say has words."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from explainer.words import ScreenWords, Wording
from rules import RuleBook
from rules.loading.problems import ContentError, Problem
from rules.loading.reader import read_model
from rules.loading.strict_yaml import Document
from rules.model.levels import Level
from rules.model.names import did_you_mean
from rules.model.rules import Rule

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path("explainer") / "wording"
WORDS = FOLDER / "en.yaml"
SCREENS = FOLDER / "screens.yaml"
NOT_KNOWN_YET = "not_known_yet"
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@lru_cache(maxsize=4)
def load_wording(root: Path = ROOT) -> Wording:
    """The wording of a project folder. Raises ContentError with every problem found."""
    found, document = read_model(root / WORDS, WORDS.as_posix(), Wording)
    problems = list(document.problems)
    if found is not None:
        problems += _placeholder_problems(found, document)
    if found is None or problems:
        raise ContentError(problems)
    return found


@lru_cache(maxsize=4)
def load_screen_words(root: Path = ROOT) -> ScreenWords:
    """The words of the screens. Raises ContentError with every problem found."""
    found, document = read_model(root / SCREENS, SCREENS.as_posix(), ScreenWords)
    if found is None or document.problems:
        raise ContentError(document.problems)
    return found


def fill(text: str, wording: Wording, contact: str = "") -> str:
    """The text with `{contact}` and `{phone:id}` replaced."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name == "contact":
            return contact
        return wording.phones[name.removeprefix("phone:")].shown or ""

    return PLACEHOLDER.sub(value, text)


def coverage_problems(wording: Wording, book: RuleBook, root: Path = ROOT) -> list[Problem]:
    """Rules, advice, contacts, levels and topics without words, and words that nothing uses."""
    _, document = read_model(root / WORDS, WORDS.as_posix(), Wording)
    needed = {
        "levels": [level.value for level in Level],
        "contacts": [*(contact.id for contact in book.contacts), NOT_KNOWN_YET],
        "rules": [rule.id for rule in book.rules],
        "advice": [offer.id for offer in book.advice],
        "topics": [offer.id for offer in book.topics],
    }
    problems: list[Problem] = []
    for block, ids in needed.items():
        written = [str(key) for key in getattr(wording, block)]
        problems += _missing_words(block, ids, written, document)
        problems += _orphaned_words(block, ids, written, document)
    problems += _missing_cant_tell(wording, book.rules, document)
    problems += _unknown_sources(wording, book, document)
    return problems


def _missing_words(
    block: str, ids: Iterable[str], written: list[str], document: Document
) -> Iterator[Problem]:
    for name in ids:
        if name not in written:
            what = f"'{name}' has no words here"
            yield document.problem(
                (block,), "W001", what, f"add '{name}:' below '{block}'", key=True
            )


def _orphaned_words(
    block: str, ids: list[str], written: Iterable[str], document: Document
) -> Iterator[Problem]:
    for name in written:
        if name not in ids:
            what = f"nothing uses the words of '{name}'"
            fix = did_you_mean(name, ids) or "remove them"
            yield document.problem((block, name), "W002", what, fix, key=True)


def _missing_cant_tell(
    wording: Wording, rules: Iterable[Rule], document: Document
) -> Iterator[Problem]:
    for rule in rules:
        words = wording.rules.get(rule.id)
        if words and rule.if_cant_tell and not words.cant_tell:
            what = f"'{rule.id}' can apply when we can't tell, and has no words for that"
            yield document.problem(("rules", rule.id), "W003", what, "add 'cant_tell:'", key=True)


def _unknown_sources(wording: Wording, book: RuleBook, document: Document) -> Iterator[Problem]:
    known = [source.id for source in book.sources]
    for name, topic in wording.topics.items():
        for i, source in enumerate(topic.sources):
            if source not in known:
                path = ("topics", name, "sources", i)
                what = f"there is no source '{source}'"
                yield document.problem(path, "R021", what, did_you_mean(source, known))


def _placeholder_problems(wording: Wording, document: Document) -> Iterator[Problem]:
    """Placeholders that stand for nothing, or for a phone number that is not confirmed."""
    for number, line in enumerate(document.lines, 1):
        for match in PLACEHOLDER.finditer(line):
            name = match.group(1)
            if not name.startswith("phone:"):
                if name == "contact" or not re.fullmatch(r"[a-z_]+", name):
                    continue
                what, fix = f"{{{name}}} stands for nothing", "use {contact} or {phone:...}"
            elif (phone := wording.phones.get(name.removeprefix("phone:"))) is None:
                what, fix = (
                    f"there is no phone number '{name[6:]}'",
                    did_you_mean(name[6:], wording.phones),
                )
            elif phone.shown is None:
                what = f"the number of '{name[6:]}' is not confirmed, so no text may show it"
                fix = "check it on the service's own page and set 'checked_on' and 'confidence'"
            else:
                continue
            yield Problem(document.file, number, match.start() + 1, "W004", what, fix)
