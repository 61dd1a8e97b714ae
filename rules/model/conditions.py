"""The condition language: a closed list of data, never a string, never code.

A condition is a YAML mapping with exactly one key: an operator (`all`, `any`, `not`, `at_least`,
`condition`, `total`) or the id of a question with one test of its answer.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Literal, Self, assert_never, get_args

from pydantic import Discriminator, Field, RootModel, Strict, Tag, model_validator
from pydantic_core import PydanticCustomError

from rules.model.base import Block, Identifier, WholeNumber
from rules.model.references import Names, QuestionName

Value = Annotated[str, Strict()] | Annotated[int, Strict()]
Path = tuple[str | int, ...]

Operator = Literal["all", "any", "not", "at_least", "condition", "total"]
TestKind = Literal["is", "one_of", "includes", "includes_any", "at_least", "at_most", "between"]
OPERATORS: tuple[Operator, ...] = get_args(Operator)
TESTS: tuple[TestKind, ...] = get_args(TestKind)


class All(Block):
    """Yes when every part is yes."""

    all: Annotated[tuple["Condition", ...], Field(min_length=1)]


class AnyOf(Block):
    """Yes when at least one part is yes."""

    any: Annotated[tuple["Condition", ...], Field(min_length=1)]


class Not(Block):
    """Swaps yes and no."""

    not_: "Condition" = Field(alias="not")


class CountOf(Block):
    """How many of which conditions: the body of `at_least`."""

    n: Annotated[int, Strict(), Field(ge=1)]
    of: Annotated[tuple["Condition", ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if self.n > len(self.of):
            raise PydanticCustomError(
                "count_too_high",
                "this asks for {n} of {size} conditions, which can never be",
                {"n": self.n, "size": len(self.of)},
            )
        return self


class AtLeast(Block):
    """Yes when at least `n` of the conditions are yes."""

    at_least: CountOf


class Named(Block):
    """A named condition, used by its name."""

    condition: Annotated[Identifier, Names("named_condition")]


class SumOf(Block):
    """Which numbers are added up and what they must reach: the body of `total`."""

    of: Annotated[tuple[QuestionName, ...], Field(min_length=2)]
    at_least: WholeNumber


class Total(Block):
    """Yes when the given numbers alone reach a sum."""

    total: SumOf


class Test(Block):
    """One test of one answer; exactly one field is set."""

    __test__ = False  # not a pytest class

    is_: Value | None = Field(None, alias="is")
    one_of: Annotated[tuple[Value, ...], Field(min_length=1)] | None = None
    includes: Identifier | None = None
    includes_any: Annotated[tuple[Identifier, ...], Field(min_length=1)] | None = None
    at_least: WholeNumber | None = None
    at_most: WholeNumber | None = None
    between: tuple[WholeNumber, WholeNumber] | None = None

    @model_validator(mode="after")
    def _one_test(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise PydanticCustomError(
                "one_test",
                "a question takes exactly one test here: {tests}",
                {"tests": ", ".join(TESTS)},
            )
        if self.between and self.between[0] > self.between[1]:
            raise PydanticCustomError(
                "between_order",
                "the first number of 'between' must not be larger than the second",
            )
        return self

    @cached_property
    def kind(self) -> TestKind:
        """The test's name as written in YAML, such as `one_of`."""
        (field,) = self.model_fields_set
        return "is" if field == "is_" else field  # type: ignore[return-value]

    @property
    def looks_at(self) -> Literal["answer", "ticked", "number"]:
        """The whole answer, which options are ticked, or how high the number is."""
        match self.kind:
            case "is" | "one_of":
                return "answer"
            case "includes" | "includes_any":
                return "ticked"
            case "at_least" | "at_most" | "between":
                return "number"
        assert_never(self.kind)

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """What the answer is compared with: the options or numbers named in the test."""
        (field,) = self.model_fields_set
        value = getattr(self, field)
        return value if isinstance(value, tuple) else (value,)


class QuestionTest(RootModel[dict[QuestionName, Test]]):
    """A test of one question's answer, written `{question: {test: value}}`."""

    model_config = {"frozen": True, "defer_build": True}

    @model_validator(mode="after")
    def _one_question(self) -> Self:
        if len(self.root) != 1:
            raise PydanticCustomError(
                "one_condition",
                "a condition has exactly one key, but here are {count}: {keys}",
                {"count": len(self.root), "keys": ", ".join(self.root)},
            )
        return self

    def __hash__(self) -> int:
        return hash(tuple(self.root.items()))

    @property
    def question(self) -> str:
        """The id of the question that is tested."""
        return next(iter(self.root))

    @property
    def test(self) -> Test:
        """The test of its answer."""
        return next(iter(self.root.values()))


def _tag(value: Any) -> str:
    """Which kind of condition this is, from the key that is present."""
    if isinstance(value, dict):
        return next((f"<{key}>" for key in OPERATORS if key in value), "<question>")
    return TAGS.get(type(value), "<question>")


# Tags are written <all>, <any> ... so that they never equal a key of the file: pydantic puts the
# tag into an error's `loc`, where a tag named like a key would lead to the wrong line.
Condition = Annotated[
    Annotated[All, Tag("<all>")]
    | Annotated[AnyOf, Tag("<any>")]
    | Annotated[Not, Tag("<not>")]
    | Annotated[AtLeast, Tag("<at_least>")]
    | Annotated[Named, Tag("<condition>")]
    | Annotated[Total, Tag("<total>")]
    | Annotated[QuestionTest, Tag("<question>")],
    Discriminator(_tag),
]
TAGS: dict[type, str] = {
    All: "<all>",
    AnyOf: "<any>",
    Not: "<not>",
    AtLeast: "<at_least>",
    Named: "<condition>",
    Total: "<total>",
    QuestionTest: "<question>",
}

for _model in (All, AnyOf, Not, CountOf, AtLeast):
    _model.model_rebuild()


def parts(condition: Condition) -> tuple[Condition, ...]:
    """The direct parts of a condition."""
    match condition:
        case QuestionTest() | Named() | Total():  # first, for speed: nearly all are one of these
            return ()
        case All(all=conditions):
            return conditions
        case AnyOf(any=conditions):
            return conditions
        case AtLeast(at_least=count):
            return count.of
        case Not(not_=part):
            return (part,)
    assert_never(condition)


def walk(condition: Condition, path: Path = ()) -> Iterator[tuple[Path, Condition]]:
    """The condition and all its parts, outermost first, each with its path as written in YAML.

    Named conditions are not entered.
    """
    yield path, condition
    for i, part in enumerate(parts(condition)):
        yield from walk(part, (*path, *_step(condition, i)))


def _step(condition: Condition, i: int) -> Path:
    """The path from a condition to one of its direct parts."""
    match condition:
        case All():
            return ("all", i)
        case AnyOf():
            return ("any", i)
        case AtLeast():
            return ("at_least", "of", i)
        case Not():
            return ("not",)
        case QuestionTest() | Named() | Total():
            raise ValueError("this condition has no parts")
    assert_never(condition)


Kind = Operator | Literal["question"]


def kind_of(condition: Condition) -> Kind:
    """The condition's operator, or `question` for a test of one answer."""
    kind: Kind = TAGS[type(condition)][1:-1]  # type: ignore[assignment]
    return kind
