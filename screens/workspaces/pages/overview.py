"""The first page of the review: which version this is, and what is still to be done for it."""

from collections.abc import Iterable
from datetime import timedelta

import streamlit as st

from explainer.signoff.approval import sign_offs_of
from rules import Level
from rules.signoff.standing import Standing
from screens.workspaces.gallery import Gallery
from screens.workspaces.parts import page, show, show_problems, words
from screens.workspaces.reading import Reading

SOON = timedelta(days=60)


def show_overview() -> None:
    """Draw the page."""
    with page(words()["overview_heading"]) as reading:
        if not reading.is_current:
            show_problems(reading)
        if reading.gallery is not None:
            _show(reading, reading.gallery)


def _show(reading: Reading, gallery: Gallery) -> None:
    book, today = gallery.content.book, reading.at.date()
    states = sign_offs_of(book, gallery.content.wording, today).values()
    beside, middle = st.columns([2, 3], gap="medium")
    with beside:
        show(
            "facts.html",
            book=book,
            people=len(gallery.cases),
            standings=[(s, sum(state.standing is s for state in states)) for s in Standing],
            ready=sum(state.is_ready for state in states),
        )
        if reading.is_current:
            show_problems(reading)
    with middle:
        show("levels_table.html", rows=_levels(gallery))
        show(
            "sources_table.html",
            sources=sorted(
                (s for s in book.sources if s.review_by <= today + SOON), key=lambda s: s.review_by
            ),
            unread=[source for source in book.sources if source.checked_on is None],
            today=today,
            rules={s.id: _resting_on(gallery, s.id) for s in book.sources},
            days=SOON.days,
        )


def _levels(gallery: Gallery) -> list[dict[str, object]]:
    """For each level the rules that lead to it, and those that do when we cannot tell."""
    rules, labels = gallery.content.book.rules, gallery.content.wording.levels
    return [
        {
            "label": labels[level].label,
            "number": sum(rule.level is level for rule in rules),
            "rules": by_family(rule.id for rule in rules if rule.level is level),
            "cautious": by_family(rule.id for rule in rules if rule.if_cant_tell is level),
        }
        for level in Level
    ]


def _resting_on(gallery: Gallery, source: str) -> list[str]:
    return by_family(
        rule.id
        for rule in gallery.content.book.rules
        if any(evidence.source == source for evidence in rule.evidence)
    )


def by_family(rules: Iterable[str]) -> list[str]:
    """Rule ids, those of one family as one entry with their number."""
    families: dict[str, list[str]] = {}
    for rule in rules:
        families.setdefault(rule.partition(".")[0], []).append(rule)
    return [
        words()["family"].format(name=name, number=len(those)) if len(those) > 1 else those[0]
        for name, those in families.items()
    ]
