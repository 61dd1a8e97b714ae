"""Works out in the background for whom a change makes a difference, once for each change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock, Thread
from typing import Final

from desk.proposals.effects import Effect, effect_of
from explainer.changes import BrokenSide
from rules.loading.project import Project

MOST_KEPT: Final = 8


@dataclass(frozen=True)
class Compared:
    """Two versions of the files: what they said before and after, where that is not as they are."""

    project: Project
    before: Mapping[Path, str]
    after: Mapping[Path, str]

    @cached_property
    def key(self) -> int:
        """The same for the same two versions."""
        now = {file: self.project.text(file) for file in self.project.all_files()}
        sides = ({**now, **side} for side in (self.before, self.after))
        return hash(tuple(tuple(sorted(side.items())) for side in sides))


@dataclass
class Working:
    """What is known so far: what is being done, and then the effect, or why there is none."""

    doing: str = "..."
    effect: Effect | None = None
    why_not: str = ""

    @property
    def is_done(self) -> bool:
        """Whether nothing more will come."""
        return not self.doing


class Effects:
    """Shared by all who use a server; one is worked out at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[int, Working] = {}

    def of(self, change: Compared) -> Working | None:
        """What is known of a change; None while nobody has asked."""
        return self._kept.get(change.key)

    def start(self, change: Compared) -> None:
        """Begin to work it out, unless that was begun or another one is being worked out."""
        with self._lock:
            if change.key in self._kept or any(not one.is_done for one in self._kept.values()):
                return
            while len(self._kept) >= MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            working = self._kept[change.key] = Working()
        Thread(target=_run, args=(change, working), daemon=True).start()


def _run(change: Compared, working: Working) -> None:
    def progress(text: str) -> None:
        working.doing = text or working.doing

    try:
        working.effect = effect_of(change.project.root, change.before, change.after, progress)
    except BrokenSide as error:
        working.why_not = "; ".join(problem.sentence for problem in error.problems[:3])
    except Exception:  # noqa: BLE001  (the thread ends here, and the page has to say so)
        working.why_not = "failed"
    finally:
        working.doing = ""
