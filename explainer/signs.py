"""The card of signs to keep: what the rules say of each sign when it comes alone.

No sign is written here. Each is tried by itself, in each usual week of a pregnancy that nothing
else is known of, and stands under the most urgent call that it then leads to.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from explainer.page_words import SignsWords
from explainer.result.person import own_heading
from explainer.wording import fill
from explainer.words import Wording
from rules import Assessment, Level, RuleBook, assess
from rules.model.questions import ChoicesQuestion

ON_THE_CARD: Final = (Level.EMERGENCY, Level.CALL_NOW, Level.CALL_TODAY)


@dataclass(frozen=True)
class SignGroup:
    """The signs that ask for the same call."""

    level: Level
    heading: str
    signs: tuple[str, ...]


@dataclass(frozen=True)
class SignsCard:
    """Everything on the card, in the order in which it is read."""

    title: str
    groups: tuple[SignGroup, ...]
    more: tuple[str, ...]
    unit: str
    no_answer: str


def signs_card(book: RuleBook, wording: Wording, words: SignsWords) -> SignsCard:
    """The card for a pregnancy."""
    headings = dict(
        zip(ON_THE_CARD, (words.emergency, words.call_now, words.call_today), strict=True)
    )
    found: dict[tuple[Level, str], list[str]] = {}
    for sign, assessment in _signs(book):
        if assessment.level in ON_THE_CARD:
            own = own_heading(wording, assessment)
            heading = own.text if own else headings[assessment.level]
            found.setdefault((assessment.level, fill(heading, wording)), []).append(sign)
    ordered = sorted(found.items(), key=lambda group: ON_THE_CARD.index(group[0][0]))
    return SignsCard(
        title=words.title,
        groups=tuple(
            SignGroup(level, heading, tuple(dict.fromkeys(signs)))
            for (level, heading), signs in ordered
        ),
        more=words.more,
        unit=words.unit,
        no_answer=fill(words.no_answer, wording),
    )


def _signs(book: RuleBook) -> Iterator[tuple[str, Assessment]]:
    """Each sign that somebody who is pregnant is asked about, with the most urgent it leads to."""
    weeks = book.questionnaire.weeks
    assert weeks is not None, "a questionnaire about pregnancy asks for the weeks"
    pregnant = dict([book.questionnaire.situations["pregnant"]])
    for question in book.questionnaire:
        if isinstance(question, ChoicesQuestion) and question.symptom:
            for option in question.options:
                found = _most_urgent(
                    assess(book, {**pregnant, weeks.id: number, question.id: [option.id]})
                    for number in weeks.range
                )
                if found is not None:
                    yield option.summary, found


def _most_urgent(assessments: Iterable[Assessment]) -> Assessment | None:
    """The most urgent of them; None when none has a level."""
    found: Assessment | None = None
    for one in assessments:
        if one.level and (found is None or found.level is None or _above(one, found)):
            found = one
    return found


def _above(one: Assessment, other: Assessment) -> bool:
    return bool(one.level and other.level and one.level.more_urgent_than(other.level))


def card_as_text(card: SignsCard) -> str:
    """The card as plain text."""
    lines = [card.title, ""]
    for group in card.groups:
        lines += [group.heading, *(f"- {sign}" for sign in group.signs), ""]
    return "\n".join([*lines, *card.more, "", f"{card.unit} ", card.no_answer, ""])
