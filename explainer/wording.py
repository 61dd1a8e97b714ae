"""Reads the wording, and checks that everything the rules say has words."""

import re
from collections.abc import Iterable, Iterator

from explainer.drawings import drawing_problems, named_instead
from explainer.grammar import in_order
from explainer.languages.language import ENGLISH
from explainer.languages.plurals import categories_of, is_known
from explainer.page_words import PublicPages
from explainer.said import WrongGap, answer_problems, condition_problems, sign_problems
from explainer.screen_keys import key_problems
from explainer.screen_words import ScreenTexts, ScreenWords
from explainer.texts import said_to
from explainer.words import PHONE, PHONE_ROLES, Wording
from rules import RuleBook
from rules.lint.texts import texts_of
from rules.loading.layout import CLINICAL, PAGES, QUESTIONNAIRE, SCREENS, WORDS
from rules.loading.names.unknown import TOLD, Known, ids, unknown_names
from rules.loading.project import Project
from rules.loading.yaml.edits import field_below, nearest_name
from rules.loading.yaml.problems import ContentError, Problem
from rules.loading.yaml.strict_yaml import Document
from rules.model.base import worked_out_once
from rules.model.levels import Level
from rules.model.names import did_you_mean, suggestion
from rules.model.references import Kind, names_of_keys
from rules.model.rules import Rule

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
BRACKET = re.compile(r"[{}]")
# In the words of a rule that cannot be told: the answers of this person that leave it open.
DOUBTS = "{doubts}"


def load_wording(project: Project) -> Wording:
    """The wording of a project. Raises ContentError with every problem found."""
    found, document = project.model(WORDS, Wording), project.document(WORDS)
    if found is None:
        raise ContentError(document.problems)
    inner = worked_out_once(found, "_problems", lambda: list(_inner_problems(found, document)))
    if document.problems or inner:
        raise ContentError([*document.problems, *inner])
    return found


def load_screen_words(project: Project) -> ScreenTexts:
    """The words of the screens. Raises ContentError with every problem found."""
    return project.whole(SCREENS, ScreenWords).texts


def load_pages(project: Project) -> PublicPages:
    """The words of the pages to keep. Raises ContentError with every problem found."""
    return project.whole(PAGES, PublicPages)


def wording_problems(project: Project, book: RuleBook | None) -> list[Problem]:
    """Everything wrong with the words of a project; `book` is None if it cannot be read."""
    problems: list[Problem] = []
    categories = None
    try:
        wording = load_wording(project)
        categories = categories_of(wording.language) if is_known(wording.language) else None
        problems += coverage_problems(wording, book, project) if book else ()
        problems += drawing_problems(wording.picture_words, project.document(WORDS))
    except ContentError as error:
        problems += error.problems
    try:
        load_screen_words(project)
    except ContentError as error:
        problems += error.problems
    problems += key_problems(project.document(SCREENS), categories)
    return problems


def fill(text: str, wording: Wording, contact: str = "", whom: str = "") -> str:
    """The text with `{contact}` and `{phone:id}` replaced; `{doubts}` stays for who knows them.

    `contact` is the name of whom to call. A text that is whole for each is said as for `whom`.
    """

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name == "contact":
            return contact
        if match.group() == DOUBTS:
            return DOUBTS
        number = wording.phones[name.removeprefix(PHONE)].shown or ""
        return in_order(number, wording.direction)

    return PLACEHOLDER.sub(value, said_to(text, whom))


def naming(text: str, labels: Iterable[str], wording: Wording) -> str:
    """A text about doubts, with the questions that it is about."""
    return text.replace("{labels}", wording.several(labels))


def coverage_problems(wording: Wording, book: RuleBook, project: Project) -> list[Problem]:
    """Rules, advice, contacts, levels and topics without words, and words that nothing uses."""
    document = project.document(WORDS)
    known: dict[Kind, list[str]] = {
        "level": [level.value for level in Level],
        "card": ids(book.cards),
        "contact": ids(book.contacts),
        "rule": ids(book.rules),
        "advice": ids(book.advice),
        "topic": ids(book.topics),
        "source": ids(book.sources),
        "question": ids(book.questionnaire),
        "named_condition": ids(book.named_conditions),
    }
    problems: list[Problem] = []
    for block, names in names_of_keys(Wording).items():
        if names.each:
            written, every = getattr(wording, block), [*known[names.kind], *names.also]
            problems += _unmatched(block, every, [str(key) for key in written], project)
    problems += _missing_cant_tell(wording, book.rules, document)
    problems += unknown_names(wording, known, document)
    problems += condition_problems(wording, book, document)
    problems += answer_problems(book, document)
    problems += sign_problems(book, project.document(QUESTIONNAIRE))
    return problems


