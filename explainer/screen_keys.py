"""The words that the screens use: every key of screens.yaml, with what the pages fill in.

The list is generated from a screens.yaml with which every page was drawn and tested
(tools/screen_keys.py), and belongs to the code: content cannot do without a key, or bring one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from explainer.screen_words import ScreenTexts
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document
from rules.model.names import did_you_mean

FILE = Path(__file__).with_suffix(".keys")
OTHER = ".other"
GAP = re.compile(r"\{(\w+)\}")
Gaps = frozenset[str]


@cache
def known_keys() -> Mapping[str, Mapping[str, Gaps]]:
    """For each page, its keys, each with the names that are filled in."""
    found: dict[str, dict[str, Gaps]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        name, *gaps = line.split()
        page, _, key = name.partition(".")
        found.setdefault(page, {})[key] = frozenset(gaps)
    return found


def keys_of(screens: ScreenTexts) -> str:
    """The list for these words, as it is kept."""
    lines = (
        " ".join([f"{page}.{key}", *sorted(set(GAP.findall(text)))])
        for page, texts in screens.items()
        for key, text in texts.items()
    )
    return "".join(f"{line}\n" for line in lines)


def key_problems(document: Document, categories: Iterable[str] | None = None) -> Iterator[Problem]:
    """Keys that the pages need and do not find, that they do not know, and other placeholders.

    `categories` are those of numbers in the language of the words, where it is not English.
    """
    written = document.data.get("screens") if isinstance(document.data, dict) else None
    if document.problems or not isinstance(written, dict):
        return
    known = known_keys() if categories is None else _in_forms(categories)
    screens = {page: _flat(texts) for page, texts in written.items()}
    yield from _unmatched((), "page", screens, known, document)
    for page, keys in known.items():
        texts = screens.get(page)
        if isinstance(texts, dict):
            yield from _unmatched((page,), "text", texts, keys, document)
            for key in keys.keys() & texts.keys():
                yield from _gaps(page, key, texts[key], keys[key], document)


def _in_forms(categories: Iterable[str]) -> Mapping[str, Mapping[str, Gaps]]:
    """The keys for a language with these categories of numbers, one for each beside a number."""
    english = {page: dict(keys) for page, keys in known_keys().items()}
    for keys in english.values():
        for key in [key for key in keys if key.endswith(OTHER)]:
            stem, gaps = key.removesuffix(OTHER), keys[key]
            for form in [form for form in keys if form.startswith(f"{stem}.")]:
                del keys[form]
            keys |= {f"{stem}.{category}": gaps for category in categories}
    return english


def _flat(texts: object) -> object:
    """The texts of a page; a form beside a number by its key and category."""
    if not isinstance(texts, dict):
        return texts
    found: dict[str, object] = {}
    for key, text in texts.items():
        forms = text.items() if isinstance(text, dict) else [(None, text)]
        found |= {key if form is None else f"{key}.{form}": said for form, said in forms}
    return found


def _unmatched(
    path: tuple[str, ...],
    what: str,
    written: Mapping[str, object],
    known: Mapping[str, object],
    document: Document,
) -> Iterator[Problem]:
    """What is missing and what is not known; a name that was mistyped is told once."""
    missing = [name for name in known if name not in written]
    place = ("screens", *path)
    for name in written:
        if name in known:
            continue
        meant = did_you_mean(name, missing)
        if meant.startswith("did you mean"):
            missing.remove(meant.split("'")[1])
        fix = meant if meant.startswith("did you mean") else "take it out, or correct its name"
        where, told = (*place, *name.split(".")), f"no page uses '{name}'"
        yield document.problem(where, "W021", told, fix, key=True)
    for name in missing:
        said = f"the {what} '{name}' is missing, and pages need it"
        yield document.problem(place, "W021", said, f"put '{name}:' back, here", key=True)


def _gaps(page: str, key: str, text: object, wanted: Gaps, document: Document) -> Iterator[Problem]:
    found = set(GAP.findall(str(text)))
    place = ("screens", page, *key.split("."))
    for name in sorted(found - wanted):
        meant = did_you_mean(name, sorted(wanted - found) or sorted(wanted))
        fix = meant or "nothing is filled in in this text; write the words"
        yield document.problem(
            place, "W022", f"'{{{name}}}' is not filled in here", fix, words=f"{{{name}}}"
        )
    if found - wanted:
        return
    # Of a number's form, only the last has to hold it: some languages have a word for two weeks.
    for name in sorted(wanted - found if "." not in key or key.endswith(OTHER) else ()):
        what = f"'{{{name}}}' is lost, and the page fills it in there"
        yield document.problem(place, "W022", what, f"write {{{name}}} where it belongs")
    if re.search(r"[{}]", GAP.sub("", str(text))):
        what = "a curly bracket stands alone in this text"
        yield document.problem(place, "W022", what, "write the whole {name}, or take it out")
