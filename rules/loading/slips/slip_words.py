"""What is said of a slip in the shape of a file, for people who do not program."""

import re
from collections.abc import Callable

from rules.loading.slips.condition_words import in_a_condition
from rules.loading.slips.own_words import OWN_CODES, OWN_FIXES, OWN_MENDS
from rules.loading.slips.slip import Slip, Words
from rules.loading.yaml.causes import QUOTE
from rules.loading.yaml.edits import (
    CLOSED_BY,
    by_hand,
    date_in_full,
    field_below,
    in_digits,
    in_double_quotes,
    lost_in_double_quotes,
    nearest_name,
    no_quotes,
    two_numbers,
    value_is,
)
from rules.loading.yaml.number_like import LIKE_A_NUMBER, NO_ID, digits_of, how_to_write
from rules.model.base import IDENTIFIER_PATTERN, LANGUAGE_PATTERN
from rules.model.codes import ADDRESS_PATTERN as PUBLISHED_AT_PATTERN
from rules.model.codes import SYSTEM_PATTERN
from rules.model.evidence import HASH_PATTERN
from rules.model.levels import OF_RULES
from rules.model.local import ADDRESS_PATTERN, EMAIL_PATTERN, NUMBER_PATTERN
from rules.model.names import did_you_mean, one_of, suggestion
from rules.model.release import REACHED_PATTERN, RULE_SET_PATTERN, SOMETHING_PATTERN

BLOCK = "a block of 'name: value' lines"


def words_of(slip: Slip) -> Words:
    """What is wrong and how to mend it, for people who do not program."""
    words = in_a_condition(slip)
    if words is None and slip.kind in WORDS:
        words = WORDS[slip.kind](slip)
    if words is None and slip.kind in OWN_CODES:
        fix, mend = OWN_FIXES.get(slip.kind, ""), OWN_MENDS.get(slip.kind)
        words = Words(OWN_CODES[slip.kind], slip.message, fix, mend)
    if words is None:
        what = slip.message if slip.kind not in _checkers_kinds() else f"'{slip.field}' is wrong"
        words = Words("S020", what, "compare it with other entries of this file")
    return words


def _checkers_kinds() -> tuple[str, ...]:
    """The kinds whose messages are pydantic's, in a programmer's words; all others are ours."""
    from typing import get_args

    from pydantic_core.core_schema import ErrorType

    return get_args(ErrorType)


def _missing(slip: Slip) -> Words:
    field = "kind" if slip.kind == "union_tag_not_found" else slip.field
    if field != "kind" and isinstance(slip.location[-1], int):
        return _two_numbers(slip) or Words("S005", f"'{field}' needs one more entry")
    what, line = f"'{field}' is missing in this block", f"{field}: ..."
    return Words("S002", what, f"add a line '{line}'", field_below(line))


def _unknown(slip: Slip) -> Words:
    what = f"'{slip.field}' is not known here"
    if suggestion(slip.field, slip.known):
        fix = did_you_mean(slip.field, slip.known)
        return Words("S003", what, fix, nearest_name(slip.field, slip.known))
    if slip.value is None:
        fix = "if it belongs to the text before it, put that whole text in double quotes"
        return Words("S003", what, fix, in_double_quotes)
    fix = f"also known here: {', '.join(slip.known)}" if slip.known else "remove it"
    return Words("S003", what, fix)


def _text(slip: Slip) -> Words:
    name, value = slip.field, slip.value
    if value is None:
        fix = "write it after the colon; a text with # in it goes in double quotes"
        return Words("S004", f"'{name}' is empty", fix, lost_in_double_quotes)
    if isinstance(value, bool | int):
        written = str(value).lower()
        if name == "id" and not isinstance(value, bool):
            return Words("S006", f"'{written}' {NO_ID}", IDS[IDENTIFIER_PATTERN][1])
        what = f"'{name}' must be a text, and {written} without quotes is not one"
        return Words("S004", what, f'{QUOTE}: "{written}"', in_double_quotes)
    kind = "block" if isinstance(value, dict) else "list"
    what = f"'{name}' must be a text, not a {kind}"
    if slip.sign in CLOSED_BY:
        fix = f"a text that starts with {slip.sign} goes in double quotes"
        return Words("S004", what, fix, in_double_quotes)
    if kind == "list":
        return Words("S004", what, "write it as one text, without the dashes")
    return Words("S004", what, "a text with ': ' in it goes in double quotes", in_double_quotes)


