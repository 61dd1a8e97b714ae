"""Reads the wording, and checks that everything the rules say has words."""

import re
from collections.abc import Iterable, Iterator

from explainer.said import condition_problems
from explainer.screen_keys import key_problems
from explainer.words import PhoneRole, ScreenWords, Wording
from rules import RuleBook
from rules.lint.texts import texts_of
from rules.loading.layout import CLINICAL, SCREENS, WORDS
from rules.loading.names.references import nearest
from rules.loading.project import Project
from rules.loading.yaml.problems import ContentError, Problem
from rules.loading.yaml.strict_yaml import Document
from rules.model.levels import Level
from rules.model.names import did_you_mean
from rules.model.rules import Rule

NOT_KNOWN_YET = "not_known_yet"
ROLES: tuple[PhoneRole, ...] = ("emergency", "advice_line")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def load_wording(project: Project) -> Wording:
    """The wording of a project. Raises ContentError with every problem found."""
    found, document = project.model(WORDS, Wording), project.document(WORDS)
    problems = list(document.problems)
    if found is not None:
        problems += _inner_problems(found, document)
    if found is None or problems:
        raise ContentError(problems)
    return found


def load_screen_words(project: Project) -> ScreenWords:
    """The words of the screens. Raises ContentError with every problem found."""
    return project.whole(SCREENS, ScreenWords)


def wording_problems(project: Project, book: RuleBook | None) -> list[Problem]:
    """Everything wrong with the words of a project; `book` is None if it cannot be read."""
    problems: list[Problem] = []
    try:
        wording = load_wording(project)
        problems += coverage_problems(wording, book, project) if book else ()
    except ContentError as error:
        problems += error.problems
    try:
        load_screen_words(project)
    except ContentError as error:
        problems += error.problems
    problems += key_problems(project.document(SCREENS))
    return problems


def fill(text: str, wording: Wording, contact: str = "") -> str:
    """The text with `{contact}` and `{phone:id}` replaced."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name == "contact":
            return contact
        return wording.phones[name.removeprefix("phone:")].shown or ""

    return PLACEHOLDER.sub(value, text)


def coverage_problems(wording: Wording, book: RuleBook, project: Project) -> list[Problem]:
    """Rules, advice, contacts, levels and topics without words, and words that nothing uses."""
    document = project.document(WORDS)
    needed = {
        "levels": [level.value for level in Level],
        "cards": [card.id for card in book.cards],
        "contacts": [*(contact.id for contact in book.contacts), NOT_KNOWN_YET],
        "rules": [rule.id for rule in book.rules],
        "advice": [offer.id for offer in book.advice],
        "topics": [offer.id for offer in book.topics],
    }
    problems: list[Problem] = []
    for block, ids in needed.items():
        written = [str(key) for key in getattr(wording, block)]
        problems += _unmatched(block, ids, written, document, project)
    problems += _missing_cant_tell(wording, book.rules, document)
    problems += _unknown_sources(wording, book, document)
    problems += condition_problems(wording, book, document)
    return problems


def _unmatched(
    block: str, ids: list[str], written: list[str], document: Document, project: Project
) -> Iterator[Problem]:
    """Ids without words, and words without an id; a misspelt id is told once, not as both."""
    missing = [name for name in ids if name not in written]
    for name in written:
        if name in ids:
            continue
        meant = did_you_mean(name, missing)
        if meant.startswith("did you mean"):
            missing.remove(meant.split("'")[1])
        fix = meant if meant.startswith("did you mean") else _without_use(name, project)
        what = f"nothing uses the words of '{name}'"
        yield document.problem((block, name), "W002", what, fix, key=True)
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
            fix = "add a line 'cant_tell: ...'"
            yield document.problem(("rules", rule.id), "W003", what, fix, key=True)


def _unknown_sources(wording: Wording, book: RuleBook, document: Document) -> Iterator[Problem]:
    known = [source.id for source in book.sources]
    for name, topic in wording.topics.items():
        for i, source in enumerate(topic.sources):
            if source not in known:
                path = ("topics", name, "sources", i)
                what = f"there is no source '{source}'"
                fix = nearest(source, known, "sources.yaml")
                yield document.problem(path, "R021", what, fix)


def _inner_problems(wording: Wording, document: Document) -> Iterator[Problem]:
    """What is wrong within the wording, whatever the rules are."""
    for text in texts_of(document):
        for match in PLACEHOLDER.finditer(text.words):
            wrong = _placeholder(match.group(1), wording)
            if wrong:
                yield text.problem("W004", *wrong, match.group())
        if re.search(r"[{}]", PLACEHOLDER.sub("", text.words)):
            what = "a curly bracket stands alone in this text"
            yield text.problem("W004", what, "write {contact} or {phone:...} in full")
    for i, line in enumerate(wording.helplines):
        if line.phone is not None and line.phone not in wording.phones:
            path = ("helplines", i, "phone")
            yield document.problem(path, "W005", *_no_phone(line.phone, wording))
    yield from _unknown_pictures(wording, document)
    yield from _roles(wording, document)


def _roles(wording: Wording, document: Document) -> Iterator[Problem]:
    """The app itself shows two numbers: 999, and 111."""
    for role in ROLES:
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


def _unknown_pictures(wording: Wording, document: Document) -> Iterator[Problem]:
    for name, topic in wording.topics.items():
        for i, block in enumerate(topic.body):
            for j, picture in enumerate(block.pictures):
                if picture not in wording.picture_words:
                    path = ("topics", name, "body", i, "pictures", j)
                    what = f"there is no picture '{picture}'"
                    known = list(wording.picture_words)
                    fix = nearest(picture, known, "'picture_words' in this file")
                    yield document.problem(path, "W006", what, fix)


def _placeholder(name: str, wording: Wording) -> tuple[str, str] | None:
    """Why a placeholder cannot be filled; None when it can."""
    if name == "contact":
        return None
    if not name.startswith("phone:"):
        return f"{{{name}}} stands for nothing", "write {contact} or {phone:...}"
    phone = wording.phones.get(name.removeprefix("phone:"))
    if phone is None:
        return _no_phone(name.removeprefix("phone:"), wording)
    if phone.shown is None:
        what = f"the number of '{name[6:]}' is not confirmed, so no text may show it"
        return what, "check it on the service's own page and set 'checked_on' and 'confidence'"
    return None


def _no_phone(name: str, wording: Wording) -> tuple[str, str]:
    fix = did_you_mean(name, wording.phones) or "add it to 'phones', or name one that is there"
    return f"there is no phone number '{name}'", fix
