"""Does every name lead somewhere? Questions, options, conditions, advice, sources, hazards."""

from collections.abc import Iterable, Iterator, Mapping

from rules.loading.files import RuleEntry
from rules.loading.yaml.number_like import how_to_write
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.conditions import (
    Condition,
    Named,
    QuestionTest,
    Test,
    Total,
    walk,
)
from rules.model.evidence import Evidence, Label
from rules.model.hazards import Hazard
from rules.model.names import did_you_mean
from rules.model.questionnaire import Questionnaire
from rules.model.questions import NONE, SPECIAL_ANSWERS, AnyQuestion

# Where names stand that do not stand in a file of their own name.
HOME = {
    "advice": "advice.yaml",
    "safety property": "safety.yaml",
    "vignette": "tests/vignettes",
}


class References:
    """What the names of one rule book lead to, and checks of everything that uses them."""

    def __init__(self, questionnaire: Questionnaire, conditions: Mapping[str, Condition]) -> None:
        # Where an id is used twice, the first counts here: the second is what has to be mended.
        self.questions: dict[str, AnyQuestion] = {}
        for question in questionnaire:
            self.questions.setdefault(question.id, question)
        self.conditions = conditions

    def condition(self, condition: Condition, path: Path, document: Document) -> Iterator[Problem]:
        """Problems of one condition: unknown names, and tests that do not fit the question."""
        for step, part in walk(condition):
            place = path + step
            match part:
                case Named(condition=name) if name not in self.conditions:
                    what = f"there is no condition '{name}'"
                    fix = nearest(name, self.conditions, "conditions.yaml")
                    yield document.problem((*place, "condition"), "R010", what, fix)
                case Total(total=total):
                    for i, question in enumerate(total.of):
                        spot = (*place, "total", "of", i)
                        yield from self._number(question, spot, document)
                case QuestionTest():
                    yield from self._question_test(part, place, document)

    def _number(self, name: str, path: Path, document: Document) -> Iterator[Problem]:
        question = self.questions.get(name)
        if question is None:
            yield self._no_question(name, path, document)
        elif question.kind != "number":
            what = f"'{name}' is not a number, so it cannot be added up"
            yield document.problem(path, "R012", what, "use questions of kind 'number'")

    def _question_test(
        self, part: QuestionTest, path: Path, document: Document
    ) -> Iterator[Problem]:
        question = self.questions.get(part.question)
        place = (*path, part.question)
        if question is None:
            yield self._no_question(part.question, place, document)
            return
        place = (*place, part.test.kind)
        misfit = _misfit(part.test, question)
        if misfit:
            yield document.problem(place, "R012", *misfit, key=True)
            return
        known = _answers_of(part.test, question)
        for i, value in enumerate(part.test.values):
            if value not in known and isinstance(value, str):
                spot = (*place, i) if document.has((*place, i)) else place
                what = f"'{part.question}' has no answer '{value}'"
                fix = did_you_mean(value, known)
                if question.kind == "number":
                    fix = how_to_write(value) or f"write a whole number, or {' or '.join(known)}"
                yield document.problem(spot, "R013", what, fix)
            elif isinstance(value, int):
                yield from self._in_range(value, question, (*place, i), document)

    def _in_range(
        self, value: int, question: AnyQuestion, path: Path, document: Document
    ) -> Iterator[Problem]:
        if question.kind != "number":
            what = f"'{question.id}' is not a number, so it cannot be compared with {value}"
            yield document.problem(path, "R012", what, "name one of its options")
        elif not question.min <= value <= question.max:
            what = (
                f"{value} is outside the range of '{question.id}', {question.min} to {question.max}"
            )
            yield document.problem(path, "R014", what, "use a number that can be answered")

    def _no_question(self, name: str, path: Path, document: Document) -> Problem:
        fix = nearest(name, self.questions, "questionnaire.yaml")
        return document.problem(path, "R011", f"there is no question '{name}'", fix, key=True)


