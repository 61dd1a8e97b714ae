"""What keeps a language from being offered: each problem with its place and a remedy."""

from collections import Counter
from pathlib import Path

import polib
import pytest

from explainer.languages.gate import problems, problems_in
from explainer.languages.language import Language
from explainer.languages.merging import begun, checked
from explainer.languages.store import Wanted, wanted, words_of
from explainer.languages.texts import Text
from rules import Problem
from rules.loading.book import read_book
from rules.loading.layout import HOME, SCREENS, WORDS, clinical
from rules.loading.project import Project
from tests.support.command_line import edit
from tests.support.messages import copy_content
from tests.support.real_book import BOOK, PROJECT
from tests.support.translated import (
    DAY,
    PEOPLE,
    completed,
    completed_file,
    in_whole,
    message_of,
    need,
    whole,
    whole_file,
    write,
)

DRAFT = Path(__file__).parents[2] / "data" / "welsh-draft.po"
HEADING = "wording/levels/call_now/heading"


def told(messages: str) -> list[Problem]:
    """What is wrong with a translation in which these messages are other ones."""
    return problems_in(PROJECT, need(), completed_file(messages), "cy")


def message(key: str, words: str, english: str | None = None, more: str = "") -> str:
    text = english or need().texts[key].english
    bond = need().bonds.get(key)
    told = f"#. bond: {bond}\n" if bond else ""
    return f'msgid ""\nmsgstr ""\n\n{told}{more}msgctxt "{key}"\nmsgid "{text}"\nmsgstr "{words}"\n'


def said(found: list[Problem]) -> list[str]:
    """Each problem without its line, which depends on all texts before it."""
    assert all(p.file == "translations/cy.po" and p.severity == "warning" for p in found)
    return [f"{p.code} {p.sentence}" for p in found]


def test_nothing_is_wrong_with_a_whole_translation() -> None:
    assert problems_in(PROJECT, need(), whole_file(), "cy") == []


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize(
    ("messages", "problem"),
    [
        (
            message("screens/site/back", ""),
            "T003 'screens/site/back' is not translated: “Back”. "
            "Translate it, and have it checked.",
        ),
        (
            message("screens/site/back", " \u200b\u00a0"),
            "T003 'screens/site/back' is not translated: “Back”. "
            "Translate it, and have it checked.",
        ),
        *(
            (
                message("screens/site/back", f"Yn {sign} ôl"),
                f"T013 'screens/site/back' has a sign that nobody sees: {name}. "
                "Take it out, or write a space for it.",
            )
            for sign, name in [("\x07", "U+0007"), ("\\n", "U+000A"), ("\u202e", "U+202E")]
        ),
        (
            message("screens/site/back", "Yn ôl", "Go back"),
            "T004 The English of 'screens/site/back' was “Go back”, and is “Back”. "
            "Translate it again, after: python cli.py translate update cy.",
        ),
        (
            message("screens/site/back", "Yn ôl", more="#, fuzzy\n"),
            "T004 'screens/site/back' is marked as not sure. "
            "Translate it again, and take the mark 'fuzzy' away.",
        ),
        (
            message("screens/site/back", "Yn ôl", more="#. bond: 0123456789abcdef\n"),
            "T005 The rule behind 'screens/site/back', or for whom it is said, has changed. "
            "Read it again, after: python cli.py translate update cy.",
        ),
        (
            message(HEADING, "Ffoniwch {cyswllt} ñöw"),
            f"T006 '{HEADING}' has {{cyswllt}} to be filled in, and the English has {{contact}}. "
            "Write each once, as the English does.",
        ),
        (
            message(HEADING, "Ffoniwch {contact ñöw"),
            f"T006 '{HEADING}' has none to be filled in, and the English has {{contact}}. "
            "Write each once, as the English does.",
        ),
        (
            message("screens/site/back", "Yn ôl 2"),
            "T007 'screens/site/back' has the numbers 2, and the English none. "
            "Write them in digits, as the English does.",
        ),
        (
            message(HEADING, "Ffoniwch {contact} töðâý"),
            f"T008 '{HEADING}' says how soon in none of the words of 'how_soon/now'. Say it with "
            "one of: ñöw, ât öñçé, štrâîĝht âwâý, îmmédîâtélý, dâý ör ñîĝht, ât âñý höûr; or add "
            "there what you say.",
        ),
        (
            message(HEADING, "Ffoniwch {contact} ñöw, tödâý"),
            f"T008 '{HEADING}' says 'tödâý' ('how_soon/today'), and the English does not. "
            "Say how soon as the English does.",
        ),
        *(
            (
                message(key, words),
                f"T008 '{key}' says how soon in none of the words of 'how_soon/now'. Say it with "
                "one of: ñöw, ât öñçé, štrâîĝht âwâý, îmmédîâtélý, dâý ör ñîĝht, ât âñý höûr; or "
                "add there what you say.",
            )
            for key, words in {
                "screens/handover/advised_emergency": "Ffoniwch 999",
                "wording/advice/labour_at_term/steps/1": "Ewch, sñöwý",
            }.items()
        ),
        (
            message("wording/levels/information/look_out", "Ffoniwch tödâý."),
            "T008 'wording/levels/information/look_out' says 'tödâý' ('how_soon/today'), and the "
            "English does not. Say how soon as the English does.",
        ),
        (
            message("screens/site/bakc", "Yn ôl", "Back"),
            "T010 Nothing is called 'screens/site/bakc'. Did you mean 'screens/site/back'?",
        ),
        (
            message("qqq", "Yn ôl", "Back"),
            "T010 Nothing is called 'qqq'. Put it aside: python cli.py translate update cy.",
        ),
        (
            'msgid ""\nmsgstr ""\n"Language: de\\n"\n',
            "T011 The head of this file says 'Language: de'. Write 'Language: cy'.",
        ),
        (
            'msgid ""\nmsgstr ""\n"X-Language-Name: \\n"\n',
            "T011 The head of this file does not say what the language calls itself. "
            "Write 'X-Language-Name: ...', such as Cymraeg.",
        ),
        (
            'msgid ""\nmsgstr ""\n"X-Draft: made by a machine\\n"\n',
            "T012 This file says that it is a draft: made by a machine. "
            "Have every text checked by people, then take 'X-Draft' out of its head.",
        ),
    ],
)
def test_each_problem_is_told(messages: str, problem: str) -> None:
    assert said(told(messages)) == [problem]


