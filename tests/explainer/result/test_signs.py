"""The signs to watch for, by the call that each would lead to."""

from explainer import explain
from rules import assess
from tests.support.answers import NO_SIGNS
from tests.support.real_book import BOOK


def test_the_way_to_hospital_stands_above_a_call_and_below_999() -> None:
    answers = NO_SIGNS | {
        "care_so_far": ["stitch"],
        "stitch_now": "abdominal",
        "preterm_clinic": "plan_in_place",
        "weeks": 38,
    }
    labels = [group.label for group in explain(BOOK, assess(BOOK, answers)).look_out_for]
    assert labels[0] == "Call 999 if"
    assert labels[1].startswith("Go to hospital now")
    assert labels[2] == "Call your maternity unit now if"


def test_what_orders_111_names_the_call_for_northern_ireland() -> None:
    found = explain(BOOK, assess(BOOK, NO_SIGNS)).look_out_for
    harm = next(group.label for group in found if "111" in group.label)
    assert harm.endswith("(in Northern Ireland, Lifeline on 0808 808 8000), if")
