"""W035: a promise about words is broken.

What: explainer/wording/must_say.yaml says what some texts must say, and must never say.
Why: Somebody could read "call today" where it has to be now, or no number where minutes count.
Bad:
    # explainer/wording/en.yaml, below 'call_now:', in place of 'heading:'
    heading: "Call {contact} today"
Good:
    heading: "Call {contact} now"
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import translate
from functools import lru_cache
from pathlib import Path

from rules.lint.context import LintContext
from rules.lint.forms import Forms, claims_in, forms_of, straight
from rules.lint.texts import REMEMBERED
from rules.lint.values import Value, values_of
from rules.loading.layout import MUST_SAY, PAGES, QUESTIONNAIRE, SCREENS, SENTENCES, WORDS
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document
from rules.model.base import worked_out_once
from rules.model.levels import Level
from rules.model.must_say import MustSayFile, PhraseList, WordsCheck, WordsPromise
from rules.model.rules import Rule

FILES: Mapping[str, Path] = {
    "en": WORDS,
    "screens": SCREENS,
    "pages": PAGES,
    "questionnaire": QUESTIONNAIRE,
    "sentences": SENTENCES,
}
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
NOT_SAID = re.compile(r"\.when\.|\.order\.|\.alone")
Lists = tuple[Forms, Forms]


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each text that breaks a promise, and for each check that finds no text."""
    document = context.project.document(MUST_SAY)
    found = context.project.sound(MUST_SAY, MustSayFile)
    yield from document.problems
    if found is not None:
        yield from _Promises(context, found, document).problems()


class _Promises:
    """The promises of one file, and the texts that they speak of."""

    def __init__(self, context: LintContext, file: MustSayFile, document: Document) -> None:
        self._context, self._file, self._document = context, file, document
        self._phrases = {name: _forms(listed) for name, listed in file.phrases.items()}
        self._said = {
            file: _said_in(context.project.document(path)) for file, path in FILES.items()
        }

    def problems(self) -> Iterator[Problem]:
        """What breaks a promise, or leaves it without a text."""
        for i, promise in enumerate(self._file.promises):
            for j, wanted in enumerate(promise.checks):
                place = ("promises", i, "checks", j)
                yield from self._unknown_lists(wanted, place)
                if not wanted.kept_by:
                    yield from self._of(promise, wanted, place)

    def _unknown_lists(self, wanted: WordsCheck, place: tuple[str | int, ...]) -> Iterator[Problem]:
        for name in wanted.never:
            if name not in self._phrases:
                what, fix = f"there is no list of phrases '{name}'", "name one of 'phrases'"
                yield self._document.problem((*place, "never"), "W031", what, fix, words=name)

    def _of(
        self, promise: WordsPromise, wanted: WordsCheck, place: tuple[str | int, ...]
    ) -> Iterator[Problem]:
        said = self._said[wanted.file]
        by_rules = wanted.of_rules_at_least or wanted.of_advice_at_least
        if not said.texts or (by_rules and self._context.book is None):
            return
        chosen = self._of_rules(wanted, said.texts)
        for pattern in wanted.at:
            found = said.named(pattern)
            chosen += found
            if not found:
                what = f"'{pattern}' is the name of no text, so {promise.id} promises nothing there"
                fix = "give it the name that the text has now, and let a clinician accept that"
                yield self._document.problem((*place, "at"), "W031", what, fix, words=pattern)
        document = self._context.project.document(FILES[wanted.file])
        for value in chosen:
            wrong = self._wrong_in_parts(wanted, str(value.value))
            if wrong:
                what = f"this {wrong}, and {promise.id} promises: {promise.title}"
                fix = "say it again as it was; who changes a promise needs a clinician"
                yield document.problem(value.path, "W035", what, fix)

    def _of_rules(self, wanted: WordsCheck, texts: Mapping[str, Value]) -> list[Value]:
        """The texts of the rules that are so urgent, or of the advice that they give."""
        block = "advice" if wanted.of_advice_at_least else "rules"
        rules = self._rules_at_least(wanted.of_rules_at_least or wanted.of_advice_at_least)
        given = {name for rule in rules for name in rule.advice}
        urgent = given if wanted.of_advice_at_least else {rule.id for rule in rules}
        of_block = (value for value in texts.values() if value.path[0] == block)
        return [value for value in of_block if value.path[1] in urgent] if urgent else []

    def _rules_at_least(self, level: Level | None) -> list[Rule]:
        book = self._context.book
        if level is None or book is None:
            return []
        order = [*Level]
        return [rule for rule in book.rules if order.index(rule.level) <= order.index(level)]

    def _wrong_in_parts(self, wanted: WordsCheck, said: str) -> str:
        """What is wrong with a text, or with the first of its sentences that is looked at."""
        if not wanted.in_sentences_with:
            return self._wrong(wanted, said)
        plain = straight(said)
        if not all(straight(words) in plain for words in wanted.in_sentences_with):
            return ""  # as most texts, and done with
        wrong = (
            self._wrong(wanted, sentence)
            for sentence in SENTENCE_END.split(said)
            if all(_has(straight(sentence), words) for words in wanted.in_sentences_with)
        )
        return next(filter(None, wrong), "")

    def _wrong(self, wanted: WordsCheck, said: str) -> str:
        """What is wrong with a text; empty when it keeps the promise."""
        if wanted.is_ is not None and said != wanted.is_:
            return f"is '{said}' and not '{wanted.is_}'"
        plain = straight(said)
        lacking = [words for words in wanted.says if not _has(plain, words)]
        if lacking:
            return f"does not say '{lacking[0]}'"
        if wanted.says_one_of and not any(_has(plain, words) for words in wanted.says_one_of):
            return f"says none of: {', '.join(wanted.says_one_of)}"
        for name in wanted.never:
            for start, end in claims_in(plain, *self._phrases.get(name, NOTHING)):
                return f"says '{said[start:end]}' ({name})"
        return ""


