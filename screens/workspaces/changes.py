"""What happens when a person gives one other answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from explainer.answers_in_words import answer_in_words
from rules import named_states
from rules.model.levels import Level
from rules.model.questions import NONE, AnyQuestion, ChoicesQuestion
from screens.journey import Path
from screens.journey.state import AnswerData


@dataclass(frozen=True)
class Flips:
    """The differences between two sets of answers; empty where there is none."""

    level: tuple[Level | None, Level | None] | None
    contact: tuple[str | None, str | None] | None
    starts: tuple[tuple[str, Level], ...]
    stops: tuple[tuple[str, Level], ...]
    shifts: tuple[tuple[str, Level, Level], ...]
    advice_more: tuple[str, ...]
    advice_less: tuple[str, ...]
    asked: tuple[str, ...]
    not_asked: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether all stays as it was."""
        return self == Flips(None, None, (), (), (), (), (), (), ())


def other_answers(
    question: AnyQuestion, now: AnswerData, words: dict[str, str]
) -> dict[str, AnswerData]:
    """The answers one can change to, by their words; of several options, one more or one less."""
    if isinstance(question, ChoicesQuestion):
        offered = dict(_ticks(question, now, words))
    elif question.kind == "number":
        numbers = range(question.min, question.max + 1)
        offered = {f"{number} {question.unit}": number for number in numbers}
    else:
        offered = {option.text: option.id for option in question.options}
    offered |= {text: value for value, text in question.special_answers.items()}
    return {text: value for text, value in offered.items() if value != now}


def _ticks(
    question: ChoicesQuestion, now: AnswerData, words: dict[str, str]
) -> Iterator[tuple[str, AnswerData]]:
    ticked = {name for name in now if name != NONE} if isinstance(now, list) else set()
    for option in question.options:
        left = [
            other.id
            for other in question.options
            if (other.id in ticked) != (other.id == option.id)
        ]
        text = words["untick" if option.id in ticked else "tick"].format(option=option.text)
        if left or question.none:
            yield text, left or [NONE]
    if question.none:
        yield question.none, [NONE]


def in_words(path: Path, question: str) -> str:
    """What this person answered, in words."""
    state = named_states(path.book, path.assessment)[question]
    return answer_in_words(path.book.questionnaire.question(question), state)


def flips(before: Path, question: str, answer: AnswerData) -> Flips:
    """What changes when the person gives this answer and leaves all others as they are."""
    after = Path(before.book, {**before.answers, question: answer})
    old, new = before.assessment, after.assessment
    was = {item.rule: item.level for item in old.applied}
    now = {item.rule: item.level for item in new.applied}
    return Flips(
        level=(old.level, new.level) if old.level != new.level else None,
        contact=(old.contact, new.contact) if old.contact != new.contact else None,
        starts=tuple((rule, level) for rule, level in now.items() if rule not in was),
        stops=tuple((rule, level) for rule, level in was.items() if rule not in now),
        shifts=tuple((r, was[r], level) for r, level in now.items() if was.get(r, level) != level),
        advice_more=tuple(name for name in new.advice if name not in old.advice),
        advice_less=tuple(name for name in old.advice if name not in new.advice),
        asked=tuple(name for name in new.missing if name not in old.missing),
        not_asked=tuple(name for name in before.asked if name not in after.asked),
    )
