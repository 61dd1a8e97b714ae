"""Whether each sentence of the Easy Read edition is easy, and still says what the English says.

By GOV.UK's guidance on accessible formats: short sentences of 10 to 15 words at most, each with one
idea, and no hard word that is not explained. What a machine can count of that is counted here. That
people with a learning disability can read it, only they can say.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from explainer.languages.easy_read import EasyRead, Line, Passage, load_easy_read
from explainer.languages.texts import Text, translatable
from rules.lint.checks.reading_age import LONG, WORD, guessed
from rules.lint.run import OF_TEXTS
from rules.lint.texts import texts_of
from rules.loading.layout import EASY_READ
from rules.loading.project import Project
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.names import did_you_mean

MOST_WORDS: Final = 12  # of one sentence
ENDS: Final = ".?!"
GAP = re.compile(r"\{[^{}]*\}")
SECOND_THOUGHT = re.compile(r"[,;:()\u2013\u2014]|[.?!](?=\s)")
JOINING = re.compile(
    r"\b(?:and|but|or|if|when|while|because|although|unless|until|before|after|so|that|which|who)\b",
    re.IGNORECASE,
)
# What must be in the sentences when it is in the English, and not in them when it is not.
NUMBER = re.compile(r"\{phone:[a-z0-9_]+\}|\d+")
WHEN = re.compile(r"\b(?:now|today|this week|next appointment)\b", re.IGNORECASE)


def easy_read_problems(project: Project) -> list[Problem]:
    """What is not easy, or not as in the English; nothing where there is no edition to read."""
    found = project.sound(EASY_READ, EasyRead) if project.exists(EASY_READ) else None
    if found is None:
        return []
    document = project.document(EASY_READ)
    told = (problem for module in OF_TEXTS for problem in module.check(texts_of(document)))
    return [*told, *_Checking(found, document, translatable(project)).problems()]


def summary(project: Project) -> str:
    """How far the edition is, in a line. Raises ContentError."""
    found = load_easy_read(project)
    if found is None:
        return "There is no draft in Easy Read."
    lines = [line.text for page in found.pages for line in page.lines]
    words = sum(len(_words(text)) for text in lines) / len(lines)
    texts = len({passage.of for page in found.pages for passage in page.passages})
    return (
        f"Easy Read, a draft: {len(lines)} sentences of {words:.1f} words on average, "
        f"for {texts} of {len(translatable(project)):,} texts."
    )


class _Checking:
    def __init__(self, edition: EasyRead, document: Document, texts: Mapping[str, Text]) -> None:
        self._edition, self._document, self._texts = edition, document, texts
        self._explained = {word.lower() for word in edition.known_words}
        self._explained |= {hard.word.lower() for hard in edition.hard_words}

    def problems(self) -> Iterator[Problem]:
        for i, line in enumerate(self._edition.notice):
            yield from self._line(line, ("notice", i))
        yield from self._line(self._edition.meanings, ("meanings",), heading=True)
        for i, hard in enumerate(self._edition.hard_words):
            yield from self._line(hard.means, ("hard_words", i, "means"))
        for i, page in enumerate(self._edition.pages):
            yield from self._line(page.title, ("pages", i, "title"), heading=True)
            for j, passage in enumerate(page.passages):
                yield from self._passage(passage, ("pages", i, "passages", j))

    def _passage(self, passage: Passage, path: Path) -> Iterator[Problem]:
        for i, line in enumerate(passage.lines):
            yield from self._line(line, (*path, "lines", i))
        # A draft holds up nobody who changes the English: whoever keeps it is told.
        for problem in self._stale(passage, path):
            yield replace(problem, severity="warning")
        yield from self._lost(passage, path)

    def _stale(self, passage: Passage, path: Path) -> Iterator[Problem]:
        text = self._texts.get(passage.of)
        if text is None:
            what = f"there is no text '{passage.of}'"
            fix = did_you_mean(passage.of, list(self._texts))
            yield self._document.problem((*path, "of"), "D001", what, fix)
        elif text.english != passage.english:
            what = f"the English has changed since. It says: {text.english}"
            fix = "read the sentences against it, change them, then write it behind 'english:'"
            yield self._document.problem((*path, "english"), "D001", what, fix)

    def _lost(self, passage: Passage, path: Path) -> Iterator[Problem]:
        """What tells whom to call, and how soon, must be the same in both."""
        said = " ".join(line.text for line in passage.lines)
        for pattern in (NUMBER, WHEN):
            english, easy = _all(pattern, passage.english), _all(pattern, said)
            for lost in sorted(english - easy):
                what = f"the English says '{lost}', and no sentence does"
                yield self._document.problem((*path, "lines"), "D003", what, "say it too", key=True)
            for more in sorted(easy - english):
                what = f"a sentence says '{more}', and the English does not"
                fix = "take it out, or have the English say it"
                yield self._document.problem((*path, "lines"), "D003", what, fix, key=True)

    def _line(self, line: Line, path: Path, *, heading: bool = False) -> Iterator[Problem]:
        if (line.text[-1] not in ENDS) != heading:
            what = "a heading ends like a sentence" if heading else "the sentence has no end"
            fix = "take its full stop away" if heading else "write a whole one, with a full stop"
            yield self._document.problem((*path, "text"), "D002", what, fix)
        for what, fix in self._not_easy(line.text):
            yield self._document.problem((*path, "text"), "D002", what, fix)

    def _not_easy(self, text: str) -> Iterator[tuple[str, str]]:
        words = _words(text)
        if len(words) > MOST_WORDS:
            yield f"the sentence has {len(words)} words", f"make it {MOST_WORDS} or fewer"
        if SECOND_THOUGHT.search(GAP.sub("", text)) or len(JOINING.findall(text)) > 1:
            yield "this is more than one idea", "write a sentence for each, with its own drawing"
        hard = [w for w in words if guessed(w.lower()) >= LONG and w.lower() not in self._explained]
        for word in hard:
            fix = "say it in short words, or explain it below 'hard_words:'"
            yield f"'{word}' is a hard word", fix


def _words(text: str) -> list[str]:
    """The words of a sentence; a number that is filled in is one."""
    words: list[str] = WORD.findall(GAP.sub("111", text))
    return words


def _all(pattern: re.Pattern[str], text: str) -> set[str]:
    """What is found, in small letters; the screens call the emergency number by another name."""
    text = text.replace("{emergency}", "{phone:emergency}")
    return {found.lower() for found in pattern.findall(text)}
