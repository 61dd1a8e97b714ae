"""What happens when a person gives one other answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from explainer.answers_in_words import answer_in_words
from rules import named_states
from rules.engine.answers import one_answer
from rules.model.answers import as_data
from rules.model.levels import Level
from rules.model.questions import NONE, AnyQuestion, ChoicesQuestion
from screens.journey import Path
from screens.journey.state import AnswerData


@dataclass(frozen=True)
class Difference:
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
        return self == Difference(None, None, (), (), (), (), (), (), ())


def other_answers(
    question: AnyQuestion, now: AnswerData, words: dict[str, str]
) -> dict[str, AnswerData]:
    """The answers one can change to, by their words; of several options, one more or one less."""
    if isinstance(question, ChoicesQuestion):
        offered = dict(_ticks(question, now, words))
    elif question.kind == "number":
        offered = {question.in_words(number): number for number in question.range}
    else:
        offered = {option.text: option.id for option in question.options}
    offered |= {text: value for value, text in question.special_answers.items()}
    return {text: value for text, value in offered.items() if value != now}


def _ticks(
    question: ChoicesQuestion, now: AnswerData, words: dict[str, str]
) -> Iterator[tuple[str, AnswerData]]:
    state = one_answer(question, now)
    ticked = state if isinstance(state, frozenset) else frozenset[str]()
    texts = {option.id: option.text for option in question.options}
    for after in question.neighbours(ticked):
        (option,) = after ^ ticked
        text = words["tick" if option in after else "untick"].format(option=texts[option])
        yield text, as_data(after, question)
    if question.none:
        yield question.none, [NONE]


def in_words(path: Path, question: str) -> str:
    """What this person answered, in words."""
    state = named_states(path.book, path.assessment)[question]
    return answer_in_words(path.book.questionnaire.question(question), state)


def difference(before: Path, question: str, answer: AnswerData) -> Difference:
    """What changes when the person gives this answer and leaves all others as they are."""
    after = Path(before.book, {**before.answers, question: answer})
    old, new = before.assessment, after.assessment
    was = {item.rule: item.level for item in old.applied}
    now = {item.rule: item.level for item in new.applied}
    return Difference(
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
