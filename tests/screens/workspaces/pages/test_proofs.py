"""The proofs of the review workspace: run when asked for, kept by version, shown with people."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from html import unescape
from threading import Event, Thread
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from explainer.dates import UK
from rules.loading.project import Project
from rules.model.safety import SafetyProperty
from screens.content import Published, content
from screens.workspaces import parts, proving
from screens.workspaces.gallery import Gallery
from screens.workspaces.pages import proofs as proofs_view
from screens.workspaces.proving import Proof, Prover
from screens.workspaces.snapshot import Snapshot
from tests.support.proving import QUESTIONS, contact, good_book
from tests.support.small_book import rule

pytestmark = pytest.mark.usefixtures("in_review")

WORDS = content().screens["content"] | content().screens["review"]


def promise(name: str, **check: Any) -> SafetyProperty:
    fields = {"id": name, "title": f"Promise {name}", "words": "It holds.", "checks": [check]}
    return SafetyProperty.model_validate(fields)


def small_content(*promises: SafetyProperty) -> Published:
    """Published with a small book. Of its words only those of the rules are read here."""
    called = contact("maternity_unit", {"pregnant": {"one_of": ["yes", "no", "not_sure"]}})
    asked = [{**one, "shown_first": one["id"] == "signs"} for one in QUESTIONS]
    book = good_book(questions=asked, properties=promises, contacts=(called,))
    return replace(content(), book=book)


KEPT = promise("P1", each_option_of=["signs"], then={"level_at_least": "call_today"})
COMPARED = promise("P2", unasked_answer=True, then={"changes_nothing": True})
STRUCTURE = promise("P3", structure=["every_rule_can_apply"])
BROKEN = promise("P4", each_option_of=["signs"], then={"level": "emergency"})


def proved(given: Published) -> Proof:
    proof = Proof("...")
    proving._run(given, proof)
    return proof


def test_every_promise_gets_a_verdict_and_people() -> None:
    proof = proved(small_content(KEPT, COMPARED, STRUCTURE, BROKEN))
    assert proof.is_done
    assert not proof.failed
    assert [verdict.proved for verdict in proof.verdicts] == [True, True, True, False]
    assert [found.person.level for found in proof.examples["P1"]] == ["emergency"]
    assert proof.examples["P2"][0].after is not None
    assert proof.examples["P3"] == []
    assert "P4" not in proof.examples  # who breaks it is in the verdict
    assert proof.verdicts[3].counterexamples


def test_a_prover_that_gives_up_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def gives_up(*_: object) -> None:
        raise RuntimeError("the solver gave up")

    monkeypatch.setattr(proving, "_prove", gives_up)
    proof = proved(small_content(KEPT))
    assert proof.failed
    assert proof.is_done


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Thread]]:
    """Proofs that go on until the test ends."""
    go_on = Event()
    threads: list[Thread] = []

    def run(_: Published, proof: Proof) -> None:
        go_on.wait(60)
        proof.doing = ""

    class Watched(Thread):
        def start(self) -> None:
            threads.append(self)
            super().start()

    monkeypatch.setattr(proving, "_run", run)
    monkeypatch.setattr(proving, "Thread", Watched)
    yield threads
    go_on.set()
    for thread in threads:
        thread.join(60)


def test_one_version_is_proved_once_and_one_at_a_time(held: list[Thread]) -> None:
    prover, given = Prover(), small_content(KEPT)
    reworded = content().wording.model_copy(update={"rules": {}})
    assert prover.proof(given) is None
    prover.start(given)
    prover.start(given)
    prover.start(replace(given, wording=reworded))
    assert len(held) == 1
    assert prover.is_busy
    assert prover.proof(replace(given)) is prover.proof(given) is not None
    assert prover.proof(replace(given, wording=reworded)) is None


def test_only_some_versions_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    class AtOnce:
        def __init__(self, target: Any, args: tuple[Any, ...], **_: Any) -> None:
            self._target, self._args = target, args

        def start(self) -> None:
            self._target(*self._args)

    monkeypatch.setattr(proving, "Thread", AtOnce)
    monkeypatch.setattr(proving, "_prove", lambda *_: None)
    prover = Prover()
    versions = [
        replace(content(), book=replace(good_book(), version=str(number)))
        for number in range(proving.MOST_KEPT + 1)
    ]
    for given in versions:
        prover.start(given)
    assert prover.proof(versions[0]) is None
    assert all(prover.proof(given) for given in versions[1:])


# The page ----------------------------------------------------------------------------------------


def script() -> None:
    from screens.workspaces.pages.proofs import show_proofs

    show_proofs()


def page() -> AppTest:
    app = AppTest.from_function(script, default_timeout=60).run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def test_before_anybody_asks_nothing_is_said_to_be_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page()
    assert [button.label for button in app.button] == [WORDS["prove"]]
    shown = html(app)
    assert shown.count(WORDS["not_proved_yet"]) == len(content().book.properties)
    assert WORDS["proved"] not in shown.replace(WORDS["not_proved_yet"], "")


def test_without_the_solver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs_view, "solver_is_installed", lambda: False)
    app = page()
    assert WORDS["no_solver"] in html(app)
    assert not app.button


class Ready(Prover):
    """A prover that has finished with everything."""

    def __init__(self, proof: Proof) -> None:
        super().__init__()
        self._proof = proof

    def proof(self, _: Published) -> Proof:
        return self._proof


class SmallDesk:
    """A desk with small content on it."""

    def __init__(self, given: Published) -> None:
        gallery = Gallery(given, [], WORDS)
        self._reading = Snapshot(1, gallery, None, True, Project(), (), (), datetime.now(UK))

    def look(self) -> Snapshot:
        return self._reading


def shown_for(monkeypatch: pytest.MonkeyPatch, given: Published) -> AppTest:
    """The page of small content once all is proved."""
    ready, desk = Ready(proved(given)), SmallDesk(given)
    monkeypatch.setattr(proofs_view, "prover", lambda: ready)
    monkeypatch.setattr(parts, "desk", lambda: desk)
    return page()


def test_a_promise_that_is_broken_comes_with_those_who_break_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    always = rule("always", {"pregnant": {"one_of": ["yes", "no", "not_sure"]}})
    given = small_content(KEPT, BROKEN)
    given = replace(given, book=replace(given.book, rules=(*given.book.rules, always)))
    app = shown_for(monkeypatch, given)
    shown = html(app)
    assert WORDS["refuted"] in shown
    assert WORDS["breaks"] in shown
    assert WORDS["example"] in shown
    assert "The rule 'always' applies to everybody." in unescape(shown)


def test_somebody_of_a_proof_can_be_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    switched: list[object] = []
    monkeypatch.setattr(st, "switch_page", switched.append)
    app = shown_for(monkeypatch, small_content(KEPT))
    next(button for button in app.button if button.label == WORDS["try_person"]).click().run()
    assert app.session_state["answers"]["signs"] == ["bleeding"]
    assert len(switched) == 1
