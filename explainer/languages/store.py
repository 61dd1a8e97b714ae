"""translations/<tag>.po: what translators write, beside the English, under lasting keys.

A PO file is what Weblate, Crowdin, Poedit and their like read and write. Here `msgctxt` is the key,
`msgid` the English, `msgstr` the translation; `#.` says what the text is for and has its bond
(meaning.py), `#` who checked it and when. A form beside a number is a message of its own, its key
ending in the category, because gettext's own plurals know English and one more language only.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple
from unicodedata import category

import polib

from explainer.languages.language import Language, is_tag
from explainer.languages.meaning import bonds, fingerprint
from explainer.languages.notes import how_soon
from explainer.languages.texts import Text, texts_for
from explainer.languages.whole import asks_for_whole, whole_of
from explainer.words import Wording
from rules.loading.layout import TRANSLATIONS, WORDS, translation
from rules.loading.project import Project
from rules.loading.yaml.problems import ContentError, Problem
from rules.model.book import RuleBook

NAME, DRAFT = "X-Language-Name", "X-Draft"
UNSURE: Final = "fuzzy"
BOND = re.compile(r"^bond: ([0-9a-f]+)$", re.MULTILINE)
CHECKED = re.compile(r"checked by (.+) on (\d{4}-\d\d-\d\d): ([0-9a-f]{16})")
LINE = re.compile(r'(?:#~ ?)?(?:(?:msgctxt|msgid|msgstr) )?"(?:[^"\\]|\\.)*"')
MOST_BYTES = 5_000_000  # several times what all texts in two languages take


class Check(NamedTuple):
    """Somebody read a translation on a day; `of` is the fingerprint of what they read."""

    by: str
    on: date
    of: str


class Wanted(NamedTuple):
    """What a language has to have: each text with its bond, by its key.

    `whole` are those that it needs where its file asks for them: by the key of a text into which a
    name is put, that text whole for each name. See whole.py.
    """

    texts: Mapping[str, Text]
    bonds: Mapping[str, str]
    whole: Mapping[str, tuple[Text, ...]] = {}

    def of(self, file: polib.POFile) -> "Wanted":
        """With the whole texts that the file asks for, each after the one with the gap."""
        asked = {entry.msgctxt for entry in messages(file) if self.is_whole(entry)}
        if not asked:
            return self
        each = (
            (text, *(self.whole[key] if key in asked else ())) for key, text in self.texts.items()
        )
        return self._replace(texts={text.key: text for texts in each for text in texts})

    def is_whole(self, entry: polib.POEntry) -> bool:
        """Whether a message says that its text is whole for each whom she may call."""
        return entry.msgctxt in self.whole and asks_for_whole(entry.msgstr)

    def is_stale(self, entry: polib.POEntry) -> bool:
        """Whether a message is of other English than today's, or somebody marked it as unsure."""
        key = entry.msgctxt
        return UNSURE in entry.flags or entry.msgid != self.texts[key].english

    def is_unbound(self, entry: polib.POEntry) -> bool:
        """Whether the rule behind a message, or for whom it is said, is another than it was."""
        return bond_of(entry) != self.bonds[entry.msgctxt]

    def fingerprint(self, entry: polib.POEntry) -> str:
        """The fingerprint of a message with what it is a translation of, as both are today."""
        key = entry.msgctxt
        return fingerprint(self.texts[key].english, self.bonds[key], entry.msgstr)

    def checks(self, entry: polib.POEntry) -> dict[str, Check]:
        """Who checked a message as it is today, by their name in small letters."""
        now = self.fingerprint(entry)
        return {check.by.casefold(): check for check in checks_of(entry) if check.of == now}


def tags(project: Project) -> list[str]:
    """The names of the files in translations/, whether they are tags or not."""
    return sorted(file.stem for file in (project.root / TRANSLATIONS).glob("*.po"))


def wanted(project: Project, book: RuleBook, tag: str) -> Wanted:
    """Everything that any file of a language has to have; `of` adds what a file asks for.

    KeyError when its plurals are not known.
    """
    files = project.all_files()
    return project.made_of(files, f"wanted in {tag}", lambda: _wanted(project, book, tag))


