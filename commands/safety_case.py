"""The verb `safety-case`: the clinical safety case report, from data."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from commands.progress import progress
from commands.review import subject_of
from commands.said import Refused, Said, add_folder, needing, writing
from rules.loading.project import Project

if TYPE_CHECKING:
    from explainer.safety.case import SafetyCase
    from explainer.safety.results import Results

PAGE = "safety-case.html"


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write to")
    tests = "what became of the tests: the file that pytest --junitxml FILE wrote"
    parser.add_argument("--results", type=Path, metavar="FILE", help=tests)
    add_folder(parser)


def run(project: Project, out: Path, results: Path | None = None) -> Said:
    """Write the clinical safety case report; 1 when something it names is not there or fails."""
    from explainer.safety.case import as_html

    made = _case(project, _results(results))
    with writing(out):
        out.mkdir(parents=True, exist_ok=True)
        (out / PAGE).write_text(as_html(made), encoding="utf-8")
    lines = [f"{out / PAGE}: open it in a browser, and print it from there"]
    lines += [
        f"{name} names what is not there: {', '.join(lost)}" for name, lost in made.lost.items()
    ]
    undeveloped = sum(goal.undeveloped is not None for goal in made.argument.goals)
    lines.append(f"{undeveloped} of {len(made.argument.goals)} goals are not developed")
    lines.append(f"{len(made.lacking)} things keep it from the public; the report lists them")
    return Said(0 if made.holds else 1, "\n".join(lines))


def _results(file: Path | None) -> Results | None:
    from explainer.safety.results import ResultsError, read_results

    if file is None:
        return None
    try:
        with writing(file, "cannot be read"):
            return read_results(file)
    except ResultsError as error:
        raise Refused(str(error)) from None


def _case(project: Project, results: Results | None) -> SafetyCase:
    from desk.release import lacking
    from explainer import load_screen_words
    from explainer.page_texts import pages_of
    from explainer.review.purpose import intended_purpose
    from explainer.safety.case import SafetyCase, lost_evidence
    from explainer.safety.shown import Evidence
    from rules.loading.digests import digests
    from rules.loading.layout import ARGUMENT
    from rules.loading.local import load_local
    from rules.loading.release import load_release
    from rules.model.argument import Argument
    from rules.vignettes.running import run as run_vignette

    with needing("the solver", "z3"):
        from explainer.proofs.summary import proof_report
        from rules.proof.space import Space
    subject = subject_of(project)
    book, wording, today = subject.book, subject.wording, subject.today
    argument, release = project.whole(ARGUMENT, Argument), load_release(project)
    space = Space(book, pages=pages_of(book, wording))
    evidence = Evidence(
        project.root,
        {promise.id for promise in book.properties},
        {case.vignette.id for case in subject.cases},
    )
    made = SafetyCase(
        name=load_screen_words(project)["site"]["name"],
        subject=subject,
        purpose=intended_purpose(project.root),
        release=release,
        argument=argument,
        proofs=proof_report(space, wording, progress()),
        outcomes=[run_vignette(book, case) for case in subject.cases],
        unsigned=sum(not state.is_ready for state in subject.sign_offs.values()),
        lacking=lacking(release, book, load_local(project).service, today),
        lost=lost_evidence(subject, argument, evidence),
        results=results,
        files=digests(project),
    )
    progress()("")
    return made
