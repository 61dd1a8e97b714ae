"""Whether clinicians have signed what people read: the sign-off of rules with their words."""

from collections.abc import Iterator
from datetime import date
from weakref import WeakKeyDictionary

from explainer.wording import fill
from explainer.words import AdviceWords, LevelWords, RuleWords, Wording
from rules import RuleBook
from rules.model.rules import Rule
from rules.signoff.meaning import meanings
from rules.signoff.standing import SignOff, sign_offs

_approved: WeakKeyDictionary[RuleBook, tuple[Wording, bool]] = WeakKeyDictionary()


def is_approved(book: RuleBook, wording: Wording) -> bool:
    """Whether every rule is signed as it is today; worked out once for each book."""
    known = _approved.get(book)
    if known is None or known[0] is not wording:
        known = _approved[book] = (wording, _all_signed(book, wording))
    return known[1]


def _all_signed(book: RuleBook, wording: Wording) -> bool:
    if not book.signatures:  # as it ships: nothing to compare
        return False
    # The day only tells which evidence is past its date, and that is another matter.
    return all(state.is_signed for state in sign_offs_of(book, wording, date.min).values())


def sign_offs_of(book: RuleBook, wording: Wording, today: date) -> dict[str, SignOff]:
    """Where every rule stands, with its words, by rule id."""
    return sign_offs(book, meanings(book, words_shown(book, wording)), today)


def words_shown(book: RuleBook, wording: Wording) -> dict[str, dict[str, str]]:
    """The exact words that each rule shows, by rule id and by where they stand.

    Phone numbers are filled in. `{contact}` stays: whom to call depends on the person.
    """
    return {rule.id: dict(_shown(rule, wording)) for rule in book.rules}


def _shown(rule: Rule, wording: Wording) -> Iterator[tuple[str, str]]:
    words = wording.rules.get(rule.id)
    if words is not None:
        yield from _filled("", words, wording, () if rule.if_cant_tell else ("cant_tell",))
    for level in dict.fromkeys(filter(None, (rule.level, rule.if_cant_tell))):
        yield from _filled(f"level {level}: ", wording.levels[level], wording)
    for piece in sorted({*rule.advice}):
        if piece in wording.advice:
            yield from _filled(f"advice {piece}: ", wording.advice[piece], wording)


def _filled(
    start: str,
    words: RuleWords | LevelWords | AdviceWords,
    wording: Wording,
    unused: tuple[str, ...] = (),
) -> Iterator[tuple[str, str]]:
    """Each text of some words, those of a list on lines of their own."""
    for name in type(words).model_fields:
        value = getattr(words, name)
        text = "\n".join(value) if isinstance(value, tuple) else value
        if text and name not in unused:
            yield f"{start}{name}", fill(text, wording, contact="{contact}")
