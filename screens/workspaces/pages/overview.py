"""The first page of the review: which version this is, and what is still to be done for it."""

from collections.abc import Iterable
from datetime import timedelta

import streamlit as st

from explainer.signoff.approval import sign_offs_of
from rules import Level, RuleBook
from rules.signoff.standing import Standing
from screens.workspaces.gallery import Gallery
from screens.workspaces.parts import page, show, show_problems, words
from screens.workspaces.snapshot import Snapshot

SOON = timedelta(days=60)


def show_overview() -> None:
    """Draw the page."""
    with page(words()["overview_heading"]) as snapshot:
        if not snapshot.is_current:
            show_problems(snapshot)
        if snapshot.gallery is not None:
            _show(snapshot, snapshot.gallery)


def _show(snapshot: Snapshot, gallery: Gallery) -> None:
    book, today = gallery.content.book, snapshot.at.date()
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
        if snapshot.is_current:
            show_problems(snapshot)
    with middle:
        show("levels_table.html", rows=_levels(gallery))
        show(
            "sources_table.html",
            sources=sorted(
                (s for s in book.sources if s.review_by <= today + SOON), key=lambda s: s.review_by
            ),
            unread=[source for source in book.sources if source.checked_on is None],
            today=today,
            rules={s.id: _resting_on(book, s.id) for s in book.sources},
            days=SOON.days,
        )


def _levels(gallery: Gallery) -> list[dict[str, object]]:
    """For each level the rules that lead to it, and those that do when we cannot tell."""
    book, labels = gallery.content.book, gallery.content.wording.levels
    return [
        {
            "label": labels[level].label,
            "number": sum(rule.level is level for rule in book.rules),
            "rules": _named(book, (rule.id for rule in book.rules if rule.level is level)),
            "cautious": _named(
                book, (rule.id for rule in book.rules if rule.if_cant_tell is level)
            ),
        }
        for level in Level
    ]


def _resting_on(book: RuleBook, source: str) -> list[str]:
    resting = (rule for rule in book.rules if source in {each.source for each in rule.evidence})
    return _named(book, (rule.id for rule in resting))


def _named(book: RuleBook, rules: Iterable[str]) -> list[str]:
    """Rules by id, those of one family as one entry with their number."""
    family = words()["family"]
    return [
        family.format(name=part.family, number=len(part.rules)) if len(part.rules) > 1 else rule
        for part in book.by_family(rules)
        for rule in part.rules[:1]
    ]
