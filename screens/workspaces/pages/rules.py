"""Every rule as a card, with a search and filters."""

from collections.abc import Callable, Iterable
from threading import Lock
from typing import TypeVar
from weakref import WeakKeyDictionary

import streamlit as st

from explainer.reasons.outline import Line
from explainer.review.decision_table import RuleRow, rule_rows
from explainer.review.subject import Subject
from explainer.signoff.approval import words_shown
from rules import Level
from rules.model.evidence import Label
from screens.workspaces.answering import path_of
from screens.workspaces.gallery import Gallery
from screens.workspaces.lasting import keep_choice, lasting
from screens.workspaces.parts import desk, page, show, show_problems, words
from screens.workspaces.rule_filters import Filters, matching, standings
from screens.workspaces.snapshot import Snapshot

MOST_NAMED = 12  # vignettes named on a card; of a sign that all but a few lack there are hundreds

_rows: WeakKeyDictionary[Gallery, tuple[RuleRow, ...]] = WeakKeyDictionary()
_lock = Lock()
T = TypeVar("T")


def show_rules() -> None:
    """Draw the page."""
    with page(words()["rules_heading"]) as snapshot:
        if not snapshot.is_current:
            show_problems(snapshot)
        if snapshot.gallery is not None:
            _show(snapshot, snapshot.gallery)


def warm() -> None:
    """Work out what the page needs, so that the first who opens it does not wait for it."""
    snapshot = desk().look()
    if snapshot.gallery is not None:
        rows_of(snapshot.gallery, snapshot)


def rows_of(gallery: Gallery, snapshot: Snapshot) -> tuple[RuleRow, ...]:
    """All that a card says of each rule; worked out once for each content."""
    with _lock:  # it takes some seconds, so two people do not do it at once
        if gallery not in _rows:
            content = gallery.content
            cases, today = tuple(gallery.cases), snapshot.at.date()
            said = snapshot.sentence_words
            assert said is not None, "they come with the gallery"
            _rows[gallery] = rule_rows(Subject(content.book, content.wording, said, cases, today))
        return _rows[gallery]


def _show(snapshot: Snapshot, gallery: Gallery) -> None:
    with st.spinner(words()["rules_wait"]):
        rows = rows_of(gallery, snapshot)
    book = gallery.content.book
    beside, middle = st.columns([1, 3], gap="medium")
    with beside:
        filters = _filters(gallery, rows)
    found = matching(book, rows, filters)
    with middle:
        show(
            "rule_cards.html",
            rows=found,
            number=len(rows),
            shown=words_shown(book, gallery.content.wording),
            most=MOST_NAMED,
            tried=_tried(gallery, found),
            places=book.places,
        )


def _filters(gallery: Gallery, rows: Iterable[RuleRow]) -> Filters:
    """The fields, each with only what some rule has."""
    book, wording = gallery.content.book, gallery.content.wording
    labels = {item.id: item.label for row in rows for item in row.inputs}
    read = [name for name in book.questionnaire.questions if name in labels]
    named = {evidence.source for rule in book.rules for evidence in rule.evidence}
    titles = {source.id: source.title for source in book.sources if source.id in named}
    hazards = {hazard.id: f"{hazard.id} {hazard.name}" for hazard in book.hazards}
    return Filters(
        text=st.text_input(words()["search"], key=lasting("rules_search")),
        level=_pick("level", list(Level), lambda level: wording.levels[level].label),
        question=_pick("question", read, labels.get),
        source=_pick("source", list(titles), titles.get),
        label=_pick("label", list(Label), str),
        hazard=_pick("hazard", list(hazards), hazards.get),
        standing=_pick("standing", standings(), _standing),
    )


def _pick(name: str, options: list[T], words_for: Callable[[T], str | None]) -> T | None:
    """One filter; None while it is left open. A choice that is gone is left open."""
    key = lasting(f"rules_{name}")
    keep_choice(key, options, default=None)
    return st.selectbox(
        words()[f"filter_{name}"],
        options,
        index=None,
        key=key,
        format_func=lambda option: words_for(option) or str(option),
        placeholder=words()["any"],
    )


def _standing(standing: str) -> str:
    return words()[f"standing_{standing.replace(' ', '_')}"]


def _tried(gallery: Gallery, rows: Iterable[RuleRow]) -> dict[str, Line]:
    """How each rule came out for the person being tried, if there is one."""
    path = path_of(gallery.content.book)
    if not path.answers:
        return {}
    outline = gallery.outline()
    return {row.id: outline.of_rule(path.assessment, row.id) for row in rows}
