"""The kinds of items that the content team adds, moves and retires, and where each stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from desk.editing.item_steps import Place
from explainer.topic_words import TopicWords
from explainer.words import AdviceWords, Phone, RuleWords
from rules.loading.files import NAMED_FILES, RuleEntry
from rules.loading.layout import CLINICAL, PEOPLE, QUESTIONNAIRE, VIGNETTES, WORDS, clinical
from rules.loading.project import Project
from rules.model.book import RuleBook
from rules.model.evidence import Source
from rules.model.questions import ChoiceQuestion, ChoicesQuestion, NumberQuestion, Option
from rules.model.rules import Offer
from rules.vignettes.model import Vignette

Places = Mapping[str, Place]


@dataclass(frozen=True)
class Kind:
    """A kind of item: its shape, the lists it can stand in, and the words that go with it."""

    id: str
    model: type[BaseModel]
    places: Callable[[Project, RuleBook], Places]
    words: type[BaseModel] | None = None
    words_in: Place | None = None


def _one(place: Place) -> Callable[[Project, RuleBook], Places]:
    return lambda _project, _book: {place.file.stem: place}


def _questions(_project: Project, book: RuleBook) -> Places:
    """The options of each question."""
    return {
        question.label: Place(
            QUESTIONNAIRE, ("sections", section.id, "questions", question.id, "options")
        )
        for section in book.questionnaire.sections
        for question in section.questions
        if question.options
    }


def _sections(_project: Project, book: RuleBook) -> Places:
    return {
        section.title: Place(QUESTIONNAIRE, ("sections", section.id, "questions"))
        for section in book.questionnaire.sections
    }


def _topics_of_rules(project: Project, _book: RuleBook) -> Places:
    files = (file for file in project.files_in(CLINICAL) if file.name not in NAMED_FILES)
    return {file.stem: Place(file, ("rules",)) for file in files}


def _vignettes(project: Project, _book: RuleBook) -> Places:
    files = (file for file in project.files_in(VIGNETTES) if file != PEOPLE)
    return {file.stem.replace("_", " "): Place(file, ("vignettes",)) for file in files}


PHONES = Place(WORDS, ("phones",))
KINDS = {
    kind.id: kind
    for kind in (
        Kind("option", Option, _questions),
        Kind("choice_question", ChoiceQuestion, _sections),
        Kind("choices_question", ChoicesQuestion, _sections),
        Kind("number_question", NumberQuestion, _sections),
        Kind("rule", RuleEntry, _topics_of_rules, RuleWords, Place(WORDS, ("rules",))),
        Kind(
            "advice",
            Offer,
            _one(Place(clinical("advice"), ("advice",))),
            AdviceWords,
            Place(WORDS, ("advice",)),
        ),
        Kind(
            "topic",
            Offer,
            _one(Place(clinical("advice"), ("topics",))),
            TopicWords,
            Place(WORDS, ("topics",)),
        ),
        Kind("source", Source, _one(Place(clinical("sources"), ("sources",)))),
        Kind("phone", Phone, _one(PHONES)),
        Kind("vignette", Vignette, _vignettes),
    )
}
