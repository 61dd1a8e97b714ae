"""Sign by decision: agree with each thing, or say what should change, and save it as a file."""

from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st

from desk.acceptance.accepting import READER
from desk.review.answers import Answer, Review, ReviewError, Says, as_file, from_file, said
from desk.review.items import Item, Items
from desk.review.sheets import Sheet
from explainer.dates import today
from rules.model.evidence import Role
from screens.workspaces.files import file_opener, save_button
from screens.workspaces.gallery import Gallery
from screens.workspaces.keeping import keep
from screens.workspaces.lasting import lasting
from screens.workspaces.parts import page, show, show_problems, words
from screens.workspaces.pressing import say, show_said
from screens.workspaces.reviewing import Progress, holding, items_of, next_after, progress, sheets
from screens.workspaces.snapshot import Snapshot
from screens.workspaces.writing import writing, written

SAID, WRONG, LACKING = "review_said", "review_wrong", "review_lacking"
SHEET, AT, NOTE = "review_sheet", "review_at", "review_note"
NEXT_UP = "review_next_up"  # how often an answer was given, and to what that led
NOTHING_YET = (0, "")
WHO = {field: lasting(f"review_{field}") for field in ("role", "name", "registration")}
FILE = "review.json"
ROLES = (*Role, READER)


class Added(NamedTuple):
    """What a file added: how many things are new here, and how many stand otherwise in it."""

    new: int
    differ: int


def show_deciding() -> None:
    """Draw the page."""
    with page(words()["decide_heading"]) as snapshot:
        if not snapshot.is_current:
            show_problems(snapshot)
        elif snapshot.gallery is not None:
            _show(snapshot, snapshot.gallery)


def _show(snapshot: Snapshot, gallery: Gallery) -> None:
    items = items_of(gallery, snapshot)
    version = gallery.content.book.version
    kept: dict[str, Answer] = st.session_state.get(SAID, {})
    answers, changed = holding(kept, items)
    # Without an answer nothing is written: the tab may still have those of the hour before.
    text = as_file(_review(version, kept)) if kept else ""
    show("decide_intro.html", changed=changed)
    show_said()
    if st.session_state.get(WRONG):
        st.error(st.session_state.pop(WRONG))
    on_each = sheets(items)
    how_far = {sheet: progress(on_each[sheet], answers) for sheet in Sheet}
    sheet = _pick_sheet(how_far)
    beside, middle = st.columns([1, 2], gap="medium")
    with beside:
        item = _pick_item(on_each[sheet], answers, how_far[sheet])
    with middle:
        _Deciding(item, on_each[sheet], answers, kept).show(items)
    _hand_in(text)
    keep(text, "review_kept", _take, next_up=st.session_state.get(NEXT_UP, NOTHING_YET))


def _pick_sheet(how_far: Mapping[Sheet, Progress]) -> Sheet:
    """Which sheet. Its name has no numbers: one that changed would be chosen no more."""
    chosen: Sheet = st.radio(
        words()["sheet"],
        [*Sheet],
        key=SHEET,
        format_func=lambda sheet: words()[f"sheet_{sheet}"],
        captions=[_left(how_far[sheet]) for sheet in Sheet],
        horizontal=True,
    )
    return chosen


def _left(how_far: Progress) -> str:
    key = "sheet_done" if how_far.is_done else "sheet_left"
    return words()[key].format(done=how_far.done, number=how_far.number, minutes=how_far.minutes)


def _pick_item(items: tuple[Item, ...], answers: Mapping[str, Answer], how_far: Progress) -> Item:
    """Which thing to read. Those of which something was said carry it."""
    ids = [item.id for item in items]
    if st.session_state.get(AT) not in ids:
        st.session_state[AT] = next((name for name in ids if name not in answers), ids[0])
    st.progress(how_far.share, text=_left(how_far))

    def named(name: str) -> str:
        place = f"{ids.index(name) + 1} {name.removeprefix('decision ')}"
        return f"{place} ({words()[f'says_{answers[name].says}']})" if name in answers else place

    chosen = st.selectbox(words()["decide_which"], ids, key=AT, format_func=named)
    return items[ids.index(chosen)]