def _misfit(test: Test, question: AnyQuestion) -> tuple[str, str] | None:
    """Why this kind of test does not fit this kind of question, and what does."""
    if test.looks_at == "number" and question.kind != "number":
        fits = "includes, includes_any or is" if question.kind == "choices" else "is or one_of"
        return f"'{test.kind}' compares numbers, but '{question.id}' takes options", f"use {fits}"
    if test.looks_at == "ticked" and question.kind != "choices":
        return f"'{test.kind}' is for questions that take several options", "use is or one_of"
    return None


def _answers_of(test: Test, question: AnyQuestion) -> list[str]:
    """The answers in words that this test may name."""
    if test.looks_at == "ticked":
        return [option.id for option in question.options]
    answers = question.named_answers.items()
    return [name for name, answer in answers if isinstance(answer, str) or answer == frozenset()]


def nearest(name: str, known: Iterable[str], file: str) -> str:
    """The known name that was probably meant, or where the known names stand."""
    return did_you_mean(name, known) or f"name one that is in {file}, or add it there"


def unknown_names(
    names: Iterable[str], known: Iterable[str], what: str, path: Path, document: Document
) -> Iterator[Problem]:
    """A problem for each name that is not known; `what` says what the names are."""
    known = list(known)
    for i, name in enumerate(names):
        if name not in known:
            sentence = f"there is no {what} '{name}'"
            fix = nearest(name, known, HOME.get(what, f"{what}s.yaml"))
            yield document.problem((*path, i), "R020", sentence, fix)


def shown_by(hazards: Iterable[Hazard], field: str) -> Iterator[tuple[tuple[str, ...], Path]]:
    """What the controls of hazards name in one field of `shown_by`, with its path."""
    for i, hazard in enumerate(hazards):
        for j, control in enumerate(hazard.controls):
            if control.shown_by is not None:
                path = ("hazards", i, "controls", j, "shown_by", field)
                yield getattr(control.shown_by, field), path


def evidence_problems(
    evidence: Iterable[Evidence], read_sources: Mapping[str, bool], path: Path, document: Document
) -> Iterator[Problem]:
    """Unknown sources, and facts labelled as read in a source that nobody has read."""
    for i, item in enumerate(evidence):
        place = (*path, i)
        if item.source not in read_sources:
            what = f"there is no source '{item.source}'"
            fix = nearest(item.source, read_sources, "sources.yaml")
            yield document.problem((*place, "source"), "R021", what, fix)
        elif not read_sources[item.source] and item.label in (Label.READ, Label.READ_2):
            what = f"nobody has read '{item.source}' yet, so this cannot be labelled {item.label}"
            yield document.problem((*place, "label"), "R022", what, "use MEMORY, or read it")


def repeated_ids(
    found: Iterable[tuple[str, Path, Document]], what: str, within: str = ""
) -> Iterator[Problem]:
    """A problem for each id that is used a second time, over all files."""
    first: dict[str, str] = {}
    for name, path, document in found:
        line, _ = document.place(path)
        if name in first:
            twice = f"is written twice in '{within}'" if within else "is written twice"
            sentence = f"the {what} '{name}' {twice} (first at {first[name]})"
            yield document.problem(path, "S001", sentence, "give one of them another id")
        first.setdefault(name, f"{document.file}:{line}")


def reserved_ids(questionnaire: Questionnaire, document: Document) -> Iterator[Problem]:
    """Options must not be named like the answers every question has."""
    for path, question in question_paths(questionnaire):
        for i, option in enumerate(question.options):
            if option.id in (*SPECIAL_ANSWERS, NONE):
                what = f"'{option.id}' cannot be the id of an option"
                fix = f"use the field '{option.id}' of the question instead"
                yield document.problem((*path, "options", i, "id"), "Q001", what, fix)


def question_paths(questionnaire: Questionnaire) -> Iterator[tuple[Path, AnyQuestion]]:
    """Every question with its path in questionnaire.yaml."""
    for i, section in enumerate(questionnaire.sections):
        for j, question in enumerate(section.questions):
            yield ("sections", i, "questions", j), question


def entry_conditions(entry: RuleEntry, path: Path) -> Iterator[tuple[Path, Condition]]:
    """Every condition written in a rule entry, with its path."""
    if entry.when is not None:
        yield (*path, "when"), entry.when
    for i, member in enumerate(entry.members):
        yield (*path, "members", i, "when"), member.when