NOTHING: Lists = (forms_of(()), forms_of(()))


def _forms(listed: PhraseList) -> Lists:
    return forms_of(listed.forms), forms_of(listed.unless, across=True)


class _Said:
    """The texts of one file that are said to somebody, by name."""

    def __init__(self, values: Iterable[Value]) -> None:
        said = (value for value in values if not NOT_SAID.search(f".{value.name}."))
        self.texts = {value.name: value for value in said}
        self._of_block: dict[str, list[str]] = defaultdict(list)
        for name in self.texts:
            self._of_block[name.partition(".")[0]].append(name)
        self._found: dict[str, list[Value]] = {}

    def named(self, pattern: str) -> list[Value]:
        """The texts that a pattern stands for, looked for once; * in it is any part."""
        if pattern not in self._found:
            self._found[pattern] = self._look_for(pattern)
        return self._found[pattern]

    def _look_for(self, pattern: str) -> list[Value]:
        start, star, _ = pattern.partition("*")
        if not star:
            return [self.texts[pattern]] if pattern in self.texts else []
        end = pattern.rpartition("*")[2]
        block, is_whole, _ = start.partition(".")
        names = self._of_block[block] if is_whole else self.texts
        may = [name for name in names if name.startswith(start) and name.endswith(end)]
        fits = re.compile(translate(pattern)).match
        return [self.texts[name] for name in may if fits(name)] if may else []


def _said_in(document: Document) -> _Said:
    return worked_out_once(document, "_said", lambda: _Said(values_of(document)))


@lru_cache(maxsize=REMEMBERED)
def _has(plain: str, words: str) -> bool:
    """Whether a text has these words, as whole words where they are words."""
    wanted = straight(words)
    if wanted not in plain:  # as nearly always, and done with
        return False
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", plain) is not None