def _number(slip: Slip) -> Words:
    what, digits = f"'{slip.field}' must be a whole number", digits_of(slip.value)
    if digits:
        return Words("S004", what, how_to_write(slip.value), in_digits(digits))
    if isinstance(slip.value, str) and slip.value.isdigit():
        return Words("S004", what, "write it in digits, without quotes", no_quotes)
    return Words("S004", what, "write it in digits")


def _flag(slip: Slip) -> Words:
    meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(str(slip.value))
    what = f"'{slip.field}' must be true or false, not {slip.shown}"
    return Words("S004", what, f"write {meant}", value_is(meant)) if meant else Words("S004", what)


def _list(slip: Slip) -> Words:
    what, written = f"'{slip.field}' must be a list", f"[{slip.value}]"
    words = Words("S004", what, "start each of its entries with '- '")
    if isinstance(slip.value, str | int):
        words = Words("S004", what, f"write {written}", value_is(written))
    return _two_numbers(slip) or words


def _two_numbers(slip: Slip) -> Words | None:
    if "per_1000" in slip.location:
        fix = "write the fewest and the most of 1,000 people, such as [10, 40]"
        return Words("S005", f"'{slip.field}' takes two numbers", fix)
    if slip.field != "between":
        return None
    return Words("S005", "'between' takes two numbers", "write [lowest, highest]", two_numbers)


def _block(slip: Slip) -> Words:
    known = ", ".join(slip.known)
    if not slip.location:
        return Words("S004", f"this file must be {BLOCK}", f"known here: {known}")
    if isinstance(slip.location[-1], int):
        what = f"each entry of '{slip.field}' must be {BLOCK}"
        first = slip.known[0] if slip.known else "name"
        return Words("S004", what, f"start it with '- {first}: ...'; known here: {known}")
    return Words("S004", f"'{slip.field}' must be {BLOCK}", f"known here: {known}" if known else "")


def _too_few(slip: Slip) -> Words:
    least = slip.context.get("min_length", 1)
    if least == 1:
        return Words("S005", f"'{slip.field}' must not be empty", "fill it in")
    return Words("S005", f"'{slip.field}' needs at least {least} entries")


def _too_many(slip: Slip) -> Words:
    what = f"'{slip.field}' takes no more than {slip.context['max_length']} entries"
    return _two_numbers(slip) or Words("S005", what)


def _one_of(slip: Slip) -> Words:
    expected = re.findall(r"'([^']*)'", slip.context["expected"])
    if _is_level_of_a_rule(slip):
        expected = [*OF_RULES]
    return _no_such(slip, slip.field, slip.value, expected)


def _is_level_of_a_rule(slip: Slip) -> bool:
    """Whether a rule file has it; 'information' is what is said when no rule applies."""
    return slip.location[:1] == ("rules",) and slip.location[2:] == ("level",)


def _kind(slip: Slip) -> Words:
    expected = re.findall(r"'([^']*)'", slip.context["expected_tags"])
    written = slip.value.get("kind") if isinstance(slip.value, dict) else slip.context["tag"]
    return _no_such(slip, "kind", written, expected)


def _no_such(slip: Slip, field: str, value: object, expected: list[str]) -> Words:
    fix, mend = did_you_mean(value, expected) or one_of(expected), nearest_name(value, expected)
    if slip.is_name:
        return Words("S003", f"'{value}' is not known here", fix, mend)
    if {*OF_RULES} <= {*expected}:  # named by its meaning, and never changed by a machine alone
        mend = None
    if value is None:
        return Words("S007", f"'{field}' is empty", fix)
    named = field in NAMED
    what = f"there is no {field} '{value}'" if named else f"'{value}' does not go with '{field}'"
    return Words("S007", what, fix, mend)


