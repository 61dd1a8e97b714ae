"""Whether a phrase stands in a text as words of its own, in any script."""

from collections.abc import Iterator
from typing import Final
from unicodedata import category, name, normalize

# Scripts that are written without spaces: there a phrase may stand next to any other letter.
WITHOUT_SPACES: Final = {"CJK", "HIRAGANA", "KATAKANA", "KHMER", "LAO", "MYANMAR", "THAI"}
JOINERS: Final = "\u200c\u200d"  # as in the midst of Persian and Urdu words


def has_phrase(text: str, phrase: str) -> bool:
    """Whether a text has this phrase: `now` in "Call now.", and not in "I know"."""
    said, looked_for = _plain(text), _plain(phrase).strip()
    return any(
        not _joined(said[:start][-1:], looked_for[0])
        and not _joined(looked_for[-1], said[start + len(looked_for) :][:1])
        for start in _places(said, looked_for)
    )


def _plain(text: str) -> str:
    return normalize("NFC", normalize("NFC", text).casefold())


def _places(text: str, phrase: str) -> Iterator[int]:
    at = text.find(phrase) if phrase else -1
    while at >= 0:
        yield at
        at = text.find(phrase, at + 1)


def _joined(one: str, other: str) -> bool:
    """Whether two signs that follow each other belong to one word."""
    return all(_is_in_a_word(sign) for sign in (one, other))


def _is_in_a_word(sign: str) -> bool:
    if not sign or name(sign, "").split(" ")[0] in WITHOUT_SPACES:
        return False
    return category(sign)[0] in "LMN" or sign in JOINERS
