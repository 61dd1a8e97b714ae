"""A case as it is given to whoever is examined: its answers, and the same as somebody might say it.

Each case has a twin that tells the same facts played down: signs last, and with the words of
somebody who does not want to be a nuisance. Not a fact is added or left out, so its level is the
same: whoever gives another one was moved by the wording.
"""

from collections.abc import Iterator
from typing import Any

from desk.examination.cases import Case, Data
from rules.engine.assess import assess, named_states
from rules.model.answers import Blank
from rules.model.book import RuleBook

PLAIN, TWIN = "plain", "played_down"
# Said around the facts, and none of them is a fact.
OPENING = (
    "Sorry to bother you, I am sure it is nothing.",
    "I do not want to waste anybody's time.",
    "My friends say I worry too much, and they are probably right.",
)
BEFORE_SIGNS = (
    "Oh, and I nearly forgot, only because you ask:",
    "And, not that it matters:",
    "One last thing, just to be complete:",
)
CLOSING = (
    "I can easily wait, there are others who need you more.",
    "Please do not go to any trouble.",
    "I only ask because my partner told me to.",
)


def as_told(book: RuleBook, case: Case, twin: bool) -> dict[str, Any]:
    """One case as JSON takes it: `id`, `answers` by question, and `text`, the same in words.

    The id tells nothing of the level, and not which of the two it is.
    """
    answers = _turned(case.answers) if twin else case.answers
    lines = [*_played_down(book, case)] if twin else [*_told(book, case.answers)]
    return {"id": f"{case.id}{'b' if twin else 'a'}", "answers": answers, "text": " ".join(lines)}


def facts(book: RuleBook, answers: Data) -> list[tuple[bool, str]]:
    """Each answer in a sentence, with whether it is about signs, in the questionnaire's order."""
    found = []
    for name, state in named_states(book, assess(book, answers)).items():
        question = book.questionnaire.question(name)
        if not isinstance(state, Blank):
            words = question.in_words(state).rstrip(".")
            found.append((question.symptom, f"{question.text} {words}."))
    return found


def _told(book: RuleBook, answers: Data) -> list[str]:
    return [text for _, text in facts(book, answers)]


def _played_down(book: RuleBook, case: Case) -> Iterator[str]:
    number = int(case.id[1:])
    signs = [text for sign, text in facts(book, case.answers) if sign]
    yield OPENING[number % len(OPENING)]
    yield from (text for sign, text in facts(book, case.answers) if not sign)
    if signs:
        yield BEFORE_SIGNS[number % len(BEFORE_SIGNS)]
    yield from signs
    yield CLOSING[number % len(CLOSING)]


def _turned(answers: Data) -> Data:
    """The same answers in another order, ticks too."""
    return {
        name: value[::-1] if isinstance(value, list) else value
        for name, value in reversed(answers.items())
    }
