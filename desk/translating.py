"""Working on a translation: begun, brought up to today's English, checked by somebody."""

from collections.abc import Iterable
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

import polib

from desk.languages import as_text, standings
from explainer.languages.language import Language
from explainer.languages.merging import begun, checked, merged
from explainer.languages.plurals import is_known
from explainer.languages.store import UNSURE, Wanted, messages, read, tags, wanted
from rules.loading.book import read_book
from rules.loading.layout import translation
from rules.loading.project import Project
from rules.model.names import did_you_mean
from rules.signoff.signer import name_of


class NotTranslated(Exception):
    """What was asked for cannot be done; the message says why and what to do."""


class Translating:
    """The translations of one project. Raises ContentError when the English cannot be used."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.book = read_book(project)

    def begin(self, tag: str, name: str) -> str:
        """Begin a language, with nothing translated yet."""
        if tag in tags(self._project):
            file = translation(tag).as_posix()
            raise NotTranslated(f"{file} is there already: python cli.py translate update {tag}")
        if not name.strip():
            raise NotTranslated("say what the language calls itself: --name Cymraeg")
        need = self._need(tag)
        self._write(tag, begun(self._project, need, Language(tag, name.strip())))
        return f"{translation(tag).as_posix()}: {len(need.texts)} texts to translate."

    def update(self, tag: str) -> str:
        """Bring a translation to today's English; says what has to be looked at again."""
        old, need = read(self._project, tag), self._need(tag)
        unsure = {entry.msgctxt for entry in messages(old) if UNSURE in entry.flags}
        had = {entry.msgctxt for entry in messages(old)}
        new = merged(self._project, need, old)
        need = need.of(new)
        self._write(tag, new)
        again = [e for e in messages(new) if UNSURE in e.flags and e.msgctxt not in unsure]
        lines = [f"{translation(tag).as_posix()}: {len(need.texts)} texts."]
        lines += _listed("to translate again", (e.msgctxt for e in again))
        lines += _listed("new", need.texts.keys() - had)
        lines += _listed("put aside", had - need.texts.keys())
        return "\n".join(lines)

    def check(self, tag: str, by: str, only: str, on: date) -> str:
        """Note that somebody checked all texts of this name, as they are today."""
        file = read(self._project, tag)
        need = self._need(tag).of(file)
        keys = [key for key in need.texts if fnmatchcase(key, only)]
        if not keys:
            hint = did_you_mean(only, need.texts)
            raise NotTranslated(f"no text is called '{only}'" + (f"; {hint}" if hint else ""))
        done = checked(need, file, keys, name_of(by), on)
        if done:
            self._write(tag, file)
        left = len(keys) - len(done)
        more = f" {left} left: checked by them before, or not as the English is." if left else ""
        return f"{len(done)} texts of {tag} were checked by {name_of(by)}.{more}"

    def write_workbook(self, tag: str, out: Path) -> str:
        """Write a translation as a workbook, for whoever works in a spreadsheet."""
        from desk.words.rows import WordsFileError
        from desk.words.translations import as_workbook

        try:
            out.write_bytes(as_workbook(read(self._project, tag)))
        except WordsFileError as error:
            raise NotTranslated(f"{translation(tag).as_posix()}: {error}") from None
        return f"{out}: fill in the column Translation, then: translate take {tag} {out}"

    def take(self, tag: str, workbook: Path) -> str:
        """Take the translations of a workbook that came back."""
        from desk.words.rows import WordsFileError
        from desk.words.translations import taken

        file, need = read(self._project, tag), self._need(tag)
        try:
            found = taken(workbook.read_bytes(), file, need)
        except WordsFileError as error:
            raise NotTranslated(f"{workbook}: {error}") from None
        if found.changed:
            self._write(tag, file)
        lines = [f"{len(found.changed)} texts of {tag} were taken. Nobody has checked them yet."]
        lines += [f"Not taken, {why}" for why in found.refused]
        return "\n".join(lines)

    def status(self, tag: str | None = None) -> tuple[str, bool]:
        """Where one language stands, or all; and whether all of them are offered."""
        if tag is not None and tag not in tags(self._project):
            read(self._project, tag)  # says that there is none, and how to begin it
        found = [s for s in standings(self._project, self.book) if tag in (None, s.language.tag)]
        if not found:
            return "There is no translation: the pages are in English only.", True
        return "\n\n".join(map(as_text, found)), all(s.is_offered for s in found)

    def _need(self, tag: str) -> Wanted:
        if not is_known(tag):
            raise NotTranslated(
                f"'{tag}' is no language whose plurals we know: see explainer/languages/plurals.py"
            )
        return wanted(self._project, self.book, tag)

    def _write(self, tag: str, file: polib.POFile) -> None:
        path = self._project.root / translation(tag)
        path.parent.mkdir(exist_ok=True)
        path.write_text(str(file), encoding="utf-8", newline="\n")


def _listed(what: str, keys: Iterable[str]) -> list[str]:
    found = sorted(keys)
    return [f"{what} ({len(found)}):", *(f"  {key}" for key in found)] if found else []
