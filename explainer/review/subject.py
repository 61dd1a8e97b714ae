"""What is reviewed: one version of the content, with its words and its vignettes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from explainer.review.guarding import broken_if_lowered
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
ALONE = "(Only when every rule that is as urgent says the same.)"


@dataclass(frozen=True)
class Subject:
    """The content of one project folder, read.

    `broken_if_lowered` has for each rule the promises that break when it is lowered.
    """

    book: RuleBook
    wording: Wording
    sentence_words: SentenceWords
    cases: tuple[Case, ...]
    today: date
    words_promises: tuple[WordsPromise, ...] = ()
    broken_if_lowered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

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

    def headings(self, rule: str) -> tuple[tuple[str, str], ...]:
        """What stands at the top of the result in the place of its level's words, and where."""
        own = self.wording.rules[rule].heading
        if own is None:
            return ()
        said = [_sentence(text) for text in (own.text, own.lead) if text]
        texts = {"Heading": " ".join([*said, ALONE] if own.alone else said)}
        if own.northern_ireland:
            texts["Heading in Northern Ireland"] = _sentence(own.northern_ireland.text)
        return tuple((where, self.said(text)) for where, text in texts.items())

    def only_at(self, rule: Rule, advice: str) -> str:
        """In brackets, the levels at which a piece of advice is given; nothing where it always is.

        A rule that leads to these levels alone need not say so.
        """
        limited = {offer.id: offer.only_at for offer in self.book.limited_advice}
        given = limited.get(advice, ())
        if not given or {rule.level, rule.if_cant_tell or rule.level} <= {*given}:
            return ""
        return f" (only at {' or '.join(map(spoken, given))})"


def spoken(level: Level | None) -> str:
    """A level by its name in the files, as words; of none: that nothing is said."""
    return level.replace("_", " ") if level else "says nothing"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", '"')) else f"{text}."


def read_subject(project: Project, today: date) -> Subject:
    """The content of a project, to be reviewed. Raises ContentError with every problem."""
    return Subject(
        read_book(project),
        load_wording(project),
        load_sentence_words(project),
        tuple(read_vignettes(project)),
        today,
        project.whole(MUST_SAY, MustSayFile).promises,
        broken_if_lowered(project.root),
    )