@pytest.mark.parametrize(
    ("form", "words", "codes"),
    [
        ("two", "أسبوعان", []),
        ("two", "{number} أسبوعان", []),
        ("two", "2 أسبوعان", []),
        ("two", "3 أسبوعان", ["T007"]),
        ("few", "أسابيع", ["T006"]),
        ("few", "{number} أسابيع", []),
    ],
)
def test_a_form_for_one_number_alone_need_not_say_it(
    form: str, words: str, codes: list[str]
) -> None:
    key = f"screens/question/weeks/{form}"
    text = Text(key, "{number} weeks", SCREENS, (), "Weeks.", form)
    want, arabic = Wanted({key: text}, {key: ""}), Language("ar", "العربية")
    file = begun(PROJECT, want, arabic)
    file[0].msgstr = words
    for by in PEOPLE:
        checked(want, file, [key], by, DAY)
    assert [problem.code for problem in problems_in(PROJECT, want, file, "ar")] == codes


@pytest.mark.parametrize(
    ("marks", "by"),
    [
        ("# not checked\n", "by nobody"),
        (f"# checked by {PEOPLE[0]} on {DAY}: {{now}}\n", f"by {PEOPLE[0]} alone"),
        (
            f"# checked by {PEOPLE[0]} on {DAY}: {{now}}\n"
            f"# checked by {PEOPLE[1]} on {DAY}: 0123456789abcdef\n",
            f"by {PEOPLE[0]} alone",
        ),
        (
            f"# checked by {PEOPLE[0]} on {DAY}: {{now}}\n"
            f"# checked by {PEOPLE[0].upper()} on {DAY}: {{now}}\n",
            f"by {PEOPLE[0].upper()} alone",
        ),
    ],
)
def test_two_different_people_check_each_text_as_it_is(marks: str, by: str) -> None:
    entry = polib.POEntry(msgctxt="screens/site/back", msgid="Back", msgstr="Yn ôl")
    marked = marks.replace("{now}", need().fingerprint(entry))
    assert said(told(message("screens/site/back", "Yn ôl", more=marked))) == [
        f"T009 'screens/site/back' was checked {by} as it is. "
        "Somebody else reads it: python cli.py translate check cy --by NAME."
    ]


