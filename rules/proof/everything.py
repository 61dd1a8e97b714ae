"""Everything there is to prove of a rule book, one thing after the other."""

from collections.abc import Callable, Iterable, Iterator

from rules.model.safety import SafetyProperty
from rules.proof.findings import Finding, Words, all_findings
from rules.proof.properties import Verdict, prove
from rules.proof.space import Space


def verdicts_on(
    space: Space, properties: Iterable[SafetyProperty], progress: Callable[[str], None]
) -> Iterator[Verdict]:
    """What becomes of some properties, each as soon as it is known."""
    for promise in properties:
        yield prove(space, promise, progress)
        space.forget_what_was_solved()


def prove_everything(
    space: Space, words: Words, progress: Callable[[str], None] = lambda _: None
) -> Iterator[Verdict | Finding]:
    """The verdict on every safety property, then what else is wrong with the rules as a whole.

    Each comes as soon as it is known; `progress` is told what is being tried. `words` holds what
    people read of each rule (see `all_findings`).
    """
    yield from verdicts_on(space, space.book.properties, progress)
    yield from all_findings(space, words, progress)