def _date(slip: Slip) -> Words:
    what = f"'{slip.field}' must be a date"
    return Words("S008", what, "write it like 2026-11-22", by_hand(date_in_full))


def _too_low(slip: Slip) -> Words:
    return Words("S009", f"'{slip.field}' must be {slip.context['ge']} or more")


def _too_high(slip: Slip) -> Words:
    return Words("S009", f"'{slip.field}' must be at most {slip.context['le']}")


def _id(slip: Slip) -> Words:
    what, fix = IDS.get(slip.context["pattern"], ("an id", "compare it with others"))
    if slip.context["pattern"] == IDENTIFIER_PATTERN and LIKE_A_NUMBER.fullmatch(str(slip.value)):
        return Words("S006", f"{slip.shown} {NO_ID}", fix)
    return Words("S006", f"{slip.shown} is not {what}", fix)


NAMED = ("level", "label", "kind", "card", "confidence", "status", "severity", "likelihood")
IDS = {
    IDENTIFIER_PATTERN: (
        "a valid id",
        "use small letters, digits and _ only, starting with a letter",
    ),
    LANGUAGE_PATTERN: ("the tag of a language", "write it like en-GB"),
    NUMBER_PATTERN: ("a phone number", 'write it as it is dialled: "01234 567890"'),
    ADDRESS_PATTERN: ("an address", "write it in full, starting with https://"),
    PUBLISHED_AT_PATTERN: (
        "an address",
        "write it in full, starting with https://, and without / at its end",
    ),
    SYSTEM_PATTERN: ("the name of a terminology", "write it like http://snomed.info/sct"),
    EMAIL_PATTERN: ("an e-mail address", "write it like name@example.org"),
    REACHED_PATTERN: (
        "an address",
        "write it like name@example.org, or in full, starting with https://",
    ),
    SOMETHING_PATTERN: ("a text that says anything", "write what was decided"),
    RULE_SET_PATTERN: ("the number of a rule set", "write it in quotes, as the report names it"),
    HASH_PATTERN: ("the hash of a meaning", "let `cli.py sign` write this entry"),
    r"^H-\d\d$": ("the id of a hazard", "write H- and two digits, such as H-01"),
    r"^P\d+$": ("the id of a safety property", "write P and a number, such as P1"),
    r"^Q\d+$": ("the id of an open clinical question", "write Q and a number, such as Q30"),
    r"^tests/[\w/]+\.py::test_\w+$": (
        "the name of a test",
        "write its file, two colons and its name, "
        "such as tests/commands/test_diff.py::test_only_words",
    ),
    r"^[\w./-]+(#[\w-]+)?$": (
        "the name of a document",
        "write its file, such as docs/deployment.md, and perhaps # and a heading",
    ),
    r"^[a-z0-9]+(-[a-z0-9]+)*$": (
        "a valid id here",
        "use small letters, digits and - only, such as weeks-36-show",
    ),
}

WORDS: dict[str, Callable[[Slip], Words]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _text,
    "int_type": _number,
    "bool_type": _flag,
    "tuple_type": _list,
    "dict_type": _block,
    "model_type": _block,
    "model_attributes_type": _block,
    "string_too_short": _too_few,
    "too_short": _too_few,
    "too_long": _too_many,
    "enum": _one_of,
    "literal_error": _one_of,
    "union_tag_invalid": _kind,
    "union_tag_not_found": _missing,
    "date_type": _date,
    "date_parsing": _date,
    "date_from_datetime_parsing": _date,
    "date_from_datetime_inexact": _date,
    "greater_than_equal": _too_low,
    "less_than_equal": _too_high,
    "string_pattern_mismatch": _id,
}
