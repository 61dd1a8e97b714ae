"""What each thing that a person can do leads to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from explainer.dates import today
from rules.model.book import RuleBook
from rules.model.questions import AnyQuestion
from screens.journey.interrupting import interrupts
from screens.journey.path import Path
from screens.journey.state import ALERT, CHECK, RESULT, Answers, State
from screens.journey.values import PAGE, Fault, Values, read_answer, read_back, read_values
from screens.journey.weeks import Weeks


@dataclass(frozen=True)
class Event:
    """What a person did: the action of the button, the page it is about, the fields of the form."""

    action: str
    target: str = ""
    values: Values = field(default_factory=dict)
    today: date = field(default_factory=today)

    @classmethod
    def read(cls, action: object, values: object) -> "Event":
        """What a form sent, whoever made it up: `change:weeks` is the action and what it is about.

        Without that, the field `page` says which page the form was on, or which page is wanted.
        """
        fields = read_values(values)
        name, _, target = action.partition(":") if isinstance(action, str) else ("", "", "")
        return cls(name, target or next(iter(fields.get(PAGE, ())), ""), fields)


@dataclass(frozen=True)
class Step:
    """The next state; with a fault, the same page again with what was sent.

    `sent` is what stands in the form of the page, where it is not the answer that counts.
    `read_back` are weeks of pregnancy as they were read from a text like 24+3 or from a date.
    `path` is what its answers lead to, for whoever needs it next: it lives as long as this step.
    """

    state: State
    fault: Fault | None = None
    sent: Values = field(default_factory=dict)
    path: Path | None = field(default=None, compare=False, repr=False)
    read_back: Weeks | None = None


def start(book: RuleBook) -> Step:
    """The first page, with nothing answered."""
    return show(book, State())


def show(book: RuleBook, state: State) -> Step:
    """The page the state is at, or the nearest that its answers lead to."""
    path = path_of(book, state)
    page = _nearest(path, state)
    now = replace(state, answers=path.answers, page=page, rule_set=book.version)
    return Step(now, path=path)


def path_of(book: RuleBook, state: State, new: Answers | None = None) -> Path:
    """The way that the answers lead, and with them those of a saved file that still count."""
    answers = {**state.answers, **(new or {})}
    return Path(book, {**_still_true(book, state.saved, answers), **answers})


def _still_true(book: RuleBook, saved: Answers, answers: Answers) -> Answers:
    """The saved answers that cannot have changed, as far as the new answers tell."""

    def counts(question: AnyQuestion) -> bool:
        other = question.may_change_with
        return not question.may_change and (
            other is None or (other in answers and answers[other] == saved.get(other))
        )

    return {q.id: saved[q.id] for q in book.questionnaire if q.id in saved and counts(q)}


def advance(book: RuleBook, state: State, event: Event) -> Step:
    """What the event leads to. An action that does not exist shows the same page again."""
    shown = show(book, state)
    move = MOVES.get(event.action)
    return move(shown.path, shown.state, event) if move and shown.path else shown


def _answer(before: Path, state: State, event: Event) -> Step:
    question = before.book.questionnaire.questions.get(state.page)
    if question is None or event.target not in ("", question.id):
        return Step(state, path=before)  # sent from a page that is not the current one
    answer = read_answer(question, event.values, event.today)
    if isinstance(answer, Fault):
        return Step(state, answer, event.values, before)
    read = read_back(question, event.values, event.today)
    after = path_of(before.book, state, {question.id: answer})
    state = replace(
        state,
        answers=after.answers,
        resume=question.id,
        dropped=tuple(other for other in before.answers if other not in after.answers),
    )
    if interrupts(before, after, question.id):
        return Step(replace(state, page=ALERT), path=after, read_back=read)
    return replace(_onward(after, state), read_back=read)


def _show(path: Path, state: State, event: Event) -> Step:
    """The same page again, such as in another language, with what was not sent as an answer yet."""
    return Step(state, sent=event.values if event.target == state.page else {}, path=path)


def _go_on(path: Path, state: State, event: Event) -> Step:  # noqa: ARG001
    return _onward(path, state) if state.page == ALERT else Step(state, path=path)


def _onward(path: Path, state: State) -> Step:
    """Past the question just answered: to the next one, or to what is missing, or to the check.

    Who has answered everything, or came to change one answer, need not see the others again.
    """
    page = None
    if path.missing and state.resume and not state.changing:
        page = path.after(state.resume)
    if page is None or not path.may_be_shown(page):
        page = path.missing[0] if path.missing else CHECK
    changing = state.changing and page != CHECK
    return Step(replace(state, page=page, changing=changing), path=path)


def _back(path: Path, state: State, event: Event) -> Step:  # noqa: ARG001
    return _move_to(path, state, _page_before(path, state))


def _page_before(path: Path, state: State) -> str:
    if state.page == ALERT:
        return state.resume
    if state.page == RESULT or (state.changing and not path.missing):
        return CHECK
    if state.page == CHECK:
        return path.asked[-1]
    return path.before(state.page) or state.page


def _change(path: Path, state: State, event: Event) -> Step:
    if event.target not in path.asked:
        return Step(state, path=path)
    return Step(replace(state, page=event.target, changing=True, dropped=()), path=path)


def _open(path: Path, state: State, event: Event) -> Step:
    return _move_to(path, state, event.target)


def _check(path: Path, state: State, event: Event) -> Step:  # noqa: ARG001
    return _move_to(path, state, CHECK)


def _result(path: Path, state: State, event: Event) -> Step:  # noqa: ARG001
    return _move_to(path, state, RESULT)


def _again(path: Path, state: State, event: Event) -> Step:  # noqa: ARG001
    return start(path.book)


def _move_to(path: Path, state: State, page: str) -> Step:
    dropped = state.dropped if state.page == ALERT else ()  # an alert does not show them
    changing = state.changing and page in path.asked
    state = replace(state, page=page, changing=changing, dropped=dropped)
    return Step(replace(state, page=_nearest(path, state)), path=path)


def _nearest(path: Path, state: State) -> str:
    """The page that is wanted if the answers lead to it, else the one to go on from."""
    wanted = state.page
    if wanted == ALERT and path.urgent:
        return ALERT
    if wanted in (CHECK, RESULT) and path.answers:
        return CHECK if path.missing else wanted
    if path.may_be_shown(wanted) or (state.changing and wanted in path.asked):
        return wanted
    return path.missing[0] if path.missing else CHECK


Move = Callable[[Path, State, Event], Step]
MOVES: Mapping[str, Move] = {
    "answer": _answer,
    "show": _show,
    "go_on": _go_on,
    "back": _back,
    "change": _change,
    "open": _open,
    "check": _check,
    "result": _result,
    "again": _again,
}
