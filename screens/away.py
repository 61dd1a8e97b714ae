"""What a browser needs to say a result by itself while no answer comes from the server.

The rules as tables, every card as the template makes it, and the texts that answers choose from.
It is made at the start from the same content as the pages, and no copy of it is kept. The address
names its hash: another content has another address, and what a browser kept is then not asked for.
"""

from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple

from client.export import as_json
from client.tables import Tables, Tree
from explainer.result.away import AwayCard, away_cards, away_texts, beside_texts
from explainer.texts import CONTACT, ConditionalText, SaidTexts, said_to, text_of, whole_texts
from explainer.wording import fill
from explainer.words import HeadingWords
from screens.content import Published
from screens.templating import environment

TEMPLATE = "away.html"

# Whom to call depends on the answers: a text keeps its gap for the name, or is whole for each.
ForEach = str | dict[str, str]
Choice = list[list[Any]]  # such texts, each after the tree of its condition; None fits everybody


class Away(NamedTuple):
    """The data as JSON, and the address that it is served at."""

    text: str
    address: str


@cache
def away(content: Published) -> Away:
    """What the page of the check fetches, once; each reply names its address."""
    text = as_json(away_data(content))
    return Away(text, f"/assets/away-{sha256(text.encode()).hexdigest()[:16]}.json")


def away_data(content: Published) -> dict[str, Any]:
    """Tables, cards and texts; what each part is for stands in assets/away.js, which reads it."""
    return _Making(content).data()


class _Making:
    def __init__(self, content: Published) -> None:
        self._content = content
        self._tables = Tables(content.book)
        self._headings: list[HeadingWords] = []  # by number
        for rule in content.wording.rules.values():
            if rule.heading and rule.heading not in self._headings:
                self._headings.append(rule.heading)

    def data(self) -> dict[str, Any]:
        tables = self._tables.as_data()
        texts = {
            place: {
                "sorrow": self._choice(found.sorrow),
                "steps": self._choice(found.steps),
                "because": self._sentences(found.because),
            }
            for place, found in away_texts(self._content.wording)
        }
        cards, drawn = self._cards()
        made = {
            "headings": self._rules_with_headings(),
            "reasons": self._reasons(),
            "beside": dict(self._beside()),
            "texts": texts,
            "cards": cards,
            "drawn": drawn,
        }
        # Conditions of texts may bring tests that no rule has.
        return {"tables": tables | {"tests": self._tables.tests_as_data()}, **made}

    def _rules_with_headings(self) -> dict[str, tuple[int, bool]]:
        """By rule: which heading it brings, and whether only when all others say the same."""
        return {
            rule: (self._headings.index(words.heading), words.heading.alone)
            for rule, words in self._content.wording.rules.items()
            if words.heading
        }

    def _reasons(self) -> dict[str, list[Choice]]:
        """By rule: the reasons when it is a yes, and when it can't be told."""
        return {
            rule: [self._sentences(words.becauses(certain)) for certain in (True, False)]
            for rule, words in self._content.wording.rules.items()
        }

    def _beside(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """By rule: the help that stands beside another call, with numbers that a press calls."""
        calls = environment(self._content).filters["calls"]
        for rule, words in beside_texts(self._content.book, self._content.wording):
            steps = self._choice(words.steps, lambda text: str(calls(text)))
            text = self._choice(words.text)
            yield rule, {"title": words.title, "text": text, "steps": steps}

    def _sentences(self, becauses: SaidTexts) -> Choice:
        return self._choice(becauses, self._content.wording.grammar.reason)

    def _choice(self, said: SaidTexts, made: Callable[[str], str] = str) -> Choice:
        return [[self._tree(text), self._for_each(text_of(text), made)] for text in said]

    def _for_each(self, text: str, made: Callable[[str], str]) -> ForEach:
        by_whom = {"": said_to(text, "")} | whole_texts(text)
        filled = {
            whom: made(fill(said, self._content.wording, CONTACT)) for whom, said in by_whom.items()
        }
        return filled if len(filled) > 1 else filled[""]

    def _tree(self, text: str | ConditionalText) -> Tree | None:
        if isinstance(text, str) or text.when is None:
            return None
        return self._tables.read(text.when)

    def _cards(self) -> tuple[dict[str, tuple[int, str, str]], list[str]]:
        """By level, contact, card and heading: which of the drawn cards, and whom it calls."""
        template = environment(self._content).get_template(TEMPLATE)
        drawn: dict[str, int] = {}
        cards = {}
        for made in away_cards(self._content.book, self._content.wording):
            html = _without_breaks(template.render(found=made.found))
            number = drawn.setdefault(html, len(drawn))
            cards[self._key(made)] = (number, made.contact_name, made.whom)
        return cards, list(drawn)

    def _key(self, made: AwayCard) -> str:
        heading = self._headings.index(made.heading) if made.heading else ""
        return "/".join((made.level.value, made.contact or "", made.card or "", str(heading)))


def _without_breaks(html: str) -> str:
    """The same without the lines and blanks that the template only has to be read."""
    return " ".join(html.split())
