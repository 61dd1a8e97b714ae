"""The second page of the workspace: a person, what comes out, and why."""

from collections.abc import Iterator

import streamlit as st

from rules.vignettes.reading import Case
from rules.vignettes.running import run
from screens.journey import ALERT, CHECK, RESULT
from screens.workspaces.changes import Difference, difference, in_words, other_answers
from screens.workspaces.frames import show_frames
from screens.workspaces.gallery import Gallery, spoken
from screens.workspaces.lasting import keep_choice, lasting
from screens.workspaces.parts import page, show, show_problems, words
from screens.workspaces.tracing import Tracing

PERSON = lasting("person")


def show_people() -> None:
    """Draw the page."""
    with page(words()["people_heading"]) as snapshot:
        if not snapshot.is_current:
            show_problems(snapshot)
        if snapshot.gallery is not None:
            _show(snapshot.gallery)


def _show(gallery: Gallery) -> None:
    """The person who is chosen."""
    cases = {case.vignette.id: case for case in gallery.cases}
    ids = list(gallery.paths)
    if not ids:
        st.write(words()["no_people"])
        return
    keep_choice(PERSON, ids, default=ids[0])
    name = st.selectbox(words()["person"], ids, key=PERSON)
    _Person(gallery, cases[name]).show()


class _Person:
    """One person on the page."""

    def __init__(self, gallery: Gallery, case: Case) -> None:
        self._gallery, self._case = gallery, case
        self._path = gallery.paths[case.vignette.id]
        self._content, self._book = gallery.content, gallery.content.book
        self._assessment = self._path.assessment
        self._trace = Tracing(gallery, self._path)

    def show(self) -> None:
        beside, middle = st.columns([1, 2], gap="medium")
        with beside:
            self._summary()
            self._change()
        with middle:
            self._page()
        groups = list(self._trace.groups())
        show("trace.html", groups=groups)

    def _summary(self) -> None:
        show(
            "person.html",
            who=self._case.vignette.who,
            level=self._trace.level(self._assessment.level),
            contact=self._trace.contact(self._assessment.contact),
            differences=run(self._book, self._case).differences,
            place=self._case.place,
        )

    def _page(self) -> None:
        pages = {RESULT: words()["result"]} if self._assessment.complete else {}
        pages |= {ALERT: words()["alert"]} if self._path.urgent else {}
        pages |= {CHECK: words()["check"]}
        page = st.radio(
            words()["person_page"], list(pages), format_func=pages.__getitem__, horizontal=True
        )
        html = self._gallery.page(self._path, page)
        show_frames(html, f"{self._case.vignette.id} {page}", key="person_frames")

    # One other answer --------------------------------------------------------------------------

    def _change(self) -> None:
        show("change.html")
        if not self._path.answers:
            return
        name = st.selectbox(
            words()["change_question"], list(self._path.answers), format_func=spoken
        )
        question = self._book.questionnaire.question(name)
        offered = other_answers(question, self._path.answers[name], dict(words()))
        st.write(words()["was"].format(answer=in_words(self._path, name)))
        text = st.selectbox(
            words()["change_answer"], list(offered), index=None, placeholder=words()["choose"]
        )
        if text in offered:
            found = difference(self._path, name, offered[text])
            show("flips.html", nothing=found.nothing, groups=list(self._groups(found)))

    def _groups(self, found: Difference) -> Iterator[tuple[str, list[str]]]:
        said, advice = words(), self._content.wording.advice
        if found.level:
            yield said["flip_level"], [self._then(*map(self._trace.level, found.level))]
        if found.contact:
            yield said["flip_contact"], [self._then(*map(self._trace.contact, found.contact))]
        yield said["flip_starts"], [self._trace.at(rule, level) for rule, level in found.starts]
        yield said["flip_stops"], [self._trace.at(rule, level) for rule, level in found.stops]
        yield (
            said["flip_shifts"],
            [
                self._trace.at(rule, self._then(self._trace.level(was), self._trace.level(now)))
                for rule, was, now in found.shifts
            ],
        )
        yield said["flip_advice_more"], [advice[name].title for name in found.advice_more]
        yield said["flip_advice_less"], [advice[name].title for name in found.advice_less]
        yield said["flip_asked"], list(map(self._label, found.asked))
        yield said["flip_not_asked"], list(map(self._label, found.not_asked))

    def _then(self, before: str | None, after: str | None) -> str:
        none = words()["none_yet"]
        return words()["flip_change"].format(before=before or none, after=after or none)

    def _label(self, question: str) -> str:
        return self._book.questionnaire.question(question).label
