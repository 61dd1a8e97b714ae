"""What the app is run for: `APP_STAGE=public` for people, `draft` (or nothing) for everybody else.

A public app shows nothing that clinicians have not signed as it is, or that rests on evidence past
its review date, and somebody can be told of a hole in it. A draft shows on every page that it is
not yet approved.
"""

import sys
from datetime import date
from typing import Final

from desk.acceptance.accepting import unread
from explainer.signoff.approval import sign_offs_of
from explainer.signoff.standing import standing_lines
from rules.loading.project import Project
from screens.content import Published

SWITCH: Final = "APP_STAGE"
DRAFT, PUBLIC = "draft", "public"
MORE = """\
Each rule and what it lacks:   python cli.py sign --status
What changed, and for whom:    python cli.py diff HEAD~1
Sources past their date:       python cli.py check
To show it as a draft, with the banner, start it without APP_STAGE.
"""
NOT_READ = f"""\
The app does not start for the public ({SWITCH}={PUBLIC}): some of its words, numbers or promises
changed since somebody read them, or were never read by anybody but who wrote them.

Where it stands:               python cli.py accept --status"""


def stage_or_exit(named: str, content: Published, today: date) -> None:
    """Let the app start at the stage named in APP_STAGE, or say why it cannot and exit with 1."""
    if named == PUBLIC:
        refusal = _not_ready(content, today) + _nobody_to_tell(content)
    elif named in ("", DRAFT):
        return
    else:
        refusal = f"{SWITCH}={named}: there is no such stage. There is: {DRAFT}, {PUBLIC}\n"
    if refusal:
        sys.stderr.write(refusal)
        raise SystemExit(1)


def _nobody_to_tell(content: Published) -> str:
    """What keeps the app from the public while nobody can be told of a security hole."""
    if content.local.service.security_email:
        return ""
    return (
        f"The app does not start for the public ({SWITCH}={PUBLIC}): nobody can be told of a "
        "security hole.\nName an address under service: security_email in local.yaml.\n"
    )


def words_or_exit(named: str, project: Project) -> None:
    """Let a public app start only when somebody has read every word and number as it is now."""
    if named == PUBLIC and unread(project) != 0:
        sys.stderr.write(f"{NOT_READ}\n")
        raise SystemExit(1)


def _not_ready(content: Published, today: date) -> str:
    """Which rules keep the app from the public, and where to read more; empty when none do."""
    states = sign_offs_of(content.book, content.wording, today)
    held = {rule for rule, state in states.items() if not state.is_ready}
    if not held:
        return ""
    start = f"The app does not start for the public ({SWITCH}={PUBLIC}): {len(held)} of "
    start += f"{len(states)} rules are not ready.\n\n"
    return start + "\n".join(standing_lines(content.book, states)) + f"\n\n{MORE}"
