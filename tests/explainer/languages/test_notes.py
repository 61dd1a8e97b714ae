"""What a translator is told beside the English."""

from explainer.languages.notes import BETWEEN, HOW_SOON, how_soon, notes_of
from explainer.languages.texts import translatable
from rules.loading.layout import MUST_SAY
from rules.model.must_say import MustSayFile
from tests.support.real_book import PROJECT

TEXTS = translatable(PROJECT)


def test_the_words_chosen_on_purpose_are_told() -> None:
    text = next(text for text in TEXTS.values() if " womb" in text.english)
    about, *words = notes_of(PROJECT, text)
    assert about == text.about
    assert "We say 'womb' on purpose, and never 'uterus'." in words


def test_a_form_beside_a_number_says_for_which() -> None:
    text = TEXTS["screens/site/back"]._replace(plural="few")
    assert "Beside numbers of the category 'few' of Unicode's CLDR." in notes_of(PROJECT, text)


def test_the_phrases_of_each_time_are_those_of_the_promises() -> None:
    file = PROJECT.whole(MUST_SAY, MustSayFile)
    assert [*how_soon(PROJECT)] == [f"how_soon/{name}" for name in HOW_SOON]
    assert how_soon(PROJECT)["how_soon/now"].english == BETWEEN.join(file.phrases["now"].forms)
