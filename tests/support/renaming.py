"""All content with other ids: every question, rule, contact, card, topic and phone is renamed."""

import re
from pathlib import Path
from typing import Any

import yaml

from explainer.words import Wording
from rules import RuleBook
from rules.loading.layout import ACCEPTED, CONTENT
from rules.loading.project import Project

GAP = re.compile(r"\{(phone|answer|number):(\w+)\}")
LISTS = Path("explainer") / "wording" / "lists"
# The fields whose value, or whose keys, name things of one kind.
QUESTIONS = "of asked asks each_option_of questions question except missing without may_change_with"
RULES = "applies levels does_not_apply quiet_cant_tell heading_of not_heading_of"
KINDS = {
    "questions": QUESTIONS.split(),
    "rules": ["rules", "weeks_declared", *RULES.split()],
    "contacts": ["contacts", "contact", "happens"],
    "cards": ["cards", "card"],
    "topics": ["topics", "not_topics", "not_topic"],
    "phones": ["phones", "phone", "phone_now"],
}
# Blocks with keys such as "weeks" that are texts, options or fields of the app, and no questions.
NO_QUESTIONS = ("screens", "reminders", "per_1000")
KIND_OF = {field: kind for kind, fields in KINDS.items() for field in fields}
DEFINED = ("questions", "rules", "members", "contacts", "cards", "topics")


class _Plain(yaml.SafeDumper):
    """YAML as the reader takes it: no anchors, and straight quotes around curly ones."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True

    def text(self, data: str) -> yaml.Node:
        """A text, in quotes when it starts with some."""
        style = '"' if data[:1] == "“" else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style)


_Plain.add_representer(str, _Plain.text)
FORM: dict[str, Any] = {"allow_unicode": True, "width": 10**6, "sort_keys": False}


def new(name: str) -> str:
    """The new name of something, the same wherever it stands."""
    return ".".join(f"other_{part}" for part in name.split("."))


class Renaming:
    """The ids of a rule book and its wording, and content with other ids in their place."""

    def __init__(self, book: RuleBook, wording: Wording) -> None:
        self.ids = {
            "questions": {*book.questionnaire.questions},
            "rules": {*book.rules_by_id},
            "contacts": {contact.id for contact in book.contacts},
            "cards": {card.id for card in book.cards},
            "topics": {topic.id for topic in book.topics},
            "phones": {*wording.phones},
        }

    def write(self, folder: Path) -> None:
        """Rename everything in a copy of the content."""
        project = Project(folder)
        for part in CONTENT:
            files = (folder / part).rglob("*.yaml") if (folder / part).is_dir() else [folder / part]
            for file in files:
                name = file.relative_to(folder)
                written = None if LISTS in name.parents else project.document(name).data
                if name == ACCEPTED:  # nobody has accepted anything of other content
                    file.unlink()
                elif written is not None:  # the file of the place ships empty
                    text = yaml.dump(self._renamed(written, ""), Dumper=_Plain, **FORM)
                    file.write_text(text, encoding="utf-8")

    def answers(self, answers: dict[str, Any]) -> dict[str, Any]:
        """Answers to the questions under their new names."""
        return {new(name): answer for name, answer in answers.items()}

    def _renamed(self, data: Any, field: str) -> Any:
        """The same with other ids; `field` is the field that it is the value of."""
        if isinstance(data, dict) and "at" in data:
            return self._of_texts(data)
        if isinstance(data, dict):
            return {
                self._key(key, field): new(value)
                if key == "id" and field in DEFINED
                else self._renamed(value, field if field in NO_QUESTIONS else key)
                for key, value in data.items()
            }
        if isinstance(data, list):
            return [self._renamed(item, field) for item in data]
        return self._named(data, KIND_OF.get(field, "")) if isinstance(data, str) else data

    def _of_texts(self, check: dict[str, Any]) -> dict[str, Any]:
        """A promise about words: it names texts by their places, such as contacts.gp.name."""
        phone = check["at"][0].endswith((".phone", ".phone_now"))
        renamed = {
            field: self._renamed(value, "phone" if field == "is" and phone else field)
            for field, value in check.items()
        }
        return renamed | {"at": [self._place(name) for name in check["at"]]}

    def _place(self, name: str) -> str:
        block, _, rest = name.partition(".")
        kinds = ("questions",) if block == "sections" else (block,)
        known = {part for kind in kinds for part in self.ids.get(kind, ())}
        # The name of a member of a family has a dot in it.
        named = max((i for i in known if f".{i}." in f".{rest}."), key=len, default="")
        return f"{block}.{rest.replace(named, new(named), 1)}" if named else name

    def _key(self, key: str, field: str) -> str:
        if field in NO_QUESTIONS:
            return key
        kind = "questions" if key in self.ids["questions"] else KIND_OF.get(field, "")
        return self._named(key, kind)

    def _named(self, text: str, kind: str) -> str:
        return new(text) if text in self.ids.get(kind, ()) else self._gaps(text)

    def _gaps(self, text: str) -> str:
        return GAP.sub(lambda found: f"{{{found[1]}:{new(found[2])}}}", text)
