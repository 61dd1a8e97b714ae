"""What keeps a language from being offered: every problem of its translation, text by text.

A language is whole or it is not offered. To the people who read nothing else, a page that is half
in English is a page that says half, and a stale "today" is worse than none.
"""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Final

import polib

from explainer.languages.borders import has_phrase
from explainer.languages.notes import BETWEEN, how_soon
from explainer.languages.plurals import only_number
from explainer.languages.store import (
    DRAFT,
    NAME,
    UNSURE,
    Wanted,
    has_words,
    messages,
    read,
    wanted,
)
from explainer.languages.texts import GAPS, Text
from explainer.languages.whole import TO, asks_for_whole
from explainer.texts import CONTACT
from rules.lint.forms import forms_of, straight
from rules.loading.layout import translation
from rules.loading.project import Project
from rules.loading.yaml.problems import ContentError, Problem
from rules.model.book import RuleBook
from rules.model.names import did_you_mean

FEWEST_PEOPLE: Final = 2
# There the English may say no time on purpose, so a translation adds none.
OF_LEVELS: Final = "wording/levels/"
HOW_SOON: Final = "how_soon/"
OF_A_LEVEL: Final = ("wording/levels/*/heading", "wording/levels/*/label")
UPDATE: Final = "python cli.py translate update"
NUMBER = re.compile(r"\d+")
# They break lines, or turn around what is beside them: the pages put numbers in order themselves.
HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def problems(project: Project, book: RuleBook, tag: str) -> list[Problem]:
    """Everything that is wrong with a translation, in the order of its lines."""
    try:
        file = read(project, tag)
    except ContentError as error:
        return [*error.problems]
    return problems_in(project, wanted(project, book, tag), file, tag)


def problems_in(project: Project, need: Wanted, file: polib.POFile, tag: str) -> list[Problem]:
    """The same of a translation that is read already."""
    return sorted(_Gate(project, need, file, tag).problems())


