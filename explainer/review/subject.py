"""What is reviewed: one version of the content, with its words and its vignettes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from explainer.sentences import Sentences, SentenceWords, Voice, load_sentence_words
from explainer.signoff.approval import sign_offs_of
from explainer.wording import DOUBTS, fill, load_wording, naming
from explainer.words import Wording
from rules import Level, RuleBook
from rules.loading.book import read_book
from rules.loading.layout import MUST_SAY
from rules.loading.project import Project
from rules.model.evidence import Source
from rules.model.must_say import MustSayFile, WordsPromise
from rules.model.rules import Rule
from rules.signoff.standing import SignOff
from rules.vignettes.reading import Case, read_vignettes

WHOM_TO_CALL = "[whom to call]"


@dataclass(frozen=True)
class Subject:
    """The content of one project folder, read."""

    book: RuleBook
    wording: Wording
    sentence_words: SentenceWords
    cases: tuple[Case, ...]
    today: date
    words_promises: tuple[WordsPromise, ...] = ()

    @cached_property
    def plain(self) -> Sentences:
        """Sentences for everybody."""
        return Sentences(self.book, self.sentence_words, Voice.PLAIN)

    @cached_property
    def brief(self) -> Sentences:
        """Sentences for everybody, as short as they can be: for sheets with many of them."""
        return Sentences(self.book, self.sentence_words.brief, Voice.PLAIN)

    @cached_property
    def clinical(self) -> Sentences:
        """Sentences for reviewers."""
        return Sentences(self.book, self.sentence_words, Voice.CLINICAL)

    @cached_property
    def sign_offs(self) -> Mapping[str, SignOff]:
        """Where each rule stands, by rule id."""
        return sign_offs_of(self.book, self.wording, self.today)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source by its id."""
        return {source.id: source for source in self.book.sources}

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules, most urgent first, else in the order of the files."""
        return tuple(sorted(self.book.rules, key=lambda rule: rule.level.rank))

    def said(self, text: str) -> str:
        """A text of the wording with its gaps filled; contact and doubts depend on the person."""
        text = text.replace(
            DOUBTS, naming(self.wording.doubts.not_sure, ["(the answers in doubt)"], self.wording)
        )
        return fill(text, self.wording, WHOM_TO_CALL)

    def level(self, level: Level | None) -> str:
        """The name of a level as people read it; of none: that nothing is said."""
        return self.wording.levels[level].label if level else "says nothing"


def read_subject(project: Project, today: date) -> Subject:
    """The content of a project, to be reviewed. Raises ContentError with every problem."""
    return Subject(
        read_book(project),
        load_wording(project),
        load_sentence_words(project),
        tuple(read_vignettes(project)),
        today,
        project.whole(MUST_SAY, MustSayFile).promises,
    )
