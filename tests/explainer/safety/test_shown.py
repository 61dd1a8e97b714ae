"""What a control or a goal names as its evidence is there, or is named as lost."""

from explainer.safety.shown import Evidence
from rules.model.hazards import Proof
from tests.support.pages import ROOT

HERE = "tests/explainer/safety/test_shown.py"
EVIDENCE = Evidence(ROOT, {"P1"}, {"anna"})


def test_what_is_there_is_not_lost() -> None:
    proof = Proof(
        properties=("P1",),
        vignettes=("anna",),
        tests=(f"{HERE}::test_what_is_there_is_not_lost",),
        documents=("release.yaml", "docs/deployment.md#the-proxy"),
    )
    assert list(EVIDENCE.lost(proof)) == []


def test_what_is_not_there_is_named() -> None:
    proof = Proof(
        properties=("P99",),
        vignettes=("nobody",),
        tests=("tests/nowhere.py::test_it", f"{HERE}::test_nothing"),
        documents=("docs/nowhere.md", "docs/deployment.md#nowhere"),
    )
    named = (*proof.properties, *proof.vignettes, *proof.tests, *proof.documents)
    assert list(EVIDENCE.lost(proof)) == list(named)
