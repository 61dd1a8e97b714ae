"""What was proved: every safety property with its verdict and with people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import streamlit as st

from explainer.answers_in_words import answer_in_words
from rules.model.answers import as_data
from rules.model.safety import SafetyProperty
from screens.content import Published
from screens.workspaces.answering import put
from screens.workspaces.gallery import Gallery
from screens.workspaces.pages.try_person import try_page
from screens.workspaces.parts import page, show, show_problems, words
from screens.workspaces.proving import Proof, Prover, solver_is_installed

if TYPE_CHECKING:
    from rules.proof.properties import Counterexample, Verdict
    from rules.proof.space import Person

EVERY_SECOND = 1.0
GO = "go_and_try"


@cache
def prover() -> Prover:
    """The prover that all who use this server share."""
    return Prover()


def show_proofs() -> None:
    """Draw the page."""
    with page(words()["proofs_heading"]) as snapshot:
        if not snapshot.is_current:
            show_problems(snapshot)
        if snapshot.gallery is not None:
            _Proofs(snapshot.gallery).show()


class _Proofs:
    def __init__(self, gallery: Gallery) -> None:
        self._content: Published = gallery.content
        self._book = gallery.content.book
        self._proof = prover().proof(self._content)

    def show(self) -> None:
        if st.session_state.pop(GO, False):
            st.switch_page(try_page())
        show("proofs_intro.html")
        self._start()
        verdicts = {v.promise.id: v for v in self._proof.verdicts} if self._proof else {}
        for promise in self._book.properties:
            with st.container(border=True):
                self._property(promise, verdicts.get(promise.id))
        if self._proof is not None and self._proof.is_done:
            self._findings(self._proof)

    def _start(self) -> None:
        """The state of the proof, and the button that begins it."""
        if not solver_is_installed():
            show("proofs_state.html", text=words()["no_solver"])
        elif self._proof is None and prover().is_busy:
            show("proofs_state.html", text=words()["proving_other"])
            _watch(self._content, -1)
        elif self._proof is None:
            st.button(
                words()["prove"], type="primary", on_click=prover().start, args=[self._content]
            )
        elif self._proof.failed:
            show("proofs_state.html", text=words()["prove_failed"])
        elif not self._proof.is_done:
            _watch(self._content, len(self._proof.verdicts))
        else:
            show("proofs_done.html", proof=self._proof, number=len(self._book.properties))

    def _property(self, promise: SafetyProperty, verdict: Verdict | None) -> None:
        show("property.html", promise=promise, verdict=verdict)
        if verdict is None or self._proof is None:
            return
        people = verdict.counterexamples or self._proof.examples.get(promise.id, [])
        for number, found in enumerate(people):
            self._person(f"{promise.id} {number}", found, breaks=not verdict.proved)
        for finding in verdict.findings:
            show("finding.html", words_of_it=finding.words)

    def _person(self, key: str, found: Counterexample, breaks: bool) -> None:
        from rules.proof.properties import EVERYBODY  # there is a proof, so there is the solver

        about = "" if found.about == EVERYBODY else found.about
        shown = [self._shown(found.person)]
        shown += [self._shown(found.after)] if found.after is not None else []
        show("proof_person.html", about=about, breaks=breaks, people=shown)
        self._try_button(key, found.person)

    def _findings(self, proof: Proof) -> None:
        show("findings_heading.html", number=len(proof.findings))
        for number, finding in enumerate(proof.findings):
            show("finding.html", words_of_it=finding.words)
            if finding.person is not None:
                show(
                    "proof_person.html", about="", breaks=True, people=[self._shown(finding.person)]
                )
                self._try_button(f"finding {number}", finding.person)

    def _try_button(self, key: str, person: Person) -> None:
        st.button(words()["try_person"], key=f"try {key}", on_click=self._try, args=[person])

    def _try(self, person: Person) -> None:
        question = self._book.questionnaire.question
        put({name: as_data(state, question(name)) for name, state in person.answers.items()})
        st.session_state[GO] = True

    def _shown(self, person: Person) -> dict[str, object]:
        """A person for the page: what comes out, and every answer in words."""
        wording = self._content.wording
        return {
            "level": wording.levels[person.level].label if person.level else words()["none_yet"],
            "contacts": [wording.contacts[name].name for name in person.contacts],
            "rules": [
                words()["rule_at"].format(rule=rule, level=wording.levels[level].label)
                for rule, (_, level) in person.applied.items()
            ],
            "answers": list(self._answers(person)),
        }

    def _answers(self, person: Person) -> Iterator[tuple[str, str]]:
        for name, state in person.answers.items():
            question = self._book.questionnaire.question(name)
            yield question.label, answer_in_words(question, state)


@st.fragment(run_every=EVERY_SECOND)
def _watch(content: Published, seen: int) -> None:
    """How far the proof is; the page is drawn anew whenever one more property is done."""
    proof = prover().proof(content)
    if proof is None:
        if seen < 0 and not prover().is_busy:
            st.rerun()
        return
    if proof.is_done or len(proof.verdicts) != seen:
        st.rerun()
    show("proving.html", proof=proof, number=len(content.book.properties))
