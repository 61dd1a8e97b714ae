"""The proof report: every safety property in words, and what the solver made of it."""

from collections.abc import Callable
from dataclasses import dataclass

from explainer.proofs.levels import CoverageRow, coverage_rows
from explainer.proofs.people import what_came_out
from explainer.words import Wording
from rules.proof.counting import in_words
from rules.proof.coverage import coverage
from rules.proof.everything import prove_everything
from rules.proof.findings import Finding
from rules.proof.properties import Verdict
from rules.proof.space import Space


@dataclass(frozen=True)
class Proof:
    """One property. `people` describes those who break it, a tuple of lines for each."""

    id: str
    title: str
    words: str
    proved: bool
    sets: str
    pairs: str
    people: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ProofReport:
    """All properties, and what else was found in the rules as a whole."""

    proofs: tuple[Proof, ...]
    findings: tuple[str, ...]
    size: str
    size_exactly: str
    coverage: tuple[CoverageRow, ...]

    @property
    def all_proved(self) -> bool:
        """Whether every property is proved and nothing else was found."""
        return not self.findings and all(proof.proved for proof in self.proofs)


def proof_report(space: Space, wording: Wording, progress: Callable[[str], None]) -> ProofReport:
    """Try to break every property. `progress` is told what is being tried."""
    proofs: list[Proof] = []
    findings: list[str] = []
    for found in prove_everything(space, wording.texts_of_rules, progress):
        if isinstance(found, Finding):
            findings.append(found.words)
        else:
            proofs.append(_proof(found))
    rows = coverage_rows(coverage(space, progress))
    size = (in_words(space.size), f"{space.size:,}")
    return ProofReport(tuple(proofs), tuple(findings), *size, rows)


def _proof(verdict: Verdict) -> Proof:
    return Proof(
        id=verdict.promise.id,
        title=verdict.promise.title,
        words=verdict.promise.words,
        proved=verdict.proved,
        sets=in_words(verdict.sets),
        pairs=in_words(verdict.pairs) if verdict.pairs else "",
        people=(*_broken(verdict), *map(_found, verdict.findings)),
    )


def _broken(verdict: Verdict) -> list[tuple[str, ...]]:
    people = []
    for found in verdict.counterexamples:
        lines = [found.about, *what_came_out(found.person)]
        if found.after is not None:
            lines += ["after the change", *what_came_out(found.after)]
        people.append(tuple(lines))
    return people


def _found(finding: Finding) -> tuple[str, ...]:
    return (finding.words,)
