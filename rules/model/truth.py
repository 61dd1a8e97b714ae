"""The four truth values of a condition."""

from enum import StrEnum


class Truth(StrEnum):
    """What a condition is, given a set of answers."""

    YES = "yes"
    NO = "no"
    CANT_TELL = "cant_tell"  # it rests on a "not sure" or a "prefer not to say"
    OPEN = "open"  # it rests on a question that has no answer yet
