"""Items added, moved and retired by forms; a number moved; a source retired; an item as YAML."""

from collections.abc import Callable, Mapping

import streamlit as st

from desk.editing.errors import EditError
from desk.editing.forms import fields_of, fixed_of, wrong_id
from desk.editing.item_steps import Add, Added, Move, Place, Retire, Rewrite, said, yaml_of
from desk.editing.kinds import KINDS, Kind
from desk.editing.sources import RetireSource, cited
from desk.editing.steps import SetValue, Step
from desk.editing.thresholds import Threshold, sentence_of, thresholds
from desk.schema_names import plain_names
from rules.model.book import RuleBook
from rules.model.questions import NumberQuestion
from screens.workspaces.counting import whole_number
from screens.workspaces.form_fields import form
from screens.workspaces.gallery import Gallery
from screens.workspaces.lasting import lasting
from screens.workspaces.pages.editing import shortened, show_undo, told_of_theirs, try_and_save
from screens.workspaces.parts import page, show, show_problems, words
from screens.workspaces.pressing import show_said
from screens.workspaces.snapshot import Snapshot
from screens.workspaces.writing import Opened, rewriting, written

MADE_SO_FAR = "made_so_far"
OPENED_ITEM, YAML_FIELD = "opened_item", "yaml_field"
ACTIONS = ("add", "move", "number", "source", "yaml")


def show_changing() -> None:
    """Draw the page."""
    with page(words()["changing_heading"]) as snapshot:
        if not snapshot.is_current:
            show_problems(snapshot)
        if snapshot.gallery is not None:
            _Changing(snapshot, snapshot.gallery).show()


