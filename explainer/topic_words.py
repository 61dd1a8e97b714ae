"""The shape of the topic pages and of the words of their drawings."""

from typing import Annotated

from pydantic import Field

from explainer.texts import Texts
from rules.model.base import Block, Identifier, Text
from rules.model.references import Names


class Group(Block):
    """A group of people, and to how many out of 100 of them something happened."""

    who: Text = Field(description="Who they are: with a stitch.")
    number: int = Field(ge=0, le=100, description="How many out of 100 people.")


class Comparison(Block):
    """Numbers drawn as people, so that they can be seen beside each other."""

    what: Text = Field(description="What happened to them: birth before 35 weeks.")
    groups: Annotated[tuple[Group, ...], Field(min_length=1, max_length=4)] = Field(
        description="The groups, side by side."
    )


class PictureWords(Block):
    """The words of a drawing. The drawing itself lies in screens/templates/pictures."""

    name: Text = Field(description="What it shows, in a few words.")
    description: Text = Field(description="What can be seen, for those who do not see it.")
    caption: Text = Field(description="What it means, below the drawing.")
    labels: dict[Identifier, Text] = Field(default={}, description="The words beside its parts.")


class TopicBlock(Block):
    """A part of a topic page."""

    heading: Text | None = Field(default=None, description="The heading of this part.")
    text: Texts = Field(default=(), description="Its paragraphs.")
    points: Texts = Field(default=(), description="A list of short points.")
    pictures: tuple[Annotated[Identifier, Names("picture")], ...] = Field(
        default=(), description="Drawings to show here, by their id under picture_words."
    )
    people_out_of_100: tuple[Comparison, ...] = Field(
        default=(), description="Numbers to draw as people. The text says them too."
    )


class TopicWords(Block):
    """A page of the topic library, with the facts and sources it rests on."""

    title: Text = Field(description="The title of the page.")
    summary: Text = Field(description="The page in one sentence.")
    body: Annotated[tuple[TopicBlock, ...], Field(min_length=1)] = Field(
        description="The parts of the page."
    )
    facts: Texts = Field(
        default=(), description="The facts of the evidence notes that it rests on."
    )
    sources: tuple[Annotated[Identifier, Names("source")], ...] = Field(
        default=(), description="The sources that it rests on."
    )
