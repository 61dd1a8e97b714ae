"""What the app is run for: `APP_STAGE=public` for people, `draft` (or nothing) for everybody else.

A public app shows nothing that clinicians have not signed as it is, that rests on evidence past its
review date, or that nobody but its writer has read; somebody can be told of a hole in it, and what
only people can decide is decided (release.yaml). A draft shows on every page that it is not yet
approved.
"""

import sys
from collections.abc import Iterator
from datetime import date
from typing import Final

from explainer.signoff.approval import sign_offs_of
from explainer.signoff.standing import standing_lines
from rules import ContentError
from rules.loading.project import Project
from rules.loading.release import load_release
from screens.content import PUBLIC, SWITCH, Published

DRAFT: Final = "draft"
REFUSED: Final = f"The app does not start for the public ({SWITCH}={PUBLIC}):\n"
TO_SIGN = """\
Each rule and what it lacks:   python cli.py sign --status
What changed, and for whom:    python cli.py diff HEAD~1
Sources past their date:       python cli.py check
"""
NOT_READ = """\
Some of its words, numbers or promises changed since somebody read them, or were never read by
anybody but who wrote them.

Where it stands:               python cli.py accept --status
"""
NOBODY_TO_TELL = """\
Nobody can be told of a security hole.
Name an address under service: security_email in local.yaml.
"""
NOT_DECIDED = "It is not released. Still to be decided, in release.yaml and hazards.yaml:\n"
NOT_READABLE = "What was decided about the release cannot be read:\n"
AS_DRAFT = "To show it as a draft, with the banner, start it without APP_STAGE.\n"


def stage_or_exit(named: str, content: Published, project: Project, today: date) -> None:
    """Let the app start at the stage named in APP_STAGE, or say why it cannot and exit with 1.

    Everything that keeps it from the public is said at once: whoever mends one thing should not
    meet the next only at the next start.
    """
    if named in ("", DRAFT):
        return
    if named == PUBLIC:
        refusal = _refusal(list(_reasons(content, project, today)))
    else:
        refusal = f"{SWITCH}={named}: there is no such stage. There is: {DRAFT}, {PUBLIC}\n"
    if refusal:
        sys.stderr.write(refusal)
        raise SystemExit(1)


def _refusal(reasons: list[str]) -> str:
    """The reasons one below the other, numbered where there is more than one; else empty."""
    if not reasons:
        return ""
    numbered = [f"{number}. {reason}" for number, reason in enumerate(reasons, 1)]
    return "\n".join([REFUSED, *(numbered if len(reasons) > 1 else reasons), AS_DRAFT])


def _reasons(content: Published, project: Project, today: date) -> Iterator[str]:
    """Everything that keeps the app from the public, the rules first."""
    from desk.acceptance.accepting import unread  # imported only where the public is asked for

    rules = _not_ready(content, today)
    if rules:
        yield rules
    if unread(project) != 0:
        yield NOT_READ
    if not content.local.service.security_email:
        yield NOBODY_TO_TELL
    yield from _not_decided(content, project, today)


def _not_decided(content: Published, project: Project, today: date) -> Iterator[str]:
    """What of release.yaml is missing, past its date or about something else."""
    from desk.release import as_lines, lacking  # as above

    try:
        release = load_release(project)
    except ContentError as error:
        yield "\n".join([NOT_READABLE, *map(str, error.problems), ""])
        return
    missing = lacking(release, content.book, content.local.service, today)
    if missing:
        yield f"{NOT_DECIDED}\n{as_lines(missing)}\n"


def _not_ready(content: Published, today: date) -> str:
    """Which rules keep the app from the public, and where to read more; empty when none do."""
    states = sign_offs_of(content.book, content.wording, today)
    held = {rule for rule, state in states.items() if not state.is_ready}
    if not held:
        return ""
    lines = standing_lines(content.book, states)
    start = f"{len(held)} of {len(states)} rules are not ready."
    return "\n".join([start, "", *lines, "", TO_SIGN])
