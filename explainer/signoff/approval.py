"""Whether clinicians have signed what people read: the sign-off of rules with their words."""

import json
from collections.abc import Iterator
from datetime import date
from weakref import WeakKeyDictionary

from explainer.languages.language import ENGLISH
from explainer.texts import CONTACT, ConditionalText, whole_texts
from explainer.wording import fill
from explainer.words import AdviceWords, HeadingWords, LevelWords, RuleWords, Wording
from rules import RuleBook
from rules.model.rules import Rule
from rules.signoff.meaning import PlainConditions, meanings
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
    language = None if wording.language == ENGLISH.tag else wording.language
    return sign_offs(book, meanings(book, words_shown(book, wording)), today, language)


def words_shown(book: RuleBook, wording: Wording) -> dict[str, dict[str, str]]:
    """The exact words that each rule shows, by rule id and by where they stand.

    Phone numbers are filled in. `{contact}` stays: whom to call depends on the person. A text that
    is whole for each contact is shown for each. One that is said to some people only comes with its
    condition, as data.
    """
    plain = PlainConditions(book)
    levels = {
        level: [*_filled(f"level {level}: ", words, wording, plain)]
        for level, words in wording.levels.items()
    }
    advice = {
        piece: [*_filled(f"advice {piece}: ", words, wording, plain)]
        for piece, words in wording.advice.items()
    }

    def shown(rule: Rule) -> Iterator[tuple[str, str]]:
        yield from _of_rule(rule, wording, plain)
        for level in dict.fromkeys(filter(None, (rule.level, rule.if_cant_tell))):
            yield from levels[level]
        for piece in sorted({*rule.advice}):
            yield from advice.get(piece, ())

    return {rule.id: dict(shown(rule)) for rule in book.rules}


def _of_rule(rule: Rule, wording: Wording, plain: PlainConditions) -> Iterator[tuple[str, str]]:
    words = wording.rules.get(rule.id)
    if words is not None:
        yield from _filled("", words, wording, plain, () if rule.if_cant_tell else ("cant_tell",))


def _filled(
    start: str,
    words: RuleWords | LevelWords | AdviceWords,
    wording: Wording,
    plain: PlainConditions,
    unused: tuple[str, ...] = (),
) -> Iterator[tuple[str, str]]:
    """Each text of some words, those of a list on lines of their own."""
    for name in type(words).model_fields:
        found = _texts(getattr(words, name), plain)
        text = "\n".join(fill(text, wording, CONTACT) + when for text, when in found)
        if text and name not in unused:
            yield f"{start}{name}", text


def _texts(value: object, plain: PlainConditions) -> Iterator[tuple[str, str]]:
    """The texts of one field in their order, each with what follows it: when it is said."""
    if isinstance(value, str):
        whole = whole_texts(value)
        yield from [(said, f" [to {whom}]") for whom, said in whole.items()] or [(value, "")]
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, plain)
    elif isinstance(value, HeadingWords):
        said = (value.text, value.lead, value.look_out, value.request, value.wait)
        yield from _texts((*said, *value.near, *value.happens), plain)
    elif isinstance(value, ConditionalText):
        condition = json.dumps(plain(value.when), sort_keys=True) if value.when else ""
        when = f" [when {condition}]" if condition else ""
        yield from ((said, whom + when) for said, whom in _texts(value.text, plain))
