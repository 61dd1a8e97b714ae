"""The one call that a result asks for: heading, button and text say the same."""

from explainer.explanation import Call, CallHelp, Card, ContactText, OtherCall
from explainer.result.person import Person
from explainer.texts import SaidTexts
from explainer.wording import fill
from explainer.words import PhoneRole, Wording
from rules import Level, Truth

CALLS = (Level.CALL_NOW, Level.CALL_TODAY, Level.CONTACT_THIS_WEEK)


def call_of(person: Person) -> Call:
    """Whom the heading tells her to call; nobody where it asks for no call."""
    heading = person.own_heading
    if person.level is Level.EMERGENCY:
        return _to(person, "emergency")
    if (heading and heading.phone) or person.number_instead:
        return _to(person, "advice_line")
    if person.level is None or person.level in CALLS:
        return Call("contact", None, person.contact.name)
    return Call("nobody", None, person.contact.name)


def _to(person: Person, role: PhoneRole) -> Call:
    number = person.wording.number_of(role)
    return Call(role, number, number)


def card_of(person: Person) -> Card | None:
    """The card at the top of the result; None while there is no level yet."""
    if person.level is None:
        return None
    words, own = person.wording.levels[person.level], person.own_heading
    card = person.assessment.card
    shown = person.wording.cards[card] if card else words
    heading, lead = own.text if own else shown.heading, (own and own.lead) or shown.lead
    # What the cervix calls for is not what a call about another matter begins with.
    steps = () if own and own.phone else person.said(shown.steps)
    there = _in_northern_ireland(person)
    return Card(words.card, shown.label, person.fill(heading), person.fill(lead), steps, there)


def _in_northern_ireland(person: Person) -> OtherCall | None:
    """The call that takes the place of one to a number that is another service there."""
    there = person.own_heading and person.own_heading.northern_ireland
    if person.number_instead and not person.own_heading:
        there = person.contact.now_in_northern_ireland
    if not there:
        return None
    number = person.wording.phones[there.phone].shown if there.phone else None
    return OtherCall(person.fill(there.text), number)


def contact_text(person: Person) -> ContactText:
    """Whom to call, how to reach them, and what to do when nobody answers."""
    words, now = person.contact, person.level is Level.CALL_NOW
    fallback = words.fallback
    if person.number_instead:
        fallback = person.wording.call_help.no_line
    texts = ((now and words.call_now) or words.call, fallback, words.northern_ireland)
    filled = (fill(text, person.wording, words.name, person.contact_id) for text in texts)
    return ContactText(person.contact_id, person.contact_name, *filled)


def where(person: Person) -> str:
    """Below the button: how to reach whom she calls; the card's own line where that is nobody."""
    call, card, contact = call_of(person), card_of(person), contact_text(person)
    if card and person.level and call.to in ("emergency", "nobody"):
        return person.fill(person.wording.levels[person.level].where or card.lead)
    return _reaching(person, contact.call, contact.fallback if _may_find_nobody(person) else "")


def where_there(person: Person) -> str:
    """The same in Northern Ireland, where 111 is another service than it is elsewhere."""
    call = "" if person.number_instead else person.fill(person.contact.call)
    return _reaching(person, call, contact_text(person).northern_ireland)


def _may_find_nobody(person: Person) -> bool:
    """Whether whom to call instead is said beside the call: it cannot wait until they are there."""
    today = person.level is Level.CALL_TODAY and person.contact.closes
    return call_of(person).to == "contact" and (person.level is Level.CALL_NOW or today)


def _reaching(person: Person, call: str, otherwise: str) -> str:
    """What the heading adds, how to reach whom it names, and whom else to call."""
    own = person.own_heading
    lead = (own and own.lead and person.fill(own.lead)) or ""
    parts = (lead,) if own and own.phone else (lead, call, otherwise)
    return " ".join(filter(None, parts))


def call_help(person: Person) -> CallHelp | None:
    """What helps around a call that cannot wait; None where it can, or where it is 999."""
    if person.level is not Level.CALL_NOW:
        return None
    words, own = person.wording.call_help, person.own_heading
    wait = (own and own.wait) or words.wait
    nobody = words.nobody_answers if call_of(person).to == "contact" else words.no_line
    return CallHelp(*map(person.fill, (wait, nobody, words.sent_home)))


def sorrow(person: Person) -> str | None:
    """Said before the heading, to who told of a loss; never twice, and never before 999."""
    texts = sorrow_texts(person.wording, person.level, person.assessment.card)
    return next(iter(person.first(texts)), None)


def sorrow_texts(wording: Wording, level: Level | None, card: str | None = None) -> SaidTexts:
    """What may be said of a loss at this level, or on this card."""
    if level in (None, Level.EMERGENCY) or (card and wording.cards[card].says_sorry):
        return ()
    before = () if level is Level.CALL_NOW else wording.sorrow.before
    return (*wording.sorrow.now, *before)


def beside(person: Person) -> str | None:
    """The advice that may not be folded away: help for thoughts of harm.

    Where they are alone, the heading orders a number that some people cannot use, and the advice
    says what they call instead. Where they are not, the heading orders another call.
    """
    if person.level is not Level.CALL_NOW:
        return None
    advice = {rule.id: rule.advice for rule in person.book.rules}
    for applied in person.deciding:
        heading = person.wording.rules[applied.rule].heading
        counts = applied.truth is Truth.YES or heading is person.own_heading
        if heading and heading.phone and counts:
            return advice[applied.rule][0]
    return None
