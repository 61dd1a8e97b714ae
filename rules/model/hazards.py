"""The hazard log: what could go wrong and harm somebody, in the terms of DCB0129.

The terms, the two scales and the matrix are those of the implementation guidance of DCB0129. They
were read in copies published by NHS England and Guy's and St Thomas', not in the guidance itself;
docs/clinical-safety/evidence/regulation.md says where.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from rules.model.base import Block, Text
from rules.model.references import Names
from rules.model.rules import HazardId
from rules.model.safety import PropertyId

VignetteId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class ControlKind(StrEnum):
    """How a control works."""

    DESIGN = "design"  # how the software is built
    RULES = "rules"  # what the rules decide
    WORDING = "wording"  # what people read in the questions and results
    TEST = "test"  # a test or a proof that would notice
    PROCESS = "process"  # what the people behind it do
    USER_INFORMATION = "user_information"  # what people are told of the service and its limits


class Owner(StrEnum):
    """Who answers for something: a role, for there may be nobody in it yet."""

    CLINICAL_SAFETY_OFFICER = "clinical_safety_officer"
    CLINICAL_LEAD = "clinical_lead"
    CONTENT_LEAD = "content_lead"
    TECHNICAL_LEAD = "technical_lead"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    DEPLOYING_ORGANISATION = "deploying_organisation"


class Severity(StrEnum):
    """How bad the harm would be, least first."""

    MINOR = "minor"
    SIGNIFICANT = "significant"
    CONSIDERABLE = "considerable"
    MAJOR = "major"
    CATASTROPHIC = "catastrophic"


class Likelihood(StrEnum):
    """How likely the harm is, least first."""

    VERY_LOW = "very_low"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"


class HazardStatus(StrEnum):
    """Where the work on a hazard stands."""

    OPEN = "open"  # not yet judged, or more has to be done
    TRANSFERRED = "transferred"  # whoever deploys it has to control the rest
    CLOSED = "closed"  # judged, and nothing more has to be done


# The risk, 1 to 5: a row for each likelihood, least first, with a number for each severity.
RISK_MATRIX = {
    Likelihood.VERY_LOW: (1, 1, 2, 2, 3),
    Likelihood.LOW: (1, 2, 2, 3, 4),
    Likelihood.MEDIUM: (2, 2, 3, 3, 4),
    Likelihood.HIGH: (2, 3, 3, 4, 5),
    Likelihood.VERY_HIGH: (3, 4, 4, 5, 5),
}
ACCEPTABLE = 2  # above it, a hazard cannot simply be closed


class Risk(Block):
    """A judgement by the clinical safety officer. It is whole, or it is not there."""

    severity: Severity = Field(description="How bad the harm would be.")
    likelihood: Likelihood = Field(description="How likely the harm is.")
    reason: Text = Field(description="Why it was judged so.")
    judged_by: Text = Field(description="Who judged it: name, role, registration.")
    judged_on: date = Field(description="The day it was judged, such as 2026-11-22.")

    @property
    def level(self) -> int:
        """The risk, from 1 (acceptable) to 5 (unacceptable)."""
        return RISK_MATRIX[self.likelihood][list(Severity).index(self.severity)]


class Proof(Block):
    """What shows that a control is in place and works: at least one thing that can be looked at."""

    properties: tuple[Annotated[PropertyId, Names("property")], ...] = Field(
        default=(), description="Safety properties of safety.yaml, proved for everybody."
    )
    vignettes: tuple[Annotated[VignetteId, Names("vignette")], ...] = Field(
        default=(), description="People of tests/vignettes who show it."
    )
    tests: tuple[Annotated[str, Field(pattern=r"^tests/[\w/]+\.py::test_\w+$")], ...] = Field(
        default=(), description="Tests, such as tests/screens/server/test_guard.py::test_name."
    )
    documents: tuple[Annotated[str, Field(pattern=r"^[\w./-]+(#[\w-]+)?$")], ...] = Field(
        default=(), description="Pages of the project, such as docs/deployment.md#the-proxy."
    )

    @model_validator(mode="after")
    def _shows_something(self) -> Self:
        if not (self.properties or self.vignettes or self.tests or self.documents):
            raise PydanticCustomError("shows_nothing", "nothing is named that shows this control")
        return self


class Control(Block):
    """Something that makes a hazard less likely or its harm less: in place, or owed by somebody."""

    kind: ControlKind = Field(description="How it works.")
    text: Text = Field(description="What it is, in a sentence or two.")
    shown_by: Proof | None = Field(
        default=None, description="For a control that is in place: what shows it."
    )
    owed_by: Owner | None = Field(
        default=None, description="For a control that is not in place yet: who has to see to it."
    )

    @model_validator(mode="after")
    def _in_place_or_owed(self) -> Self:
        if (self.shown_by is None) == (self.owed_by is None):
            which = "neither" if self.shown_by is None else "both"
            raise PydanticCustomError(
                "in_place_or_owed",
                "a control has 'shown_by' or 'owed_by', and this one has {which}",
                {"which": which},
            )
        return self

    @property
    def in_place(self) -> bool:
        """Whether it is there today."""
        return self.shown_by is not None


class Hazard(Block):
    """Something that could harm a person who uses the assessment."""

    id: HazardId = Field(description="H- and two digits. It never changes and is never reused.")
    name: Text = Field(description="What could go wrong, in a few words.")
    causes: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(
        description="What could bring it about."
    )
    effect: Text = Field(description="What then changes in the care that the person gets.")
    harm: Text = Field(description="What may happen to the person or the baby.")
    controls: Annotated[tuple[Control, ...], Field(min_length=1)] = Field(
        description="What makes it less likely, or the harm less."
    )
    initial_risk: Risk | None = Field(
        description="The risk without the controls; null until the clinical safety officer judges."
    )
    residual_risk: Risk | None = Field(
        description="The risk with the controls; null until the clinical safety officer judges."
    )
    status: HazardStatus = Field(description="Open, transferred or closed.")
    owner: Owner = Field(description="The role that answers for it.")
    questions: tuple[Annotated[str, Field(pattern=r"^Q\d+$")], ...] = Field(
        default=(), description="Open clinical questions that bear on it, such as Q30."
    )

    @model_validator(mode="after")
    def _status_fits(self) -> Self:
        residual = self.residual_risk
        if residual is not None and self.initial_risk is None:
            what = "'residual_risk' is judged, and 'initial_risk' is not"
            raise PydanticCustomError("risk_half_judged", what)
        if self.status != HazardStatus.OPEN and residual is None:
            what = "a hazard whose 'residual_risk' nobody has judged cannot be {status}"
            raise PydanticCustomError("risk_unjudged", what, {"status": self.status.value})
        if self.status == HazardStatus.CLOSED and residual and residual.level > ACCEPTABLE:
            what = "a hazard with a residual risk of {level} cannot be closed"
            raise PydanticCustomError("risk_too_high", what, {"level": residual.level})
        return self
