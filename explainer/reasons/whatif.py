"""What would change if one answer were another: signs to look out for, and doubts that mattered."""

from collections.abc import Iterator

from explainer.reasons.ceiling import could_be_more_urgent, could_change
from rules import Assessment, Level, RuleBook, assess, named_states
from rules.model.answers import Blank, as_data, is_unknown
from rules.model.questions import NONE, ChoicesQuestion

Data = dict[str, object]


def answers_of(book: RuleBook, assessment: Assessment) -> Data:
    """The answers that counted, as data that can be assessed again."""
    return {
        name: as_data(state, book.questionnaire.question(name))
        for name, state in named_states(book, assessment).items()
        if not isinstance(state, Blank)
    }


def signs_that_raise(book: RuleBook, assessment: Assessment) -> dict[Level, list[tuple[str, str]]]:
    """The signs (question id, option id) that would raise the level, by the level they lead to."""
    found: dict[Level, list[tuple[str, str]]] = {level: [] for level in Level}
    for raised, question, option in signs_that_would_raise(book, assessment):
        if raised.level is not None:
            found[raised.level].append((question, option))
    return {level: signs for level, signs in found.items() if signs}


def signs_that_would_raise(
    book: RuleBook, assessment: Assessment
) -> Iterator[tuple[Assessment, str, str]]:
    """What would come out with one more sign, the question, and the option; only where it is more.

    Each sign is ticked on top of the answers given, one at a time. Only questions about symptoms
    are tried, and only those that are asked.
    """
    answers = answers_of(book, assessment)
    states = named_states(book, assessment)
    for question in book.questionnaire:
        if not isinstance(question, ChoicesQuestion) or not question.symptom:
            continue
        if states[question.id] is Blank.NOT_ASKED:
            continue
        ticked = [t for t in _ticked(answers.get(question.id)) if t != NONE]
        for option in question.options:
            if option.id not in ticked:
                raised = assess(book, {**answers, question.id: [*ticked, option.id]})
                if raised.level is not None and raised.level.more_urgent_than(assessment.level):
                    yield raised, question.id, option.id


def _ticked(answer: object) -> list[str]:
    """The options ticked; none of them for "not sure"."""
    return [str(option) for option in answer] if isinstance(answer, list) else []


def doubts_that_matter(book: RuleBook, assessment: Assessment) -> Iterator[tuple[str, bool]]:
    """Each question answered "not sure" where knowing might change which rules apply.

    "Prefer not to say" counts the same. With each comes whether some answer might raise the level.
    """
    for name, state in named_states(book, assessment).items():
        if is_unknown(state) and could_change(book, assessment, name):
            yield name, could_be_more_urgent(book, assessment, name)
