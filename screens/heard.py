"""What is said of the answer just given, at the top of the page that follows it."""

from collections.abc import Mapping

from explainer.grammar import plural
from screens.journey import CHECK, Path, Step
from screens.journey.weeks import Weeks


def acknowledged(step: Step, path: Path) -> str | None:
    """The word of thanks for the answer given on the page before, if its option has one.

    Only on the page that comes next: who goes back, or comes to change an answer, has read it.
    """
    state = step.state
    if state.resume not in path.answers or state.page != (path.after(state.resume) or CHECK):
        return None
    question = path.book.questionnaire.question(state.resume)
    answer = path.answers[state.resume]
    picked = answer if isinstance(answer, list) else [answer]
    options = () if question.kind == "number" else question.options
    said = (option.acknowledge for option in options if option.id in picked and option.acknowledge)
    return next(said, None)


def read_as(weeks: Weeks | None, words: Mapping[str, str], language: str) -> str | None:
    """The weeks as they were read from a text like 24+3, or from a date."""
    if weeks is None:
        return None
    text = words["read_back" if weeks.days else "read_back_whole"]
    return text.format(
        weeks=plural(words, "weeks", weeks.weeks, language),
        days=plural(words, "days", weeks.days, language),
    )


def read_back_words(words: Mapping[str, str]) -> dict[str, str]:
    """The words that the browser needs to read weeks back while they are typed."""
    wanted = ("read_back", "read_back_whole", "weeks", "days")
    return {name: text for name, text in words.items() if name.partition(".")[0] in wanted}
