"""Checks of safety.yaml: every name in it must lead somewhere."""

from collections.abc import Iterable, Iterator

from rules.loading.files import SafetyFile
from rules.loading.names.references import References, unknown_names
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.names import did_you_mean
from rules.model.questions import AnyQuestion
from rules.model.safety import Check, Claim, Order


class SafetyReferences:
    """Checks of safety.yaml against everything it may name."""

    def __init__(
        self,
        references: References,
        contacts: Iterable[str],
        advice: Iterable[str],
        document: Document,
    ) -> None:
        self._references, self._document = references, document
        self._questions = references.questions
        self._contacts, self._advice = list(contacts), list(advice)

    def problems(self, file: SafetyFile) -> Iterator[Problem]:
        """Every name that leads nowhere, with the nearest that does."""
        for i, promise in enumerate(file.properties):
            for j, check in enumerate(promise.checks):
                yield from self._check(check, ("properties", i, "checks", j))
        for i, order in enumerate(file.more_worrying):
            yield from self._order(order, ("more_worrying", i))
        for i, pair in enumerate(file.never_together):
            place = ("never_together", i, "advice")
            yield from unknown_names(pair.advice, self._advice, "advice", place, self._document)

    def _check(self, check: Check, path: Path) -> Iterator[Problem]:
        if check.given is not None:
            yield from self._references.condition(check.given, (*path, "given"), self._document)
        for name, kind in (("asked", None), ("each_option_of", "choices")):
            for i, question in enumerate(getattr(check, name) or ()):
                yield from self._question(question, kind, (*path, name, i))
        if check.every_answer is not None:
            yield from self._every_answer(check, (*path, "every_answer"))
        if check.answer_changed is not None:
            place = (*path, "answer_changed")
            yield from self._answer(
                check.answer_changed.question, check.answer_changed.to, place, "question", "to"
            )
        if check.then is not None:
            yield from self._claim(check.then, (*path, "then"))

    def _claim(self, claim: Claim, path: Path) -> Iterator[Problem]:
        for name in ("holds", "never"):
            condition = getattr(claim, name)
            if condition is not None:
                yield from self._references.condition(condition, (*path, name), self._document)
        if claim.contact is not None and claim.contact not in self._contacts:
            what = f"there is no contact '{claim.contact}'"
            fix = did_you_mean(claim.contact, self._contacts)
            yield self._document.problem((*path, "contact"), "R020", what, fix)
        for name in ("advice", "not_advice"):
            pieces = getattr(claim, name) or ()
            place = (*path, name)
            yield from unknown_names(pieces, self._advice, "advice", place, self._document)

    def _every_answer(self, check: Check, path: Path) -> Iterator[Problem]:
        assert check.every_answer is not None
        every = check.every_answer
        for i, name in enumerate(every.except_):
            yield from self._question(name, None, (*path, "except", i))
        known = {answer for q in self._questions.values() for answer in answers_of(q)}
        if every.is_ not in known:
            what = f"no question has the answer '{every.is_}'"
            fix = did_you_mean(every.is_, known)
            yield self._document.problem((*path, "is"), "R013", what, fix)

    def _order(self, order: Order, path: Path) -> Iterator[Problem]:
        for i, name in enumerate(order.questions):
            kind = "choices" if order.one_more_ticked else None
            yield from self._question(name, kind, (*path, "questions", i))
            for j, step in enumerate(order.steps):
                for k, answer in enumerate(step):
                    if isinstance(answer, str):
                        yield from self._answer(name, answer, (*path, "steps", j, k))

    def _question(self, name: str, kind: str | None, path: Path) -> Iterator[Problem]:
        question = self._questions.get(name)
        if question is None:
            fix = did_you_mean(name, self._questions)
            yield self._document.problem(path, "R011", f"there is no question '{name}'", fix)
        elif kind is not None and question.kind != kind:
            what = f"'{name}' takes one answer only, so nothing can be ticked besides"
            yield self._document.problem(path, "R012", what, "name questions of kind 'choices'")

    def _answer(self, name: str, answer: str, path: Path, *fields: str) -> Iterator[Problem]:
        """Whether a question has an answer; `fields` are the places of the two below `path`."""
        question = self._questions.get(name)
        if question is None:
            if fields:
                yield from self._question(name, None, (*path, fields[0]))
            return
        known = answers_of(question)
        if answer not in known:
            what = f"'{name}' has no answer '{answer}'"
            spot = (*path, fields[1]) if fields else path
            yield self._document.problem(spot, "R013", what, did_you_mean(answer, known))


def answers_of(question: AnyQuestion) -> list[str]:
    """Every answer in words that a question takes; numbers are not among them."""
    return [name for name, a in question.named_answers.items() if not isinstance(a, int)]
