"""What VS Code shows to somebody who edits content: asked of its real language server."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.get_node_programs import SERVER
from tests.support.language_server import LanguageServer, Shown
from tests.support.real_book import BOOK

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.skipif(
        not (shutil.which("node") and shutil.which("npm")),
        reason="Node.js and npm are not here, and the YAML language server is one of its programs",
    ),
    pytest.mark.xdist_group("editor"),
]


@pytest.fixture(scope="module")
def editor() -> Iterator[LanguageServer]:
    assert SERVER.exists(), "run `make test`, or first: python tests/support/get_node_programs.py"
    with LanguageServer(ROOT) as server:
        yield server


class Kind(NamedTuple):
    """A kind of content file: where it lies, and what comes before its entries."""

    file: str
    start: str


def kind(file: str, schema: str, start: str) -> Kind:
    up = "../" * file.count("/")
    return Kind(file, f"# yaml-language-server: $schema={up}docs/schemas/{schema}.json\n{start}")


RULES = kind("rules/clinical/x.yaml", "rules", "rules:\n  - id: a_rule\n")
CONDITIONS = kind("rules/clinical/x.yaml", "conditions", "conditions:\n  - id: a_name\n")
SOURCES = kind("rules/clinical/x.yaml", "sources", "sources:\n  - id: a_source\n")
QUESTIONS = kind("x.yaml", "questionnaire", "sections:\n- id: a\n  title: A\n  questions:\n")
WORDS = kind("explainer/wording/x.yaml", "wording", "rules:\n")
PEOPLE = kind("tests/vignettes/x.yaml", "vignettes", "vignettes:\n  - id: a-person\n")

BROKEN = {
    "a misspelt field": (RULES, "    advise: []", Shown(4, "advise", "Property advise is not")),
    "a missing field": (
        CONDITIONS,
        "    means: A.",
        Shown(3, "i", 'Missing property "wh'),
    ),
    "a misspelt level": (RULES, "    level: call_noww", Shown(4, "call_noww", "Value must be")),
    "an unknown question": (
        RULES,
        "    when: {weaks: {at_least: 24}}",
        Shown(4, "weaks", "Property weaks is not allowed."),
    ),
    "an unknown option": (
        RULES,
        "    when: {pregnant: {is: yess}}",
        Shown(4, "yess", 'Value must be "yes" | "no" | "recent_loss" | "recent_birth"'),
    ),
    "a test that does not fit the question": (
        RULES,
        "    when: {pregnant: {at_least: 2}}",
        Shown(4, "at_least", "Property at_least is not allowed."),
    ),
    "a number out of range": (
        RULES,
        "    when: {weeks: {at_least: 240}}",
        Shown(4, "240", "Value is above the maximum of 42."),
    ),
    "two conditions in one": (
        RULES,
        "    when: {pregnant: {is: yes}, weeks: {at_least: 24}}",
        Shown(4, "{pregnant: {is: yes}, weeks: {at_least: 24}}", "Object has more properties than"),
    ),
    "an unknown condition": (
        CONDITIONS,
        "    when: {condition: has_stich}",
        Shown(4, "has_stich", 'Value must be "may_be_pregnant" | "before_37_weeks"'),
    ),
    "unknown advice": (
        RULES,
        "    advice: [rest]",
        Shown(4, "rest", 'Value must be "call_999_how'),
    ),
    "an unknown hazard": (RULES, "    hazards: [H-99]", Shown(4, "H-99", 'Value must be "H-01"')),
    "an unknown source": (
        RULES,
        "    evidence: [{source: nice, where: x, label: READ}]",
        Shown(4, "nice", 'Value must be "nice_ng25"'),
    ),
    "a text where a number belongs": (
        SOURCES,
        "    year: last year",
        Shown(4, "last year", "Incorrect type."),
    ),
    "a kind that does not exist": (
        QUESTIONS,
        "  - {id: a, kind: numbers}",
        Shown(6, "numbers", "Value must be"),
    ),
    "words of a rule that does not exist": (
        WORDS,
        "  open_cervx: {finding: x}",
        Shown(3, "open_cervx", "Property open_cervx is not allowed."),
    ),
    "an answer that does not exist": (
        PEOPLE,
        "    answers: {stitch_now: vaginaly}",
        Shown(4, "vaginaly", 'Value must be "vaginal" | "abdominal" | "not_sure"'),
    ),
    "quotes that are not closed": (
        CONDITIONS,
        '    means: "A.\n    when: {weeks: {at_least: 1}}\n',
        Shown(6, "", "Missing closing"),
    ),
}


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize("slip", BROKEN)
def test_a_slip_is_underlined_where_it_is(editor: LanguageServer, slip: str) -> None:
    where, text, wanted = BROKEN[slip]
    found = editor.mistakes(where.file, where.start + text)
    assert any(
        (item.line, item.words) == wanted[:2] and item.says.startswith(wanted.says)
        for item in found
    ), found


CONTENT = sorted(
    [ROOT / "questionnaire.yaml"]
    + [
        file
        for folder in ("rules/clinical", "explainer/wording", "tests/vignettes", "translations")
        for file in (ROOT / folder).glob("*.yaml")
    ]
)


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize("file", CONTENT, ids=lambda file: file.name)
def test_nothing_is_underlined_in_the_content_as_it_is(editor: LanguageServer, file: Path) -> None:
    name = file.relative_to(ROOT).as_posix()
    assert editor.mistakes(name, file.read_text(encoding="utf-8")) == []


def offered(editor: LanguageServer, where: Kind, text: str) -> dict[str, str]:
    return editor.offers(where.file, where.start + text)


def test_every_question_is_offered_in_a_condition_with_its_text(editor: LanguageServer) -> None:
    found = offered(editor, RULES, "    when:\n      |\n")
    assert {q.id for q in BOOK.questionnaire} <= found.keys()
    assert {"all", "any", "not", "at_least", "condition", "total"} <= found.keys()
    assert found["weeks"] == "How many weeks pregnant are you? A number from 0 to 42."


def test_only_tests_that_fit_the_question_are_offered(editor: LanguageServer) -> None:
    number = offered(editor, RULES, "    when:\n      weeks:\n        |\n")
    assert number.keys() == {"is", "one_of", "at_least", "at_most", "between"}
    several = offered(editor, RULES, "    when:\n      emergency_signs:\n        |\n")
    assert several.keys() == {"is", "one_of", "includes", "includes_any"}
    one = offered(editor, RULES, "    when:\n      pregnant:\n        |\n")
    assert one.keys() == {"is", "one_of"}


def test_the_options_of_the_question_are_offered_with_their_words(editor: LanguageServer) -> None:
    found = offered(editor, RULES, "    when:\n      cervix_scan:\n        is: |\n")
    question = BOOK.questionnaire.question("cervix_scan")
    assert question.kind == "choice"
    options = {option.id: option.text for option in question.options}
    assert found == {**options, **question.special_answers}


@pytest.mark.parametrize(
    ("where", "text", "names"),
    [
        (RULES, "    when:\n      condition: |\n", [n.id for n in BOOK.named_conditions]),
        (RULES, "    advice:\n      - |\n", [offer.id for offer in BOOK.advice]),
        (RULES, "    hazards:\n      - |\n", [hazard.id for hazard in BOOK.hazards]),
        (RULES, "    evidence:\n      - source: |\n", [source.id for source in BOOK.sources]),
        (WORDS, "  |\n", [rule.id for rule in BOOK.rules]),
        (PEOPLE, "    expect:\n      applies:\n        |\n", [rule.id for rule in BOOK.rules]),
        (PEOPLE, "    expect:\n      contact: |\n", [contact.id for contact in BOOK.contacts]),
        (PEOPLE, "    based_on: |\n", ["first_pregnancy_10_weeks"]),
    ],
    ids=["condition", "advice", "hazard", "source", "words", "applies", "contact", "person"],
)
def test_names_are_offered(
    editor: LanguageServer, where: Kind, text: str, names: list[str]
) -> None:
    assert set(names) <= offered(editor, where, text).keys()


@pytest.mark.parametrize(
    ("where", "text", "shown"),
    [
        (RULES, "    when: {we|eks: {at_least: 24}}", "How many weeks pregnant are you?"),
        (RULES, "    when:\n      condition: has|_stitch", "A stitch is in the cervix now"),
        (RULES, "    when: {pregnant: {is: rec|ent_loss}}", "I lost a pregnancy or a baby"),
        (RULES, "    level: call_to|day", "Today"),
        (RULES, "    if_cant|_tell: quiet", "Say nothing when an answer"),
        (RULES, "    advice: [keep_your|_plan]", "plan"),
        (QUESTIONS, "  - {id: a, kind: choice, fi|nd_out: x}", "Whom to ask or where to look"),
        (WORDS, "  open_cervix: {find|ing: x}", "Said when the rule is yes"),
    ],
    ids=["question", "condition", "option", "level", "quiet", "advice", "field", "words"],
)
def test_the_meaning_shows_under_the_pointer(
    editor: LanguageServer, where: Kind, text: str, shown: str
) -> None:
    assert shown in editor.hover(where.file, where.start + text)


def test_vs_code_is_told_to_read_yaml_as_we_do() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.yamlVersion"] == "1.2"  # so that yes and no stay text
    assert settings["yaml.validate"] is True
    assert settings["yaml.hover"] is True
    assert settings["yaml.completion"] is True
    advised = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert advised == {"recommendations": ["redhat.vscode-yaml"]}