def test_no_two_levels_say_the_same() -> None:
    key = "wording/levels/call_today/label"
    same = need().texts["wording/levels/contact_this_week/label"]
    assert same.english != need().texts[key].english
    words = words_of(whole_file())[same.key]
    found = said(told(message(key, words)))
    assert (
        f"T008 '{same.key}' says the same as '{key}', which is another level. "
        "Say how soon as the English does."
    ) in found


def to_call(whom: str) -> Text:
    return next(text for text in need().whole[HEADING] if text.whom == whom)


def test_nothing_is_wrong_with_texts_that_are_whole_for_each_contact() -> None:
    assert said(told(in_whole(HEADING))) == []


def test_the_one_that_is_missing_is_named() -> None:
    key = f"{HEADING}/to/maternity_unit"
    assert said(told(in_whole(HEADING, but="maternity_unit"))) == [
        f"T003 '{key}' is not translated: “Call your maternity unit now”. "
        "Translate it, after: python cli.py translate update cy."
    ]
    none_there = told(message(HEADING, "{contact}"))
    assert [problem.code for problem in none_there] == ["T003"] * len(need().whole[HEADING])


def test_whole_texts_beside_one_with_a_gap_are_not_said() -> None:
    lines = in_whole(HEADING).replace('msgstr "{contact}"', 'msgstr ""')
    found = said(told(lines))
    assert found[0] == (
        f"T003 '{HEADING}' is not translated: “Call {{contact}} now”. "
        "Translate it, and have it checked."
    )
    assert found[1:] == [
        f"T010 Nothing is called '{text.key}'. Write {{contact}} and nothing else for '{HEADING}', "
        "or put it aside: python cli.py translate update cy."
        for text in need().whole[HEADING]
    ]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (
            "Ffoniwch {contact} ñöw",
            "T006 '{key}' has {{contact}} to be filled in, and the English has none. "
            "Write each once, as the English does.",
        ),
        (
            "Ffoniwch 111 ñöw",
            "T007 '{key}' has the numbers 111, and the English none. "
            "Write them in digits, as the English does.",
        ),
        (
            "Ffoniwch eich uned",
            "T008 '{key}' says how soon in none of the words of 'how_soon/now'. Say it with one "
            "of: ñöw, ât öñçé, štrâîĝht âwâý, îmmédîâtélý, dâý ör ñîĝht, ât âñý höûr; or add there "
            "what you say.",
        ),
        (
            "Ffoniwch\u202eeich uned ñöw",
            "T013 '{key}' has a sign that nobody sees: U+202E. "
            "Take it out, or write a space for it.",
        ),
    ],
)
def test_what_holds_for_a_text_holds_for_each_of_them(words: str, problem: str) -> None:
    key = f"{HEADING}/to/maternity_unit"
    rest = in_whole(HEADING, but="maternity_unit")
    assert said(told(rest + message_of(to_call("maternity_unit"), words))) == [
        problem.format(key=key)
    ]


def test_a_number_stays_one_to_be_filled_in() -> None:
    rest = in_whole(HEADING, but="phone:nhs_111")
    number = to_call("phone:nhs_111")
    assert said(told(rest + message_of(number, "Ffoniwch 111 ñöw"))) == [
        f"T006 '{number.key}' has none to be filled in, and the English has {{phone:nhs_111}}. "
        "Write each once, as the English does.",
        f"T007 '{number.key}' has the numbers 111, and the English none. "
        "Write them in digits, as the English does.",
    ]


def test_no_two_levels_say_the_same_to_anybody() -> None:
    today = "wording/levels/call_today/heading"
    lines = in_whole(HEADING, "Ffoniwch") + in_whole(today, "Ffoniwch")
    found = [text for text in said(told(lines)) if "says the same as" in text]
    first = need().whole[HEADING][0].key
    assert found == [
        f"T008 '{text.key}' says the same as '{first}', which is another level. "
        "Say how soon as the English does."
        for text in need().whole[today]
    ]