class _Deciding:
    """One thing to read, and what is said of it. `kept` has what was said before it changed too."""

    def __init__(
        self,
        item: Item,
        items: tuple[Item, ...],
        answers: Mapping[str, Answer],
        kept: Mapping[str, Answer],
    ) -> None:
        self._item, self._items, self._answers, self._kept = item, items, answers, kept
        before = kept.get(item.id)
        self._note = before.note if before else ""
        self._version = f"{item.id}: {self._note}"

    def show(self, items: Items) -> None:
        item, answer = self._item, self._answers.get(self._item.id)
        if item.decision:
            numbers = {decision.id: i for i, decision in enumerate(items.decisions, 1)}
            show("decision.html", item=item, d=item.decision, numbers=numbers)
        else:
            show("decide_texts.html", item=item)
        if answer:
            told = words()[f"says_{answer.says}"]
            st.write(words()["you_said"].format(says=told))
        writing(words()["note"], self._note, self._version, NOTE, kept_as=item.id)
        if st.session_state.pop(LACKING, None) == item.id:
            st.error(words()["note_lacking"])
        for column, says in zip(st.columns(3), Says, strict=True):
            column.button(
                words()[f"say_{says}"],
                key=f"say {says} {item.id}",
                type="primary" if says is Says.AGREE else "secondary",
                on_click=self._say,
                args=(says,),
                width="stretch",
            )

    def _say(self, says: Says) -> None:
        """Note it, and go on. What is not agreed with needs a word, or nobody can do anything."""
        note = written(self._note, self._version, NOTE)
        if says is not Says.AGREE and not note.strip():
            st.session_state[LACKING] = self._item.id
            return
        now = said(self._item, says, note)
        st.session_state[SAID] = {**self._kept, self._item.id: now}
        left = {**self._answers, self._item.id: now}
        st.session_state[AT] = then = next_after(self._item.id, self._items, left)
        times, _ = st.session_state.get(NEXT_UP, NOTHING_YET)
        st.session_state[NEXT_UP] = (times + 1, then)


# --- the file ----------------------------------------------------------------------------------


def _hand_in(text: str) -> None:
    show("section.html", text=words()["hand_in"])
    role, name, number = st.columns(3)
    role.selectbox(
        words()["my_role"],
        ROLES,
        index=None,
        key=WHO["role"],
        format_func=lambda role: words()[f"role_{role}"],
        placeholder=words()["choose"],
    )
    name.text_input(words()["my_full_name"], key=WHO["name"])
    number.text_input(words()["my_registration"], key=WHO["registration"])
    if text:
        save_button(words()["save_review"], FILE, text, key="save_review")
    st.write(words()["then_sign"])
    file_opener(words()["open_review"], "open_review", _open)


def _take(text: str) -> Added | None:
    """Go on with a review that was kept or saved. What was said in this tab stays as it is."""
    try:
        review = from_file(text)
    except ReviewError as error:
        st.session_state[WRONG] = str(error)
        return None
    here: dict[str, Answer] = st.session_state.get(SAID, {})
    there = {answer.item: answer for answer in review.answers}
    st.session_state[SAID] = there | here
    for field, key in WHO.items():
        st.session_state[key] = st.session_state.get(key) or getattr(review, field)
    st.session_state.pop(AT, None)
    differ = [item for item in there.keys() & here.keys() if there[item] != here[item]]
    return Added(len(there.keys() - here.keys()), len(differ))


def _open(text: str) -> None:
    """Go on with a file, and say what came of it."""
    if added := _take(text):
        told = [words()["review_opened"].format(number=added.new)]
        if added.differ:
            told.append(words()["review_differs"].format(number=added.differ))
        say("saved", " ".join(told))


def _review(version: str, answers: Mapping[str, Answer]) -> Review:
    who = {field: _who(field) for field in WHO}
    said_so_far = tuple(answers.values())
    return Review.model_validate(
        {"rule_set": version, "on": today(), "answers": said_so_far, **who}
    )


def _who(field: str) -> str:
    return str(st.session_state.get(WHO[field]) or "")
