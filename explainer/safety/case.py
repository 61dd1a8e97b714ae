"""The clinical safety case report: what is claimed, what shows it, and what nobody has done yet.

The headings are those under which makers usually publish such a report for DCB0129 (MEMORY: item 15
of docs/clinical-safety/to-verify.md). Everything in it is computed; where a person has to say
something, there is an empty box.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from explainer.outputs.hazard_log import UNJUDGED
from explainer.proofs.summary import ProofReport
from explainer.review.purpose import Section
from explainer.review.subject import Subject
from explainer.safety.drawing import drawn
from explainer.safety.results import Results
from explainer.safety.severity import proposed_severity
from explainer.safety.shown import Evidence
from explainer.safety.workbook import plain
from explainer.templating import file_templates
from rules.model.argument import Argument, Goal
from rules.model.hazards import Control, Hazard, Owner, Proof, Severity
from rules.model.release import Release
from rules.vignettes.running import Outcome

NOT_RUN = "not run for this report"


@dataclass(frozen=True)
class SafetyCase:
    """All that the report says.

    `lacking` is what keeps it from the public, `lost` what a goal or a control names and is not
    there, `results` what became of each test (None where no run was given), `files` the hash of
    each file of the content.
    """

    name: str
    subject: Subject
    purpose: tuple[Section, ...]
    release: Release
    argument: Argument
    proofs: ProofReport
    outcomes: Sequence[Outcome]
    unsigned: int
    lacking: Sequence[str]
    lost: Mapping[str, Sequence[str]]
    results: Results | None
    files: Mapping[str, str]

    @property
    def approved(self) -> bool:
        """Whether somebody approved a report about exactly this rule set."""
        case = self.release.safety_case
        return case is not None and case.rule_set == self.subject.book.version

    @property
    def holds(self) -> bool:
        """Whether all that is named is there, proved and passed. What people owe is not asked."""
        failed = [name for name in self.named_tests() if self.became(name) == "FAILED"]
        wrong = [outcome for outcome in self.outcomes if outcome.differences]
        return self.proofs.all_proved and not (self.lost or failed or wrong)

    def hazards(self) -> list[Hazard]:
        """The hazards by risk: first what nobody judged, by proposed severity, then the highest."""
        return sorted(self.subject.book.hazards, key=self._risk, reverse=True)

    def _risk(self, hazard: Hazard) -> tuple[bool, int, int]:
        proposed = proposed_severity(self.subject.book, hazard)
        steps = list(Severity).index(proposed) if proposed else -1
        residual = hazard.residual_risk
        return (residual is None, residual.level if residual else 0, steps)

    def became(self, test: str) -> str:
        """What became of a test that is named as evidence."""
        return NOT_RUN if self.results is None else self.results.get(test, NOT_RUN)

    def named_tests(self) -> list[str]:
        """Every test that a control or a goal names, once."""
        found = (name for proof in self._proofs() for name in proof.tests)
        return sorted(set(found))

    def _proofs(self) -> Iterator[Proof]:
        for hazard in self.subject.book.hazards:
            yield from (control.shown_by for control in hazard.controls if control.shown_by)
        yield from (goal.shown_by for goal in self.argument.goals if goal.shown_by)

    def owed(self) -> dict[str, list[tuple[Hazard, Control]]]:
        """The controls that are not in place, by the role that owes them."""
        owed: dict[str, list[tuple[Hazard, Control]]] = {plain(role): [] for role in Owner}
        for hazard in self.subject.book.hazards:
            for control in hazard.controls:
                if control.owed_by:
                    owed[plain(control.owed_by)].append((hazard, control))
        return {role: found for role, found in owed.items() if found}

    def goals(self) -> Iterator[tuple[int, Goal]]:
        """Each goal with its depth."""
        return self.argument.by_depth()

    def picture(self) -> Markup:
        """The argument drawn."""
        return drawn(self.argument, "The safety argument. The table below says the same in words.")


def lost_evidence(subject: Subject, argument: Argument, evidence: Evidence) -> dict[str, list[str]]:
    """What is named and not there, by the goal or hazard that names it."""
    found: dict[str, list[str]] = {}
    for goal in argument.goals:
        if goal.shown_by:
            found[goal.id] = list(evidence.lost(goal.shown_by))
    for hazard in subject.book.hazards:
        proofs = (control.shown_by for control in hazard.controls if control.shown_by)
        found[hazard.id] = [name for proof in proofs for name in evidence.lost(proof)]
    return {name: lost for name, lost in found.items() if lost}


def as_html(case: SafetyCase) -> str:
    """The report as one page that needs no other file."""
    templates = file_templates()
    templates.filters["plain"] = plain
    return templates.get_template("safety/report.html").render(
        case=case,
        book=case.subject.book,
        today=case.subject.today,
        proposed=lambda hazard: proposed_severity(case.subject.book, hazard),
        unjudged=UNJUDGED,
        roles=tuple(map(plain, Owner)),
    )
