"""The form in LHC-Forms: what it asks, and what comes back from people who fill it in by hand."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from playwright.sync_api import Browser

from rules import ContentError
from tests.lhc_forms import Clicking, assessed, differing_shown
from tests.support import other_engines
from tests.support.form_filler import PACKAGE, FormFiller, form_filler
from tests.support.real_book import BOOK
from tests.support.responses import fit_people

MISSING = other_engines.missing(PACKAGE)
pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(MISSING), reason=MISSING)]

SHOWN = max(other_engines.PEOPLE // 10, 3)
CLICKED = max(other_engines.PEOPLE // 100, 1)


@pytest.fixture(scope="module")
def filler(browser: Browser) -> Iterator[FormFiller]:
    with form_filler(browser, BOOK) as found:
        yield found


@pytest.mark.thorough
def test_people_who_are_laid_in_see_their_questions_and_get_the_same_result(
    filler: FormFiller,
) -> None:
    """With answers left out, and answers to questions that are not asked."""
    for person in fit_people(BOOK, SHOWN, seed=3):
        assert differing_shown(filler, BOOK, person) == []


@pytest.mark.thorough
def test_people_who_click_through_are_asked_and_told_the_same(filler: FormFiller) -> None:
    for seed in range(CLICKED):
        somebody = Clicking(filler, BOOK, seed)
        somebody.go_through()
        assert somebody.differing == []
        assert somebody.steps > 2


@pytest.mark.thorough
def test_what_it_lets_through_is_refused_and_nothing_is_chosen(filler: FormFiller) -> None:
    filler.show()
    filler.click("pregnant", "Yes")
    filler.click("emergency_signs", "None of these")
    filler.click("emergency_signs", "A strong urge to push, as if the baby is coming")
    filler.type("weeks", 99)
    assert refused(filler) == [
        "'emergency_signs': 'none' cannot be given together with another option",
        "'weeks': 99 is outside the range 0 to 42",
    ]
    filler.click("weeks-special", "I'm not sure how many weeks")
    assert refused(filler) == ["'weeks': a number and a special answer are both given"]


def refused(filler: FormFiller) -> list[str]:
    with pytest.raises(ContentError) as found:
        assessed(filler)
    return [problem.what for problem in found.value.problems]


Form = dict[str, Any]
SPOILT: dict[str, Callable[[Form], object]] = {
    "asked of everybody": lambda signs: signs.pop("enableWhen"),
    "an answer lost": lambda signs: signs["answerOption"].pop(0),
    "answers exchanged": lambda signs: exchange(signs["answerOption"], "code"),
}


def exchange(options: list[Form], key: str) -> None:
    one, other = options[0]["valueCoding"], options[1]["valueCoding"]
    one[key], other[key] = other[key], one[key]


@pytest.mark.parametrize("slip", SPOILT)
def test_a_wrong_form_would_be_noticed(
    slip: str, filler: FormFiller, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = deepcopy(filler.form)
    signs = form["item"][0]["item"][1]
    assert signs["linkId"] == "emergency_signs"
    SPOILT[slip](signs)
    monkeypatch.setattr(filler, "form", form)
    pregnant = "no" if slip == "asked of everybody" else "yes"
    somebody = {"pregnant": pregnant, "emergency_signs": ["cord_or_baby_part"]}
    assert differing_shown(filler, BOOK, somebody)
