"""A language: its tag, its name in itself, and the side its lines begin at."""

import re
from typing import Final, NamedTuple

from explainer.languages.plurals import is_known

# As BCP 47 writes it: language, then perhaps a script, and a region.
TAG = re.compile(r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}))?")
FROM_THE_RIGHT: Final = {"ar", "ckb", "fa", "ps", "sd", "ug", "ur"}
SCRIPTS_FROM_THE_RIGHT: Final = {"Arab", "Hebr", "Syrc", "Thaa", "Nkoo"}


class Language(NamedTuple):
    """A language that pages can be in: its tag as in `lang`, and its name for its own readers."""

    tag: str
    name: str

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, as HTML writes it."""
        found = TAG.fullmatch(self.tag)
        code, script = found.groups()[:2] if found else ("", None)
        from_right = script in SCRIPTS_FROM_THE_RIGHT if script else code in FROM_THE_RIGHT
        return "rtl" if from_right else "ltr"


ENGLISH: Final = Language("en-GB", "English")


def is_tag(tag: str) -> bool:
    """Whether this is the tag of a language whose plurals are known, written as BCP 47 does."""
    return bool(TAG.fullmatch(tag)) and is_known(tag)
