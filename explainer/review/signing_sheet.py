"""The sheets to sign by, as one HTML file for paper: decisions first, then the questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explainer.review.decisions import RISKS, Decision
from explainer.review.render import templates

MOST_SOURCES = 3  # named beside a decision, for each label; the rule cards have them all


@dataclass(frozen=True)
class Page:
    """A part of the sheets: its heading, and each thing to tick with its texts."""

    heading: str
    about: str
    items: Sequence[tuple[str, Sequence[tuple[str, str]]]]


def as_html(
    name: str,
    version: str,
    decisions: Sequence[Decision],
    further: Sequence[Page],
    figures: Mapping[str, str],
) -> str:
    """Both sheets. `name` is what the app is called.

    `figures` say for how many of 1,000 made-up bookings a decision speaks; one without a figure is
    about people whom the bookings do not hold. Where there are no figures, nothing is said of them.
    """
    return (
        templates()
        .get_template("review/sheet.html")
        .render(
            name=name,
            version=version,
            decisions=decisions,
            numbers={decision.id: i for i, decision in enumerate(decisions, 1)},
            further=further,
            figures=figures,
            risks=RISKS,
            most=MOST_SOURCES,
        )
    )
