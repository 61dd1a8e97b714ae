"""What changed in the questionnaire."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain

from rules.changes.change import Change, Kind
from rules.changes.conditions import Conditions
from rules.changes.versions import Version
from rules.loading.layout import QUESTIONNAIRE
from rules.model.questions import AnyQuestion
from rules.signoff.meaning import question_texts


def question_changes(old: Version, new: Version) -> Iterator[Change]:
    """Questions that were added, removed, moved or changed."""
    before, after = old.book.questionnaire.questions, new.book.questionnaire.questions
    for name in (name for name in before if name not in after):
        place, text = old.place("question", name), before[name].text
        yield Change(Kind.QUESTION_REMOVED, "question", name, "", text, None, place)
    for name in (name for name in after if name not in before):
        place, text = new.place("question", name), after[name].text
        yield Change(Kind.QUESTION_ADDED, "question", name, "", None, text, place)
    conditions = Conditions(old.book, new.book)
    for name in (name for name in before if name in after):
        for change in _one(before[name], after[name], conditions):
            side = old if change.after is None and change.kind is Kind.OPTION_REMOVED else new
            yield _placed(change, side)
    yield from _moved(list(before), list(after), new)
    yield from _titles(old, new)


def _placed(change: Change, side: Version) -> Change:
    """The change with its place; an option by its own line."""
    question = side.book.questionnaire.question(change.name)
    steps: tuple[str | int, ...] = (change.part,)
    option, _, field = change.part.partition(" ")
    ids = [option.id for option in question.options]
    if option in ids:
        steps = ("options", ids.index(option), *filter(None, [field]))
    place = side.place("question", change.name, *steps)
    return Change(**{**vars(change), "place": place})


def _one(old: AnyQuestion, new: AnyQuestion, conditions: Conditions) -> Iterator[Change]:
    def change(kind: Kind, part: str, before: object, after: object) -> Change:
        return Change(kind, "question", new.id, part, before, after)  # type: ignore[arg-type]

    for _, before, after in conditions.compared(old.asked_when, new.asked_when):
        yield change(Kind.ASKED_WHEN, "asked_when", before, after)
    if old.kind != new.kind:
        yield change(Kind.LOGIC, "kind", old.kind, new.kind)
    yield from (change(*found) for found in _answers(old, new))
    if old.symptom != new.symptom:
        yield change(Kind.SIGN, "symptom", str(old.symptom).lower(), str(new.symptom).lower())
    orders = _options(old, new), _options(new, old)
    if orders[0] != orders[1]:
        yield change(Kind.ORDER, "options", *orders)
    texts = question_texts(old), question_texts(new)
    for part in (part for part in dict.fromkeys(chain(*texts)) if _stays(part, old, new)):
        if texts[0].get(part) != texts[1].get(part):
            yield change(Kind.WORDING, part, texts[0].get(part), texts[1].get(part))


def _answers(
    old: AnyQuestion, new: AnyQuestion
) -> Iterator[tuple[Kind, str, str | None, str | None]]:
    """Answers that only one of the two and the range of a number."""
    if old.kind == "number" and new.kind == "number":
        ranges = [f"{question.min} to {question.max}" for question in (old, new)]
        if ranges[0] != ranges[1]:
            yield Kind.THRESHOLD, "min" if old.min != new.min else "max", ranges[0], ranges[1]
    for kind, mine, theirs in ((Kind.OPTION_REMOVED, old, new), (Kind.OPTION_ADDED, new, old)):
        for answer in mine.named_answers:
            if answer not in theirs.named_answers and not answer.lstrip("-").isdigit():
                words = question_texts(mine).get(f"{answer} text") or getattr(mine, answer)
                yield kind, answer, words if mine is old else None, words if mine is new else None


def _options(question: AnyQuestion, other: AnyQuestion) -> tuple[str, ...]:
    """The options that the other question has as well, in the order shown."""
    return tuple(option.id for option in question.options if option.id in other.named_answers)


def _stays(part: str, old: AnyQuestion, new: AnyQuestion) -> bool:
    """Whether a text is of an answer that both take, or of no answer."""
    answer = part.partition(" ")[0]
    both = old.named_answers, new.named_answers
    return (answer in both[0] and answer in both[1]) or not any(answer in one for one in both)


def _moved(before: Sequence[str], after: Sequence[str], new: Version) -> Iterator[Change]:
    """Questions that stand behind another one than before, apart from those added or removed."""
    one = [name for name in before if name in after]
    other = [name for name in after if name in before]
    for tag, start, end, _, _ in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag in ("delete", "replace"):
            for name in one[start:end]:
                places = _behind(name, one), _behind(name, other)
                line = new.place("question", name)
                yield Change(Kind.ORDER, "question", name, "place", *places, line)


def _behind(name: str, names: Sequence[str]) -> str:
    at = names.index(name)
    return f"behind {names[at - 1]}" if at else "first"


def _titles(old: Version, new: Version) -> Iterator[Change]:
    titles = [{s.id: s.title for s in v.book.questionnaire.sections} for v in (old, new)]
    for name in dict.fromkeys(chain(*titles)):
        before, after = titles[0].get(name), titles[1].get(name)
        if before != after:
            yield Change(
                Kind.WORDING, "section", name, "title", before, after, QUESTIONNAIRE.as_posix()
            )
