"""Proves the safety properties in the background, once for each version of the content."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final

from screens.content import Published

if TYPE_CHECKING:
    from rules.proof.findings import Finding
    from rules.proof.properties import Counterexample, Verdict

SOLVER: Final = "z3"
MOST_KEPT: Final = 4  # versions: somebody who edits goes back and forth

Version = tuple[str, int]  # of the rules, and of the words they show


def solver_is_installed() -> bool:
    """Whether anything can be proved here: the app itself does without the solver."""
    return find_spec(SOLVER) is not None


@dataclass
class Proof:
    """What is known so far of one version of the content.

    `doing` says what is being tried; empty once all is done. `examples` holds for each property
    people it speaks of. `failed` is set when the prover itself gave up.
    """

    doing: str
    size: int = 0
    verdicts: list[Verdict] = field(default_factory=list)
    examples: dict[str, list[Counterexample]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    failed: bool = False

    @property
    def is_done(self) -> bool:
        """Whether everything was tried."""
        return not self.doing


class Prover:
    """Shared by all who use a server; at most one proof runs at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[Version, Proof] = {}

    def proof(self, content: Published) -> Proof | None:
        """What is known of this version; None while nobody has asked for it."""
        return self._kept.get(_version(content))

    @property
    def is_busy(self) -> bool:
        """Whether some version is being proved just now."""
        return any(not proof.is_done for proof in self._kept.values())

    def start(self, content: Published) -> None:
        """Begin to prove this version, unless that is done or one is being proved already."""
        with self._lock:
            version = _version(content)
            if self.is_busy or version in self._kept:
                return
            while len(self._kept) >= MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            proof = self._kept[version] = Proof("...")
        Thread(target=_run, args=(content, proof), daemon=True).start()


def _version(content: Published) -> Version:
    return content.book.version, hash(tuple(content.wording.texts_of_rules.items()))


def _run(content: Published, proof: Proof) -> None:
    try:
        _prove(content, proof)
    except Exception:  # noqa: BLE001  (the thread ends here, and the page has to say so)
        proof.failed = True
    finally:
        proof.doing = ""


def _prove(content: Published, proof: Proof) -> None:
    from explainer.page_texts import pages_of
    from rules.proof.everything import prove_everything
    from rules.proof.findings import Finding
    from rules.proof.properties import examples
    from rules.proof.space import Space

    def progress(text: str) -> None:
        proof.doing = text

    space = Space(content.book, pages=pages_of(content.book, content.wording))
    proof.size = space.size
    for found in prove_everything(space, content.wording.texts_of_rules, progress):
        if isinstance(found, Finding):
            proof.findings.append(found)
            continue
        if found.proved:
            proof.examples[found.promise.id] = list(examples(space, found.promise))
        proof.verdicts.append(found)