class _Changing:
    """What is to be done, and with which kind of item."""

    def __init__(self, snapshot: Snapshot, gallery: Gallery) -> None:
        self._snapshot, self._project = snapshot, snapshot.project
        self._book: RuleBook = gallery.content.book
        self._names = plain_names(self._book, gallery.content.wording)

    def show(self) -> None:
        action = st.radio(
            words()["what_to_do"],
            ACTIONS,
            format_func=lambda name: words()[f"do_{name}"],
            horizontal=True,
            key=lasting("what_to_do"),
        )
        ways: dict[str, Callable[[], None]] = {
            "add": self._add,
            "move": self._move,
            "number": self._number,
            "source": self._source,
            "yaml": self._yaml,
        }
        ways[action]()
        show_said()  # where whoever pressed the button is looking
        show_undo()

    def _save(self, step: Step, saved: Callable[[], object] = lambda: None) -> None:
        try_and_save(step, self._snapshot, saved)

    def _place(self) -> tuple[Kind, Place]:
        """A kind of item, and the list in which it stands."""
        left, right = st.columns(2)
        kind = KINDS[
            left.selectbox(
                words()["kind_of_item"],
                list(KINDS),
                format_func=lambda k: words()[f"kind_{k}"],
                key=lasting("kind"),
            )
        ]
        places = kind.places(self._project, self._book)
        key = lasting(f"place {kind.id}")
        name = right.selectbox(words()["where_it_stands"], list(places), key=key)
        return kind, places[name]

    def _ids(self, place: Place) -> list[str]:
        return [item.id for item in place.items(place.source(self._project))]

    def _item(self, place: Place) -> str | None:
        label = words()["which_item"]
        chosen: str | None = st.selectbox(
            label, self._ids(place), index=None, placeholder=words()["choose"], key=f"i {place}"
        )
        return chosen

    # --- adding --------------------------------------------------------------------------------

    def _add(self) -> None:
        kind, place = self._place()
        # What is typed stays when another place is chosen, or when that is slow to come; the id,
        # when another kind is.
        number = st.session_state.get(MADE_SO_FAR, 0)
        key = lasting(f"new {kind.id} {number}")
        after = st.selectbox(
            words()["after_which"],
            ["", *reversed(self._ids(place))],
            index=1,
            format_func=lambda name: name or words()["before_all"],
            key=f"{key} after in {place}",
        )
        name = st.text_input(
            words()["id_of_item"], key=lasting(f"new id {number}"), help=words()["id_help"]
        ).strip()
        wrong = wrong_id(kind.model, name) if name else ""
        if wrong:
            st.error(wrong)
        given = form(fields_of(kind.model, self._names), self._book, key)
        is_begun = bool(given)
        added = [Added(place, after, name, {**fixed_of(kind.model), **given})]
        if kind.words and kind.words_in:
            show("section.html", text=words()["its_words"])
            said_there = form(fields_of(kind.words, self._names), self._book, f"{key} words")
            last = self._ids(kind.words_in)[-1]
            is_begun = is_begun or bool(said_there)
            added.append(Added(kind.words_in, last, name, said_there))
        if name and not wrong and is_begun:
            self._save(Add(words()[f"kind_{kind.id}"].lower(), tuple(added)), _begin_anew)
        else:
            st.write(words()["fill_in"])

    # --- moving and retiring -------------------------------------------------------------------

    def _move(self) -> None:
        kind, place = self._place()
        name = self._item(place)
        if name is None:
            return
        how = st.radio(
            words()["move_how"],
            ("up", "down", "retire"),
            format_func=lambda way: words()[f"move_{way}"],
            horizontal=True,
        )
        if how != "retire":
            self._save(Move(place, name, -1 if how == "up" else 1))
            return
        taken = [(place, name)]
        if kind.words_in and name in self._ids(kind.words_in):
            taken.append((kind.words_in, name))
        st.write(words()["retire_note"])
        if kind.id == "source":
            st.write(words()["retire_source_note"])
        try:
            step = Retire(kind.id, tuple(taken), said(self._project, place, name))
        except EditError as error:
            st.error(str(error))
        else:
            self._save(step)

    # --- a number ------------------------------------------------------------------------------

    def _number(self) -> None:
        sentences, chosen = self._snapshot.sentence_words, self._threshold()
        if sentences is None or chosen is None:
            return
        before = sentence_of(chosen, self._book, sentences)
        show("sentence.html", heading=words()["edit_before"], sentence=before)
        asked = chosen.question
        limits = (asked.min, asked.max) if isinstance(asked, NumberQuestion) else (0, None)
        key = f"n {chosen.file} {chosen.name} {chosen.number}"
        number = whole_number(words()["new_number"], limits, chosen.number, key=key)
        if number is None:
            return
        if number == chosen.number:
            st.write(words()["edit_same"])
            return
        step = SetValue(chosen.file, chosen.name, chosen.number, number)
        tried = try_and_save(step, self._snapshot)
        if tried and tried.book:
            after = sentence_of(chosen, tried.book, sentences)
            show("sentence.html", heading=words()["edit_after"], sentence=after)
            st.write(words()["number_note"])

    def _threshold(self) -> Threshold | None:
        """Which number of which rule or condition; None while nothing is chosen."""
        found: dict[str, list[Threshold]] = {}
        for one in thresholds(self._project, self._book):
            found.setdefault(f"{one.kind} {one.owner}", []).append(one)
        owner = st.selectbox(
            words()["number_of"], list(found), index=None, placeholder=words()["choose"]
        )
        if owner is None:
            return None
        numbers = found[owner]
        at = st.radio(
            words()["which_number"],
            range(len(numbers)),
            format_func=lambda i: numbers[i].label,
            key=f"which {owner}",
        )
        return numbers[at]

    # --- a source ------------------------------------------------------------------------------

    def _source(self) -> None:
        sources: Mapping[str, str] = self._names["source"]
        name = st.selectbox(
            words()["retired_source"],
            list(sources),
            index=None,
            placeholder=words()["choose"],
            format_func=lambda one: shortened(sources[one]),
        )
        if name is None:
            return
        places = cited(self._project, name)
        show("cited.html", places=places)
        others = ["", *(one for one in sources if one != name)]
        instead = st.selectbox(
            words()["instead"],
            others,
            index=None,
            placeholder=words()["choose"],
            format_func=lambda one: shortened(sources[one]) if one else words()["instead_none"],
        )
        if instead is None:
            return
        if instead:
            st.write(words()["instead_note"])
        self._save(RetireSource(name, instead))

    # --- as YAML -------------------------------------------------------------------------------

    def _yaml(self) -> None:
        _, place = self._place()
        name = self._item(place)
        if name is None:
            return
        source = place.source(self._project)
        now = yaml_of(source, place.item(source, name))
        opened = _opened(f"{place} {name}", now)
        label = words()["yaml_of"].format(item=name)
        typed = rewriting(label, opened, YAML_FIELD, code=True)
        if opened.was != now:
            told_of_theirs(opened, now, typed, OPENED_ITEM)
        elif typed.rstrip() == now:
            st.write(words()["edit_same"])
        else:
            self._save(Rewrite(place, name, now, typed), _close)


def _opened(name: str, now: str) -> Opened:
    """The item as it was when it was opened: just now, unless something was written since."""
    opened: Opened | None = st.session_state.get(OPENED_ITEM)
    if opened and opened.name == name:
        typed = written(opened.begins, opened.version, YAML_FIELD)
        if typed.rstrip() != opened.was:
            return opened
    opened = st.session_state[OPENED_ITEM] = Opened(name, now, now)
    return opened


def _close() -> None:
    st.session_state.pop(OPENED_ITEM, None)


def _begin_anew() -> None:
    """The next form is empty."""
    st.session_state[MADE_SO_FAR] = st.session_state.get(MADE_SO_FAR, 0) + 1
