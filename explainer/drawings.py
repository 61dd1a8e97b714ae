"""The drawings of the topic pages: which there are, and whether their words fit them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from explainer.topic_words import PictureWords
from rules.loading.layout import HOME
from rules.loading.yaml.edits import nearest_name
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document
from rules.loading.yaml.strict_yaml import Path as Steps
from rules.model.names import did_you_mean, suggestion

FOLDER = Path("screens/templates/pictures")
CODE = "W006"
NAMED, LABEL = "{% call drawing(picture) %}", re.compile(r"\bpicture\.labels\.(\w+)")


@cache
def drawings() -> dict[str, frozenset[str]]:
    """The labels of every drawing, by its name; none without the app's pages."""
    texts = {file.stem: file.read_text("utf-8") for file in (HOME / FOLDER).glob("*.html")}
    drawn = {name: text for name, text in sorted(texts.items()) if NAMED in text}
    return {name: frozenset(LABEL.findall(text)) for name, text in drawn.items()}


def named_instead(words: Mapping[str, PictureWords]) -> list[str]:
    """The drawings that are there and whose words stand under a name that is spelled otherwise."""
    found = (suggestion(name, _wordless(words)) for name in _undrawn(words))
    return [name for name in found if name]


def drawing_problems(words: Mapping[str, PictureWords], document: Document) -> Iterator[Problem]:
    """Words of a drawing that is not there, and labels that it has not or that it lacks."""
    for name in _undrawn(words):
        fix = did_you_mean(name, _wordless(words)) or f"name one that is in {FOLDER.as_posix()}"
        mend = nearest_name(name, _wordless(words))
        what = f"there is no drawing '{name}'"
        yield document.problem(("picture_words", name), CODE, what, fix, mend, key=True)
    for name, labels in drawings().items():
        if name in words:
            path = ("picture_words", name)
            yield from _label_problems(labels, words[name].labels, document, path)


def _label_problems(
    drawn: frozenset[str], written: Mapping[str, str], document: Document, path: Steps
) -> Iterator[Problem]:
    lacking = sorted(drawn - written.keys())
    for label in sorted(written.keys() - drawn):
        what, fix = f"this drawing has no label '{label}'", did_you_mean(label, lacking)
        mend, place = nearest_name(label, lacking), (*path, "labels", label)
        yield document.problem(place, CODE, what, fix or "take it out", mend, key=True)
        meant = suggestion(label, lacking)
        lacking = [other for other in lacking if other != meant]
    for label in lacking:
        what, fix = f"the drawing has a label '{label}'", f"add '{label}: ...' below 'labels'"
        yield document.problem(path, CODE, f"{what}, and no words stand here for it", fix, key=True)


def _undrawn(words: Mapping[str, PictureWords]) -> list[str]:
    return [name for name in words if drawings() and name not in drawings()]


def _wordless(words: Mapping[str, PictureWords]) -> list[str]:
    return [name for name in drawings() if name not in words]
