"""What was proved, as text and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from explainer.proofs.people import vignette, what_came_out, what_changed, witness
from rules.model.answers import as_data as answer_as_data
from rules.model.book import RuleBook
from rules.proof.counting import in_words
from rules.proof.coverage import Coverage
from rules.proof.findings import Finding
from rules.proof.properties import Verdict
from rules.proof.space import Person


def verdict_lines(book: RuleBook, verdict: Verdict) -> Iterator[str]:
    """One property: proved or refuted, for how many sets, and who breaks it."""
    outcome = "proved" if verdict.proved else "REFUTED"
    yield f"{verdict.promise.id}  {outcome}  {verdict.promise.title}"
    yield f"    for {_counted(verdict.sets)} sets of answers, in {verdict.seconds:.1f} s"
    if verdict.pairs:
        yield f"    comparing {_counted(verdict.pairs)} pairs"
    for finding in verdict.findings:
        yield from finding_lines(book, finding)
    for i, found in enumerate(verdict.counterexamples):
        yield f"    fails: {found.about}"
        yield from (f"      {line}" for line in what_came_out(found.person))
        if found.after is not None:
            yield "    after the change"
            yield from (f"      {line}" for line in what_came_out(found.after))
            yield "    what differs"
            yield from (f"      {line}" for line in what_changed(found))
        yield "    as a vignette"
        yield vignette(book, verdict, i)


def finding_lines(book: RuleBook, finding: Finding) -> Iterator[str]:
    """One finding, with its witness as a vignette."""
    yield f"found: {finding.kind}: {finding.words}"
    if finding.person is not None:
        name = f"{finding.kind.replace(' ', '-')}-witness"
        yield witness(book, name, finding.words.replace('"', "'"), finding.person)


def summary_line(
    size: int, verdicts: Sequence[Verdict], findings: Sequence[Finding], seconds: float
) -> str:
    """The last line: how much was proved, for how many people."""
    proved = sum(verdict.proved for verdict in verdicts)
    return (
        f"{proved} of {len(verdicts)} properties proved for all {_counted(size)} complete sets of "
        f"answers; {len(findings)} other findings; {seconds:.1f} s"
    )


def _counted(number: int) -> str:
    words = in_words(number)
    exact = f"{number:,}"
    return exact if words == exact else f"{exact} ({words})"


def as_data(
    book: RuleBook,
    size: int,
    verdicts: Sequence[Verdict],
    findings: Sequence[Finding],
    covered: Sequence[Coverage] = (),
) -> dict[str, Any]:
    """Everything for JSON. Numbers of sets are texts: most readers of JSON would round them."""
    return {
        "version": book.version,
        "sets": str(size),
        "properties": [_verdict(book, verdict) for verdict in verdicts],
        "findings": [_finding(book, finding) for finding in findings],
        "coverage": [_coverage(one) for one in covered],
    }


def _coverage(one: Coverage) -> dict[str, str]:
    """How many sets get a level, and for how many a promise forbids a lower and a higher one."""
    counts = {"sets": one.sets, "not_lower": one.below, "not_higher": one.above}
    return {"level": one.level, **{name: str(count) for name, count in counts.items()}}


def _verdict(book: RuleBook, verdict: Verdict) -> dict[str, Any]:
    return {
        "id": verdict.promise.id,
        "title": verdict.promise.title,
        "proved": verdict.proved,
        "sets": str(verdict.sets),
        "pairs": str(verdict.pairs),
        "seconds": round(verdict.seconds, 2),
        "findings": [_finding(book, finding) for finding in verdict.findings],
        "counterexamples": [
            {
                "about": found.about,
                "person": _person(book, found.person),
                "after": _person(book, found.after) if found.after else None,
                "vignette": vignette(book, verdict, i),
            }
            for i, found in enumerate(verdict.counterexamples)
        ],
    }


def _finding(book: RuleBook, finding: Finding) -> dict[str, Any]:
    person = _person(book, finding.person) if finding.person else None
    about = list(finding.about)
    return {"kind": finding.kind, "about": about, "words": finding.words, "person": person}


def _person(book: RuleBook, person: Person) -> dict[str, Any]:
    return {
        "answers": {
            name: answer_as_data(state, book.questionnaire.question(name))
            for name, state in person.answers.items()
        },
        "level": person.level,
        "contacts": list(person.contacts),
        "applied": [
            {"rule": rule, "truth": truth, "level": level}
            for rule, (truth, level) in person.applied.items()
        ],
    }
