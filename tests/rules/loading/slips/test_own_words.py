"""Errors that our own models raise are told with a code and a remedy, and none is idle."""

import re

from rules.loading.slips.own_words import OWN_CODES, OWN_FIXES, OWN_MENDS, OWN_POINTS
from tests.support.messages import ROOT

RAISED = re.compile(r'"(\w+)"')
OF_THE_LOADER = {"wrong_kind"}  # see rules/loading/slips/folding.py
OF_PYDANTIC = {"union_tag_invalid"}


def test_every_code_has_a_remedy() -> None:
    assert OWN_CODES.keys() == OWN_FIXES.keys()
    assert OWN_MENDS.keys() <= OWN_FIXES.keys()
    assert OWN_POINTS.keys() - OWN_FIXES.keys() == OF_PYDANTIC


def test_each_of_them_is_raised_by_some_model() -> None:
    files = [*(ROOT / "rules" / "model").glob("*.py"), *(ROOT / "explainer").rglob("*.py")]
    words = {word for file in files for word in RAISED.findall(file.read_text(encoding="utf-8"))}
    assert OWN_CODES.keys() - words == OF_THE_LOADER
