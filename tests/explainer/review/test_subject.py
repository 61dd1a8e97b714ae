"""What is said of a rule to its reviewers: its own heading, and when its advice is given."""

from tests.support.real_book import BOOK
from tests.support.reviewing import SUBJECT


def test_the_heading_that_a_rule_puts_in_the_place_of_its_levels() -> None:
    assert SUBJECT.headings("go_to_hospital_abdominal_stitch") == (
        (
            "Heading",
            "Go to hospital now. Call [whom to call] on the way."
            ' Say first: "There is an abdominal stitch in my cervix."',
        ),
    )
    assert SUBJECT.headings("open_cervix") == ()


def test_one_that_is_for_whoever_has_no_other_rule_says_so_and_names_northern_ireland() -> None:
    (_, heading), (where, there) = SUBJECT.headings("thoughts_of_harm")
    assert heading.startswith("Call 111 now, and choose the mental health option. ")
    assert heading.endswith(" (Only when every rule that is as urgent says the same.)")
    assert where == "Heading in Northern Ireland"
    assert there == "Call Lifeline now, on 0808 808 8000."


def test_advice_for_some_levels_says_at_which() -> None:
    sign = BOOK.rule("emergency_sign.urge_to_push")
    assert SUBJECT.only_at(sign, "checked_and_sent_home") == " (only at call now)"
    assert SUBJECT.only_at(sign, "what_to_say_on_the_phone") == ""
    lump = BOOK.rule("pain_or_pressure.bulge_inside")  # it leads to a call now, and to nothing else
    assert SUBJECT.only_at(lump, "checked_and_sent_home") == ""
