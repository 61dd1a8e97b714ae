"""What happens when she calls, or speaks to her midwife."""

from explainer.result.call import call_of
from explainer.result.person import Person
from rules import Level


def happens(person: Person, contact_for_a_sign: str | None) -> tuple[str, ...]:
    """What happens, in a few lines.

    Where no call is asked for, they are about the call that a sign would need, if one would.
    """
    lines, own = person.wording.happens, person.own_heading
    if own and own.happens:
        return person.said(own.happens)
    return person.said(lines[_key(person, contact_for_a_sign)])


def _key(person: Person, contact_for_a_sign: str | None) -> str:
    call = call_of(person)
    if call.to in ("emergency", "advice_line"):
        return call.to
    if person.level is Level.NEXT_APPOINTMENT:
        return Level.NEXT_APPOINTMENT.value
    if call.to == "nobody":
        return contact_for_a_sign or person.contact_id
    return person.contact_id
