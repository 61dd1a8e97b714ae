"""Versions of the content to compare, and a report with everything in it that can be said."""

from dataclasses import replace
from pathlib import Path

from explainer.changes.report import Report, Writer
from explainer.signoff.approval import words_shown
from explainer.wording import load_wording
from rules.changes.comparing import changes, restale
from rules.changes.effect import Effect, Gain, Move
from rules.changes.pair import LeftOut, Side
from rules.changes.versions import Version, read_version
from rules.loading.project import Project
from rules.proof.space import Person, Space
from tests.support.messages import ROOT
from tests.support.real_book import SENTENCES, WORDING
from tests.support.signers import fully_signed


def version_of(folder: Path = ROOT) -> Version:
    """The content of a folder."""
    project = Project(folder)
    wording = load_wording(project)
    return read_version(project, "a version", lambda book: words_shown(book, wording))


def report_of(version: Version, effect: Effect | None, why_not: str | None = None) -> Report:
    """What is said when the first rule is gone and another level reads otherwise."""
    wording = WORDING
    signed = fully_signed(version.book, wording).signatures
    rules = version.book.rules[1:]
    first = rules[0].model_copy(update={"advice": ("keep_your_plan",)})
    book = replace(version.book, signatures=signed, rules=(first, *rules[1:]))
    after = replace(version, name="after", book=book, shown=words_shown(book, wording))
    found = changes(version, after)
    writer = Writer(version, after, wording, SENTENCES)
    return writer.report(found, effect, why_not, restale(version, after))


def made_up_effect(version: Version) -> Effect:
    """Every kind of thing that an effect can hold."""
    space = Space(version.book)
    one: Person = space.person(space.plainest(space.outcome.complete))
    common = {"weeks": ("3", "4", "not_sure"), "milder_signs": ("stinging_pee", "none")}
    pairs = [("call_today", "call_now"), ("next_appointment", "information")]
    moves = [Move(*pair, 7, 14, common, one, one) for pair in (*pairs, pairs[0][::-1])]
    gains = (Gain("some_rule", 2_000_000, 1),)
    return Effect(
        sets=100,
        differing=7,
        by_aspect={"level": 7, "contact": 7, "advice": 7, "reasons": 0, "topics": 0},
        levels=tuple(moves),
        contacts=(Move("maternity_unit", "hospital_team_after", 7, 7, {}, one, one),),
        rules=gains,
        advice=gains,
        left_out=(
            LeftOut("weeks", Side.OLD, ("40", "41", "42")),
            LeftOut("babies", Side.NEW),
            LeftOut("late_operations", None),
        ),
    )
