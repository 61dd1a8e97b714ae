"""Texts with gaps that a page fills in, such as {number}."""

import re
from collections.abc import Callable

from pydantic_core import PydanticCustomError

GAP = re.compile(r"\{(\w+)\}")


def with_gaps(*names: str, perhaps: str = "") -> Callable[[str], str]:
    """Checks that a text holds exactly these gaps to fill in, and `perhaps` one more."""
    shown = " and ".join(f"{{{name}}}" for name in names)
    what = f"this text must hold {shown}, once each" if names else "nothing is filled in here"

    def check(text: str) -> str:
        found = [gap for gap in GAP.findall(text) if gap != perhaps]
        if sorted(found) != sorted(names) or re.search(r"[{}]", GAP.sub("", text)):
            raise PydanticCustomError("gaps", "{what}", {"what": what})
        return text

    return check
