"""A phrase is found as words of its own, in any script."""

import pytest

from explainer.languages.borders import has_phrase


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("Call now.", "now", True),
        ("NOW: call", "now", True),
        ("I know, and snow", "now", False),
        ("I know it now", "now", True),
        ("Call 1now", "now", False),
        ("Ffoniwch nawr", "nawr ", True),
        ("cafe\u0301 now", "CAFÉ", True),
        ("अभी बुलाओ", "अभ", False),
        ("अभी बुलाओ", "अभी", True),
        ("می\u200cشود", "می", False),
        ("اتصلي الآن", "الآن", True),
        ("请现在打电话", "现在", True),
        ("โทรตอนนี้เลย", "ตอนนี้", True),
        ("Call now", "", False),
    ],
)
def test_a_phrase_is_looked_for_at_the_borders_of_words(
    text: str, phrase: str, found: bool
) -> None:
    assert has_phrase(text, phrase) is found
