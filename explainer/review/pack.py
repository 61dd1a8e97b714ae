"""All the data of the review pack, gathered once. Needs the solver."""

from collections.abc import Callable
from dataclasses import dataclass

from explainer.page_texts import pages_of
from explainer.proofs.summary import ProofReport, proof_report
from explainer.review.matrix import Matrix, matrix
from explainer.review.pictures import Picture, pictures
from explainer.review.purpose import Section
from explainer.review.rule_cards import Card, cards
from explainer.review.sheets import Sheets, sheets
from explainer.review.subject import Subject
from rules.model.must_say import WordsPromise
from rules.proof.space import Space


@dataclass(frozen=True)
class Changes:
    """What changed since a revision, and for whom: the text of `cli.py diff`."""

    since: str
    text: str


@dataclass(frozen=True)
class Pack:
    """Everything in the pack.

    `warnings` are those of `cli.py check`; `changes` is there when it was asked for.
    """

    subject: Subject
    purpose: tuple[Section, ...]
    warnings: tuple[str, ...]
    changes: Changes | None
    sheets: Sheets
    cards: tuple[Card, ...]
    matrix: Matrix
    proofs: ProofReport
    words: tuple[WordsPromise, ...]
    pictures: tuple[Picture, ...]


def pack(
    subject: Subject,
    purpose: tuple[Section, ...],
    warnings: tuple[str, ...] = (),
    changes: Changes | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Pack:
    """The pack of one subject. `progress` is told what is being worked out."""
    space = Space(subject.book, pages=pages_of(subject.book, subject.wording))
    progress("the decision table")
    rows = sheets(subject)
    progress("example people")
    found = cards(subject, rows.rules, space)
    progress("the scenario matrix")
    scenarios = matrix(subject, space)
    return Pack(
        subject=subject,
        purpose=purpose,
        warnings=warnings,
        changes=changes,
        sheets=rows,
        cards=found,
        matrix=scenarios,
        words=subject.words_promises,
        proofs=proof_report(space, subject.wording, progress),
        pictures=pictures(subject),
    )