def test_two_people_check_each_of_them() -> None:
    file = completed_file(in_whole(HEADING))
    (unit,) = [e for e in file if e.msgctxt == f"{HEADING}/to/maternity_unit"]
    unit.tcomment = ""
    (found,) = said(problems_in(PROJECT, need(), file, "cy"))
    assert found.startswith(f"T009 '{unit.msgctxt}' was checked by nobody as it is. ")


@pytest.mark.thorough
def test_another_name_of_a_contact_withdraws_exactly_its_texts(tmp_path: Path) -> None:
    folder = copy_content(tmp_path / "content")
    write(Project(folder), completed(in_whole(HEADING)))
    edit(folder, WORDS, "    name: your maternity unit\n", "    name: your labour ward\n")
    project = Project(folder)
    found = problems(project, read_book(project), "cy")
    assert {p.code for p in found} == {"T004"}
    assert {p.what.split("'")[1] for p in found} == {
        "wording/contacts/maternity_unit/name",
        f"{HEADING}/to/maternity_unit",
    }


def test_who_is_told_to_call_it_withdraws_exactly_its_texts(tmp_path: Path) -> None:
    folder = copy_content(tmp_path / "content")
    write(Project(folder), completed(in_whole(HEADING)))
    edit(
        folder,
        clinical("contacts"),
        "when: {weeks: {at_least: 20}}",
        "when: {weeks: {at_least: 21}}",
    )
    project = Project(folder)
    found = [p for p in problems(project, read_book(project), "cy") if "/to/" in p.what]
    assert {(p.code, p.what.split("'")[1]) for p in found} == {
        ("T005", f"{HEADING}/to/maternity_unit")
    }


def test_a_problem_stands_at_the_line_of_its_message(tmp_path: Path) -> None:
    project = Project(copy_content(tmp_path / "content"))
    write(project, completed(message("screens/site/back", "Yn ôl 2")))
    (problem,) = problems(project, BOOK, "cy")
    lines = (project.root / problem.file).read_text(encoding="utf-8").split("\n")
    message_there = lines[problem.line - 1 : lines.index("", problem.line)]
    assert 'msgctxt "screens/site/back"' in message_there


def after(tmp_path: Path, file: Path, old: str, new: str) -> Counter[str]:
    """The codes of a translation that was whole before the English changed."""
    folder = copy_content(tmp_path / "content")
    write(Project(folder), whole())
    edit(folder, file, old, new)
    project = Project(folder)
    return Counter(p.code for p in problems(project, read_book(project), "cy"))


@pytest.mark.thorough
def test_one_changed_english_word_withdraws_exactly_its_string(tmp_path: Path) -> None:
    found = after(
        tmp_path, WORDS, 'heading: "Call {contact} now"', 'heading: "Call {contact} soon"'
    )
    assert found == {"T004": 1}


def test_a_changed_rule_withdraws_exactly_the_texts_of_that_rule(tmp_path: Path) -> None:
    text = (HOME / clinical("stitch")).read_text(encoding="utf-8")
    start = text.index("- id: open_cervix")
    before = text[start : text.index("level: call_now", start) + len("level: call_now")]
    found = after(tmp_path, clinical("stitch"), before, before.replace("call_now", "emergency"))
    texts = [key for key in need().texts if key.startswith("wording/rules/open_cervix/")]
    assert found == {"T005": len(texts)}
    assert texts


def test_a_half_checked_draft_of_a_machine_is_refused_with_a_list_of_what_is_missing(
    tmp_path: Path,
) -> None:
    project = Project(copy_content(tmp_path / "content"))
    write(project, DRAFT.read_text(encoding="utf-8"))
    found = problems(project, BOOK, "cy")
    counts = Counter(problem.code for problem in found)
    translated = [e.msgctxt for e in polib.pofile(DRAFT.read_text("utf-8")) if e.msgstr]
    assert 24 <= len(translated) <= 60
    assert counts["T012"] == 1
    assert counts["T009"] > 5
    assert counts["T003"] == len({*wanted(project, BOOK, "cy").texts} - {*translated})
    missing = {problem.what.split("'")[1] for problem in found if problem.code == "T003"}
    assert "wording/rules/open_cervix/finding" in missing
    assert all(problem.fix and problem.line for problem in found)
