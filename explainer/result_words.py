"""The shape of the words around a call: signs to watch for, what to say, and what happens."""

from pydantic import Field

from explainer.texts import SaidTexts
from rules.model.base import Block, Identifier, Text
from rules.model.by_number import ByNumber
from rules.model.conditions import Condition
from rules.model.references import QuestionName

Signs = dict[QuestionName, tuple[Identifier, ...]]


class NearestSigns(Block):
    """Signs to show first to some people, or to everybody."""

    signs: Signs = Field(description="Options by question, the nearest first.")
    when: Condition | None = Field(default=None, description="For whom, if not for everybody.")


class NearWords(Block):
    """Which three signs stand on the page itself, of all that would make it more urgent."""

    instead: Text = Field(description="Said above the emergency signs when she is told to call.")
    order: tuple[NearestSigns, ...] = Field(
        description="Which signs come first. Those that do not raise the level are left out."
    )


class SorrowWords(Block):
    """What is said before the heading, to who told of a loss: the first that is meant for her."""

    now: SaidTexts = Field(description="In the weeks after the loss.")
    before: SaidTexts = Field(description="Of an earlier loss, where the call can wait.")


class DoubtsWords(Block):
    """All that she was not sure of, in one line."""

    how_many: ByNumber = Field(description="How many doubts there are: {number}.")
    when_calling: Text = Field(description="What to do with them, where there is a call to make.")
    otherwise: SaidTexts = Field(description="The same, where there is none: the first for her.")
    # Older versions, which `cli.py diff` reads, have neither; must_say.yaml asks for both.
    not_sure: Text = Field(
        default="",
        description="{doubts} in a text that cannot be told, for answers that were not sure.",
    )
    declined: Text = Field(
        default="", description="The same, for answers that she would rather not say."
    )


class CallHelpWords(Block):
    """What helps around a call that cannot wait."""

    wait: Text = Field(description="When they say wait.")
    nobody_answers: Text = Field(description="When nobody answers at the unit.")
    no_line: Text = Field(description="When nobody answers at the number called in its place.")
    sent_home: Text = Field(description="When she was checked and sent home.")


class ToldWords(Block):
    """How she says on the phone that she was told to call, by level."""

    call_now: Text = Field(description="At call_now.")
    call_today: Text = Field(description="At call_today.")
    contact_this_week: Text = Field(description="At contact_this_week.")


class RequestWords(Block):
    """How she asks, by level: the first text that is meant for her."""

    call_now: SaidTexts = Field(description="At call_now.")
    call_today: SaidTexts = Field(description="At call_today, when she calls about a sign.")
    contact_this_week: SaidTexts = Field(description="At contact_this_week.")
    next_appointment: SaidTexts = Field(description="At the appointment, of what she told.")
    information: SaidTexts = Field(description="For later, where no call is asked for.")


class ScriptWords(Block):
    """What she can read out, in the order in which it is asked on the phone.

    `___` marks a gap. {answer:weeks} becomes an answer, {number:late_losses} a number alone. Where
    a part is a list, its first text that is meant for her is said.
    """

    first: SaidTexts = Field(description="Said before the name, because it changes what they do.")
    name: Text = Field(description="How she starts, where nothing stands before the name.")
    name_after: Text = Field(description="How she says her name, where something does.")
    who: SaidTexts = Field(description="Her weeks, and how many babies.")
    starts_with: Signs = Field(description="Signs to say before the others as urgent as these.")
    since: SaidTexts = Field(description="Since when, after the signs.")
    later: SaidTexts = Field(description="Where she has no sign now: how to say one that starts.")
    # Older versions, which `cli.py diff` reads, have it below `care`.
    found: SaidTexts = Field(
        default=(), description="What a scan found in this pregnancy: said before what was before."
    )
    history: dict[Identifier, SaidTexts] = Field(
        description="What happened before: at most two parts are said, the first that are for her."
    )
    care: dict[Identifier, SaidTexts] = Field(
        description="The stitch and the plan: each part that is meant for her."
    )
    told: ToldWords = Field(description="What she was told, by level.")
    request: RequestWords = Field(
        description="What she asks for, where no question to ask fits better."
    )
