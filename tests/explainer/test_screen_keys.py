"""The keys of screens.yaml that the pages use, with what they fill in."""

from explainer.screen_keys import FILE, key_problems, keys_of, known_keys
from explainer.wording import load_screen_words
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import read


def test_the_list_is_that_of_the_words_that_ship() -> None:
    screens = load_screen_words(Project())
    assert FILE.read_text(encoding="utf-8") == keys_of(screens), "python -m tools.screen_keys"
    assert known_keys()["errors"]["number_out_of_range"] == {"min", "max"}


def test_a_page_that_is_gone_is_told_once() -> None:
    document = read("screens:\n  site: {}\n", "screens.yaml")
    told = [problem.what for problem in key_problems(document)]
    assert "the page 'errors' is missing, and pages need it" in told
    assert len([what for what in told if "'errors'" in what]) == 1


def test_what_is_no_mapping_is_told_elsewhere() -> None:
    assert [*key_problems(read("screens: no\n", "screens.yaml"))] == []


DAYS = "screens:\n  question: {{days: {forms}}}\n"


def told_of_days(forms: str, *categories: str) -> list[str]:
    document = read(DAYS.format(forms=forms), "screens.yaml")
    found = key_problems(document, categories or None)
    return sorted(problem.what for problem in found if "days" in problem.what)


def test_a_language_has_its_own_forms_beside_a_number() -> None:
    both = '{one: "{number} day", other: "{number} days"}'
    assert told_of_days(both) == []
    assert told_of_days('{other: "{number} days"}', "other") == []
    assert told_of_days('{two: both days, other: "{number} days"}', "two", "other") == []
    gone = "the text 'days.one' is missing, and pages need it"
    assert told_of_days('{other: "{number} days"}') == [gone]
    assert told_of_days(both, "other") == ["no page uses 'days.one'"]
