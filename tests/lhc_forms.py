"""Does LHC-Forms ask and give back what the engine says? `python -m tests.lhc_forms`: 220 people.

200 are laid into the exported form, with answers to questions that are not asked. 20 begin with an
empty form and click through it in the order in which it asks; at the end they change their mind
about one answer. Compared are the words on the page, the answers that come back, and what the
engine says of them. Exits with 1 when anything differs for anybody.
"""

import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from commands.assess import as_data, run
from interop.fhir.response import ResponseReader
from rules import RuleBook, assess, load, named_states
from rules.loading.project import Project
from rules.model.questions import AnyQuestion
from tests.support.differing import told
from tests.support.form_filler import PACKAGE, FormFiller, form_filler, wanted_words
from tests.support.other_engines import missing
from tests.support.population import Person, by_engine, good_answer
from tests.support.responses import asked_of, fit_people, response_of
from tests.support.script import launched

SHOWN, CLICKED = 200, 20


def differing_shown(filler: FormFiller, book: RuleBook, person: Person) -> list[str]:
    """What differs for somebody whose answers are laid in; empty when nothing does."""
    filler.show(response_of(book, person))
    return [*_on_page(filler, book, person), *_given_back(filler, book, person)]


class Clicking:
    """Somebody who fills in the form by hand; `differing` has what was not as the engine says."""

    def __init__(self, filler: FormFiller, book: RuleBook, seed: int) -> None:
        self.answers: Person = {}
        self.steps = 0
        self.differing: list[str] = []
        self._filler, self._book = filler, book
        self._chance = random.Random(seed)
        self._calm = self._chance.choice((0.03, 0.3))

    def go_through(self) -> None:
        """Answer an empty form, and then one question otherwise, with all that it brings up."""
        self._filler.show()
        self.differing += _on_page(self._filler, self._book, self.answers)
        self._answer_all()
        question = self._chance.choice([*self._may_change()])
        options = {option.id for option in question.options} - {self.answers[question.id]}
        self._give(question, self._chance.choice(sorted(options)))
        self._answer_all()

    def _answer_all(self) -> None:
        while waiting := self._waiting():
            answer = good_answer(waiting, self._chance, self._calm)
            self._give(waiting, answer)
        self.differing += _given_back(self._filler, self._book, self.answers)
        self.differing += _by_verb(self._filler, self._book, self.answers)

    def _waiting(self) -> AnyQuestion | None:
        """The first question on the page that has no answer yet."""
        questions = self._book.questionnaire.questions
        items = (item for item, *_ in self._filler.words())
        return next((questions[i] for i in items if i in questions and i not in self.answers), None)

    def _may_change(self) -> Iterator[AnyQuestion]:
        """What she was asked and gave one option to: a click on another takes its place."""
        for name in asked_of(self._book, self.answers):
            question = self._book.questionnaire.question(name)
            if question.kind == "choice":
                yield question

    def _give(self, question: AnyQuestion, answer: Any) -> None:
        self._filler.answer(question, answer)
        self.answers[question.id] = answer
        self.steps += 1
        self.differing += _on_page(self._filler, self._book, self.answers)


def _on_page(filler: FormFiller, book: RuleBook, person: Person) -> Iterator[str]:
    """The questions that are asked, in their order, with all their words."""
    shown, wanted = filler.words(), wanted_words(book, person)
    if shown != wanted:
        more = [item for item in shown if item not in wanted]
        fewer = [item for item in wanted if item not in shown]
        yield f"{person}: on the page {more}, not on it {fewer}"


def _given_back(filler: FormFiller, book: RuleBook, person: Person) -> Iterator[str]:
    """Each answer that counts, and what the engine says."""
    back = ResponseReader(book).read(filler.given_back()).answers
    if _read(book, back) != _read(book, person):
        yield f"{person}: {back} came back"


def _read(book: RuleBook, person: Person) -> object:
    return named_states(book, assess(book, person)), by_engine(book, person)


def _by_verb(filler: FormFiller, book: RuleBook, person: Person) -> Iterator[str]:
    said, wanted = assessed(filler), json.loads(json.dumps(as_data(assess(book, person))))
    if said != wanted:
        yield f"{person}: {said} and not {wanted}"


def assessed(filler: FormFiller) -> Any:
    """What `cli.py assess --json` says of what came back. Raises ContentError where it refuses."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "response.json"
        file.write_text(json.dumps(filler.given_back()), encoding="utf-8")
        return json.loads(run(Project(), str(file), as_json=True).out)


def main() -> int:
    """Compare, and say how many differ; where LHC-Forms is not here, say that."""
    if why := missing(PACKAGE):
        print(f"LHC-Forms: nobody shown or clicked through. {why}")
        return 0
    book, started, found = load(), time.perf_counter(), []
    with launched() as browser, form_filler(browser, book) as filler:
        for person in fit_people(book, SHOWN):
            found += differing_shown(filler, book, person)
        clicking = [Clicking(filler, book, seed) for seed in range(CLICKED)]
        for somebody in clicking:
            somebody.go_through()
            found += somebody.differing
    answers = sum(somebody.steps for somebody in clicking)
    what = f"LHC-Forms: {SHOWN} people shown, {CLICKED} clicked through ({answers} answers) in"
    return told(what, started, found)


if __name__ == "__main__":
    sys.exit(main())
