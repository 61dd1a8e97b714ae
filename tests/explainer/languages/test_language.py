"""Tags of languages, and the side their lines begin at."""

import pytest

from explainer.languages.language import ENGLISH, Language, is_tag


@pytest.mark.parametrize("tag", ["cy", "ar", "pa-Arab", "zh-Hant-HK", "en-XA", "ckb", "pt-BR"])
def test_tags(tag: str) -> None:
    assert is_tag(tag)


@pytest.mark.parametrize("tag", ["", "welsh", "CY", "cy_GB", "tlh", "cy-", "../cy", "cy\n"])
def test_no_tags(tag: str) -> None:
    assert not is_tag(tag)


@pytest.mark.parametrize("tag", ["ar", "ur", "fa-AF", "ckb", "pa-Arab", "ar-XB"])
def test_from_the_right(tag: str) -> None:
    assert Language(tag, "?").direction == "rtl"


@pytest.mark.parametrize("tag", ["cy", "pa", "so", "ur-Latn", ENGLISH.tag])
def test_from_the_left(tag: str) -> None:
    assert Language(tag, "?").direction == "ltr"
