"""Where the sign-off of all rules stands, in lines to print: who has to look at what."""

from collections.abc import Iterable, Iterator, Mapping

from explainer.lines import rule_names, wrapped
from rules import RuleBook
from rules.signoff.standing import SignOff, Standing

PARTS = {
    "logic": "its logic",
    "questions": "the wording of what it reads",
    "words": "the words it shows",
}


def standing_lines(
    book: RuleBook, states: Mapping[str, SignOff], ready: bool = False
) -> Iterator[str]:
    """The rules that are not ready for the public, those with the same reason together.

    With `ready`, the rules that are ready come last.
    """
    groups: dict[str, list[str]] = {}
    for rule, state in states.items():
        for reason in reasons(state):
            groups.setdefault(reason, []).append(rule)
    for reason in sorted(groups):
        yield from _group(book, reason, groups[reason])
    done = [rule for rule, state in states.items() if state.is_ready]
    if ready and done:
        yield from _group(book, "signed, and on evidence within its date", done)


def reasons(state: SignOff) -> Iterator[str]:
    """Why a rule is not ready for the public; nothing when it is."""
    yield from (f"a signature does not count: {why}" for why in state.refused)
    if state.standing is Standing.UNSIGNED:
        yield "not signed by anybody"
    elif not state.is_signed:
        if state.changed:
            yield f"changed since it was signed: {_listed(PARTS[part] for part in state.changed)}"
        if state.lacking:
            yield f"its logic is not signed by {_listed(_a(role) for role in state.lacking)}"
        left = [PARTS[part] for part in state.unread if part not in state.changed]
        if left and state.standing is Standing.PARTLY_SIGNED:
            yield f"nobody has signed all of it; left is {_listed(left)}"
    for source in state.past:
        yield f"evidence past its review date: {source.id} ({source.review_by})"


def _a(role: str) -> str:
    return f"{'an' if role[0] in 'aeiou' else 'a'} {role}"


def _listed(parts: Iterable[str]) -> str:
    """`a, b and c`."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def _group(book: RuleBook, reason: str, rules: list[str]) -> Iterator[str]:
    count = f"{len(rules)} rule{'s' if len(rules) > 1 else ''}"
    yield f"{count}: {reason}"
    yield from wrapped(", ".join(rule_names(book, rules)), 4)
