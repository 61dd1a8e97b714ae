"""From the first page to the result, as people go."""

import pytest
from playwright.sync_api import expect

from explainer import Explanation, explain
from rules import assess
from screens.content import content
from tests.support.browsing.person import Answer, Answers, Person
from tests.support.vignettes import answers_of

pytestmark = pytest.mark.browser

V2 = "v-2-two-late-losses-waters-at-16-weeks"
FIRST_ANSWERS: Answers = {"pregnant": "yes", "emergency_signs": ["none"], "weeks": 20}


def explained(answers: Answers) -> Explanation:
    """What the rules and the explainer say of these answers, without any screen."""
    book = content().book
    return explain(book, assess(book, answers), content().wording)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def all_said(told: Explanation) -> list[str]:
    """Every sentence of an explanation that the result page owes to the person."""
    card = told.card
    assert card
    said = [card.label, card.heading, *card.steps, *told.because, told.where]
    said += [text for reason in told.why for text in (reason.text, reason.meaning or "")]
    said += [
        text for unsure in told.could_not_tell for text in (unsure.label, unsure.find_out or "")
    ]
    said += [text for group in told.look_out_for for text in (group.label, *group.signs)]
    said += [text for piece in told.advice for text in (piece.title, *piece.text, *piece.steps)]
    said += told.ask
    said += [topic.title for topic in told.topics]
    said += [text for part in told.told_us for row in part.rows for text in (row.label, row.answer)]
    return [squeezed(text) for text in said if text]


def test_the_whole_way_by_mouse_says_what_assess_says(person: Person) -> None:
    answers = answers_of(V2)
    told = explained(answers)
    assert told.level == "call_today"
    assert "ask_for_preterm_clinic" in [piece.id for piece in told.advice]

    person.page.goto("/")
    person.page.get_by_role("link", name=person.words["start"]["start"]).click()
    person.answers_all(answers)
    person.wants_the_result()

    assert told.card
    person.sees(told.card.heading)
    text = person.text
    assert [said for said in all_said(told) if said not in text] == []
    assert person.words["result"]["not_diagnosis"] in text
    assert told.version in text


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize(
    "vignette",
    [
        "v-1-ended-for-a-heart-condition",
        "v-3-much-pressure-with-a-second-baby",
        "v-5-can-a-damaged-cervix-heal",
    ],
)
def test_other_people_get_their_card_too(person: Person, vignette: str) -> None:
    told = explained(answers_of(vignette))
    person.opens_the_check()
    person.answers_all(answers_of(vignette))
    person.wants_the_result()
    assert told.card
    person.sees(told.card.heading)
    assert [said for said in all_said(told) if said not in person.text] == []


def test_a_topic_named_on_the_result_can_be_read(person: Person) -> None:
    person.opens_the_check()
    person.answers_all(answers_of("v-5-can-a-damaged-cervix-heal"))
    person.wants_the_result()
    title = content().wording.topics["can_a_cervix_heal"].title
    person.unfolds(person.words["result"]["support"])
    person.page.get_by_role("link", name=title).click()
    person.sees(title)
    person.page.go_back()
    expect(person.card).to_be_visible()


def answers_by_keyboard(person: Person, question: str, answer: Answer) -> None:
    person.sees_question(question)
    keys = person.page.keyboard
    asked = person.about(question)
    if asked.kind == "number" and isinstance(answer, int):
        person.tabs_to(person.box)
        keys.type(str(answer))
    elif asked.kind == "choice":
        radios = person.page.locator("input[type=radio]")
        person.tabs_to(radios.first)
        wanted = person.field(str(answer))
        keys.press("Space")
        while not wanted.is_checked():
            keys.press("ArrowDown")
    else:
        for value in answer if isinstance(answer, list) else [answer]:
            person.tabs_to(person.field(str(value)))
            keys.press("Space")
    person.tabs_to(person.page.get_by_role("button", name=person.words["question"]["continue"]))
    keys.press("Enter")


def test_the_whole_way_by_keyboard_alone(person: Person) -> None:
    keys = person.page.keyboard
    person.page.goto("/")
    person.tabs_to(person.page.get_by_role("link", name=person.words["start"]["start"]))
    keys.press("Enter")
    answers: Answers = {
        "pregnant": "no",
        "emergency_signs_not_pregnant": ["none"],
        "been_pregnant_before": "yes",
        "earlier_pregnancies": ["late_loss", "caesarean_in_labour"],
        "late_losses": 1,
        "late_loss_start": ["cervix_opened"],
        "caesarean_dilation": "not_full",
        "cervix_treatments": ["tests_only", "lletz"],
        "lletz_count": "two_or_more",
        "told_conditions": ["none"],
    }
    for question, answer in answers.items():
        answers_by_keyboard(person, question, answer)
    person.sees(person.words["check"]["heading"])
    expect(person.heading).to_be_focused()
    person.tabs_to(person.page.get_by_role("button", name=person.words["check"]["result"]))
    keys.press("Enter")
    told = explained(answers)
    assert told.card
    person.sees(told.card.heading)
    expect(person.heading).to_be_focused()


def test_each_page_has_its_own_title_and_moves_the_focus_to_its_heading(person: Person) -> None:
    person.opens_the_check()
    titles = [person.page.title()]
    for question, answer in FIRST_ANSWERS.items():
        person.answers(question, answer)
        expect(person.heading).not_to_have_text(person.about(question).text)
        expect(person.heading).to_be_focused()
        titles.append(person.page.title())
    assert len(set(titles)) == len(titles)
    assert all(title.endswith(person.words["site"]["name"]) for title in titles)