def _unmatched(
    block: str, ids: list[str], written: list[str], project: Project
) -> Iterator[Problem]:
    """Ids without words, and words without an id; a misspelt id is told once, not as both."""
    document = project.document(WORDS)
    missing = [name for name in ids if name not in written]
    for name in written:
        if name in ids:
            continue
        what, meant = f"nothing uses the words of '{name}'", suggestion(name, missing)
        fix = did_you_mean(name, missing) if meant else _without_use(name, project)
        mend = nearest_name(name, missing)
        yield document.problem((block, name), "W002", what, fix, mend, key=True)
        if meant:
            missing.remove(meant)
    for name in missing:
        what, fix = f"'{name}' has no words here", f"add '{name}:' below '{block}:'"
        yield document.problem((block,), "W001", what, fix, key=True)


def _without_use(name: str, project: Project) -> str:
    """What to do with words that nothing uses: their rule may only stand in a comment."""
    own = re.escape(name.rpartition(".")[2])
    comment = re.compile(rf"^\s*#[\s#-]*id:\s*{own}\s*$", re.MULTILINE)
    for file in project.files_in(CLINICAL):
        found = comment.search(project.text(file))
        if found:
            line = project.text(file).count("\n", 0, found.start() + 1) + 1
            return f"it stands in a comment, {file.name}:{line}: take the # away there"
    return "correct the id; if it was taken out on purpose, a clinician accepts that first"


def _missing_cant_tell(
    wording: Wording, rules: Iterable[Rule], document: Document
) -> Iterator[Problem]:
    for rule in rules:
        words = wording.rules.get(rule.id)
        if words and rule.if_cant_tell and not words.cant_tell:
            what = f"'{rule.id}' can apply when we can't tell, and has no words for that"
            fix, mend = "add a line 'cant_tell: ...'", field_below("cant_tell: ...")
            yield document.problem(("rules", rule.id), "W003", what, fix, mend, key=True)


def _inner_problems(wording: Wording, document: Document) -> Iterator[Problem]:
    """What is wrong within the wording, whatever the rules are."""
    for text in texts_of(document):
        for match in PLACEHOLDER.finditer(text.words):
            wrong = placeholder_problem(match.group(1), text.path[0], wording)
            if wrong and not (match.group() == DOUBTS and "cant_tell" in text.path):
                yield wrong.problem(text, match.group())
        if BRACKET.search(text.words) and BRACKET.search(PLACEHOLDER.sub("", text.words)):
            what = "a curly bracket stands alone in this text"
            yield text.problem("W004", what, "write {contact} or {phone:...} in full")
    pictures = [*wording.picture_words, *named_instead(wording.picture_words)]
    known: Known = {"phone": wording.phones, "picture": pictures}
    yield from unknown_names(wording, known, document)
    yield from _roles(wording, document)


def _roles(wording: Wording, document: Document) -> Iterator[Problem]:
    """The app itself shows two numbers: 999, and 111."""
    for role in PHONE_ROLES:
        found = [name for name, phone in wording.phones.items() if phone.role == role]
        if not found:
            what = f"no phone number has the role '{role}', and the app needs one"
            fix = f"write 'role: {role}' at one of the numbers"
            yield document.problem(("phones",), "W010", what, fix, key=True)
        for name in found[1:]:
            what = f"'{name}' has the role '{role}' as well as '{found[0]}'"
            path = ("phones", name, "role")
            yield document.problem(path, "W010", what, "leave it at one of them")
        for name in found[:1]:
            if wording.phones[name].shown is None:
                what = f"the number of '{name}' is not confirmed, and the app has to show it"
                fix = "check it on the service's own page and set 'checked_on' and 'confidence'"
                yield document.problem(("phones", name), "W010", what, fix, key=True)


def placeholder_problem(name: str, block: object, wording: Wording) -> WrongGap | None:
    """Why a placeholder cannot be filled; None when it can."""
    if name == "contact" or (block == "doubts" and name in ("number", "labels")):
        return None
    if block == "grammar":
        return None  # its model says which gaps each of its texts has
    if name.startswith("to:") and wording.language != ENGLISH.tag:
        return None  # overlay.py writes it
    if block == "call_script" and name.startswith(("answer:", "number:")):
        return None  # the question is looked for where the questionnaire is known
    if not name.startswith(PHONE):
        return WrongGap(f"{{{name}}} stands for nothing", "write {contact} or {phone:...}")
    phone = wording.phones.get(name.removeprefix(PHONE))
    if phone is None:
        return _no_phone(name.removeprefix(PHONE), wording)
    if phone.shown is None and phone.role is None:  # one with a role is told once, as W010
        what = f"the number of '{name[6:]}' is not confirmed, so no text may show it"
        fix = "check it on the service's own page and set 'checked_on' and 'confidence'"
        return WrongGap(what, fix)
    return None


def _no_phone(name: str, wording: Wording) -> WrongGap:
    fix = did_you_mean(name, wording.phones) or TOLD["phone"].remedy
    what, mend = f"there is no phone number '{name}'", nearest_name(name, wording.phones)
    return WrongGap(what, fix, mend, is_name=True)