def _wanted(project: Project, book: RuleBook, tag: str) -> Wanted:
    read = texts_for(project, tag)
    phrases = how_soon(project)
    words = project.model(WORDS, Wording)
    whole = {key: whole_of(text, book, words) for key, text in read.items()} if words else {}
    each = [*read.values(), *(text for texts in whole.values() for text in texts)]
    return Wanted(
        read | phrases,
        bonds(project, book, each) | dict.fromkeys(phrases, ""),
        {key: texts for key, texts in whole.items() if texts},
    )


def read(project: Project, tag: str) -> polib.POFile:
    """The translation into a language. Raises ContentError when it cannot be read."""
    file = translation(tag)
    if not is_tag(tag):
        fix = "name the file after the language, such as cy.po; see explainer/languages/plurals.py"
        raise _refused(tag, 1, "T002", f"'{tag}' is no language whose plurals we know", fix)
    try:
        data = (project.root / file).read_bytes()
        text = data.decode("utf-8-sig")
    except FileNotFoundError:
        fix = f"begin it: python cli.py translate new {tag} --name NAME"
        raise _refused(tag, 1, "T001", "this file is missing", fix) from None
    except (OSError, UnicodeDecodeError):
        fix = "save it again with the encoding UTF-8"
        raise _refused(tag, 1, "T001", "this file is not saved as UTF-8", fix) from None
    return parsed(text.replace("\r\n", "\n"), tag)


def parsed(text: str, tag: str) -> polib.POFile:
    """The text of such a file. Raises ContentError when it cannot be read."""
    fix = "take the file back from git, or save it again with the tool that made it"
    if len(text) > MOST_BYTES:
        raise _refused(tag, 1, "T001", f"this file is larger than {MOST_BYTES // 10**6} MB", fix)
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#") and not LINE.fullmatch(line.strip()):
            raise _refused(tag, number, "T001", "this line cannot be read as a PO file", fix)
    try:
        found = polib.pofile(text)
    except OSError as error:
        number = int((re.findall(r"line (\d+)", str(error)) or ["1"])[0])
        raise _refused(tag, number, "T001", "a message goes wrong here", fix) from None
    _each_has_a_key(found, tag)
    return found


def _each_has_a_key(found: polib.POFile, tag: str) -> None:
    """Refuse a message without a key, and a key that stands twice."""
    first: dict[str | None, int] = {}
    for entry in found:
        line = entry.linenum or 1
        if not entry.msgctxt:
            fix = "write the key of its text as msgctxt, or take the message out"
            raise _refused(tag, line, "T001", "this message has no msgctxt", fix)
        if entry.obsolete:
            continue
        other = first.setdefault(entry.msgctxt, line)
        if line != other:
            what = f"'{entry.msgctxt}' is translated twice (first in line {other})"
            raise _refused(tag, line, "T001", what, "remove one of the two")


def _refused(tag: str, line: int, code: str, what: str, fix: str) -> ContentError:
    return ContentError([Problem(translation(tag).as_posix(), line, 1, code, what, fix)])


def messages(file: polib.POFile) -> Iterator[polib.POEntry]:
    """Every message that is not put aside as gone."""
    return (entry for entry in file if not entry.obsolete)


def words_of(file: polib.POFile) -> dict[str, str]:
    """What is translated, by its key."""
    return {entry.msgctxt: entry.msgstr for entry in messages(file) if has_words(entry)}


def has_words(entry: polib.POEntry) -> bool:
    """Whether a message is translated: spaces, and signs that nobody sees, are no words."""
    return any(category(sign)[0] not in "CZ" for sign in entry.msgstr)


def language_of(file: polib.POFile, tag: str) -> Language:
    """The language of a file, with the name that it has in itself."""
    return Language(tag, file.metadata.get(NAME, "") or tag)


def bond_of(entry: polib.POEntry) -> str:
    """The bond of a text when it was translated; empty for none."""
    found = BOND.search(entry.comment)
    return found[1] if found else ""


def checks_of(entry: polib.POEntry) -> list[Check]:
    """Who checked a message, whatever it said then."""
    return [
        Check(match[1].strip(), date.fromisoformat(match[2]), match[3])
        for line in entry.tcomment.split("\n")
        if (match := CHECKED.fullmatch(line.strip())) and _is_day(match[2])
    ]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