class _Gate:
    """One translation, held against what it has to have."""

    def __init__(self, project: Project, need: Wanted, file: polib.POFile, tag: str) -> None:
        self._need, self._file, self._tag = need.of(file), file, tag
        self._entries = {entry.msgctxt: entry for entry in messages(file)}
        self._soon = {key: text for key, text in how_soon(project).items() if self._words(key)}
        self._in_english = {
            key: forms_of(tuple(text.english.split(BETWEEN))) for key, text in self._soon.items()
        }

    def problems(self) -> Iterator[Problem]:
        """Everything that is wrong with it."""
        yield from self._head()
        for key, entry in self._entries.items():
            if key not in self._need.texts:
                what = f"nothing is called '{key}'"
                yield self._problem(entry.linenum, "T010", what, self._instead_of(key))
        for text in self._need.texts.values():
            yield from self._of_text(text)
        yield from self._levels_apart()

    def _instead_of(self, key: str) -> str:
        """What to do about a key that no text has."""
        aside = f"put it aside: {UPDATE} {self._tag}"
        general, is_whole, _ = key.partition(TO)
        if is_whole and general in self._need.whole and not asks_for_whole(self._words(general)):
            return f"write {CONTACT} and nothing else for '{general}', or {aside}"
        return did_you_mean(key, self._need.texts) or aside

    def _words(self, key: str) -> str:
        return self._entries[key].msgstr if key in self._entries else ""

    def _head(self) -> Iterator[Problem]:
        head = self._file.metadata
        if head.get("Language") != self._tag:
            what = f"the head of this file says 'Language: {head.get('Language', '')}'"
            yield self._problem(1, "T011", what, f"write 'Language: {self._tag}'")
        if not head.get(NAME):
            what = "the head of this file does not say what the language calls itself"
            yield self._problem(1, "T011", what, f"write '{NAME}: ...', such as Cymraeg")
        if DRAFT in head:
            what = f"this file says that it is a draft: {head[DRAFT]}"
            fix = f"have every text checked by people, then take '{DRAFT}' out of its head"
            yield self._problem(1, "T012", what, fix)

    def _of_text(self, text: Text) -> Iterator[Problem]:
        entry = self._entries.get(text.key)
        if entry is None or not has_words(entry):
            line = entry.linenum if entry else 1
            what = f"'{text.key}' is not translated: “{text.english}”"
            how = ", and have it checked" if entry else f", after: {UPDATE} {self._tag}"
            yield self._problem(line, "T003", what, f"translate it{how}")
            return
        found = [*self._stale(text, entry)]
        if not found and not self._need.is_whole(entry):
            found = [*self._said(text, entry)]
        yield from found or self._unchecked(text, entry)

    def _stale(self, text: Text, entry: polib.POEntry) -> Iterator[Problem]:
        line, fix = entry.linenum, f"translate it again, after: {UPDATE} {self._tag}"
        if entry.msgid != text.english:
            what = f"the English of '{text.key}' was “{entry.msgid}”, and is “{text.english}”"
            yield self._problem(line, "T004", what, fix)
        elif self._need.is_unbound(entry):
            what = f"the rule behind '{text.key}', or for whom it is said, has changed"
            yield self._problem(line, "T005", what, f"read it again, after: {UPDATE} {self._tag}")
        elif UNSURE in entry.flags:
            fix = f"translate it again, and take the mark '{UNSURE}' away"
            yield self._problem(line, "T004", f"'{text.key}' is marked as not sure", fix)

    def _said(self, text: Text, entry: polib.POEntry) -> Iterator[Problem]:
        line, words = entry.linenum, entry.msgstr
        gaps, there = sorted(GAPS.findall(text.english)), sorted(GAPS.findall(words))
        alone = self._one_number(text)
        if alone is not None and "{number}" not in there:  # "two weeks" may be one word
            gaps = [gap for gap in gaps if gap != "{number}"]
        if gaps != there or re.search(r"[{}]", GAPS.sub("", words)):
            what = f"'{text.key}' has {_listed(there)} to be filled in, and the English has "
            fix = "write each once, as the English does"
            yield self._problem(line, "T006", what + _listed(gaps), fix)
        if found := HIDDEN.search(words):
            what = f"'{text.key}' has a sign that nobody sees: U+{ord(found[0]):04X}"
            yield self._problem(line, "T013", what, "take it out, or write a space for it")
        numbers, said = _numbers(text.english), _numbers(words)
        if numbers != said and (alone is None or said != [str(alone)]):
            what = f"'{text.key}' has the numbers {_listed(said)}, and the English "
            fix = "write them in digits, as the English does"
            yield self._problem(line, "T007", what + _listed(numbers), fix)
        if not text.key.startswith(HOW_SOON):
            yield from self._how_soon(text, entry)

    def _one_number(self, text: Text) -> int | None:
        """The number of a form that stands beside one number alone."""
        return only_number(self._tag, text.plural) if text.plural else None

    def _how_soon(self, text: Text, entry: polib.POEntry) -> Iterator[Problem]:
        """Each time that the English says, in the words that the language has for it, alone."""
        english = straight(text.english)
        meant = {key for key, forms in self._in_english.items() if any(forms.find(english))}
        looked_at = self._soon if meant or text.key.startswith(OF_LEVELS) else ()
        for key in looked_at:
            forms = [form.strip() for form in self._words(key).split(BETWEEN.strip())]
            said = next((form for form in forms if has_phrase(entry.msgstr, form)), None)
            if key in meant and said is None:
                what = f"'{text.key}' says how soon in none of the words of '{key}'"
                fix = f"say it with one of: {', '.join(forms)}; or add there what you say"
                yield self._problem(entry.linenum, "T008", what, fix)
            elif said is not None and key not in meant:
                what = f"'{text.key}' says '{said}' ('{key}'), and the English does not"
                yield self._problem(entry.linenum, "T008", what, "say how soon as the English does")

    def _unchecked(self, text: Text, entry: polib.POEntry) -> Iterator[Problem]:
        people = [check.by for check in self._need.checks(entry).values()]
        if len(people) < FEWEST_PEOPLE:
            by = f"by {people[0]} alone" if people else "by nobody"
            what = f"'{text.key}' was checked {by} as it is"
            fix = f"somebody else reads it: python cli.py translate check {self._tag} --by NAME"
            yield self._problem(entry.linenum, "T009", what, fix)

    def _levels_apart(self) -> Iterator[Problem]:
        """Two levels must not read the same where the English tells them apart."""
        for pattern in OF_A_LEVEL:
            first: dict[str, str] = {}
            for key in filter(lambda key: _is_called(key, pattern), self._need.texts):
                words = self._words(key).casefold()
                if not words or asks_for_whole(words):
                    continue
                other = first.setdefault(words, key)
                english = {self._need.texts[name].english for name in (key, other)}
                if len(english) > 1 and _level_of(key) != _level_of(other):
                    what = f"'{key}' says the same as '{other}', which is another level"
                    line = self._entries[key].linenum
                    yield self._problem(line, "T008", what, "say how soon as the English does")

    def _problem(self, line: int | None, code: str, what: str, fix: str) -> Problem:
        file = translation(self._tag).as_posix()
        return Problem(file, line or 1, 1, code, what, fix, severity="warning")


def _is_called(key: str, pattern: str) -> bool:
    """Whether a text is called so, or is one of those that stand whole in its place."""
    return fnmatchcase(key.partition(TO)[0], pattern)


def _level_of(key: str) -> str:
    return key.removeprefix(OF_LEVELS).partition("/")[0]


def _numbers(text: str) -> list[str]:
    """The numbers of a text, in whatever digits, without those in placeholders."""
    return [str(number) for number in sorted(map(int, NUMBER.findall(GAPS.sub("", text))))]


def _listed(parts: list[str]) -> str:
    return ", ".join(parts) or "none"
