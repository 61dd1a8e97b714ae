"""Who reads something: which rules show it, how many people of the vignettes, at which level."""

from collections.abc import Callable, Iterable
from functools import cached_property

from desk.acceptance.entries import ORDER, Entry
from rules.loading.layout import BOOKINGS, CLINICAL, CODES, EASY_READ, QUESTIONNAIRE, WORDS
from rules.loading.project import Project
from rules.loading.yaml.problems import ContentError
from rules.model.book import RuleBook
from rules.model.rules import Rule
from rules.signoff.meaning import everything_read
from rules.vignettes.reading import Case, read_vignettes

# What no public page shows.
BESIDE = {
    BOOKINGS.as_posix(): "those who look at figures of made-up people",
    CODES.as_posix(): "other systems",
    EASY_READ.as_posix(): "nobody yet: it is a draft",
}


class Readers:
    """Who reads what, as far as rules and vignettes can be read."""

    def __init__(self, project: Project, book: RuleBook | None) -> None:
        self._project, self._book = project, book
        self._known: dict[tuple[str, str, str], str] = {}

    def of(self, entry: Entry) -> str:
        """Who reads it, in a few words."""
        if self._book is None:
            return "people whom nobody can name while the rules have problems"
        if entry.file in BESIDE:
            return BESIDE[entry.file]
        ways: dict[tuple[str, str], Callable[[str], str]] = {
            (WORDS.as_posix(), "rules"): self._of_rule,
            (WORDS.as_posix(), "advice"): self._of_advice,
            (WORDS.as_posix(), "levels"): self._of_level,
            (WORDS.as_posix(), "contacts"): self._of_contact,
            (WORDS.as_posix(), "cards"): self._of_card,
            (QUESTIONNAIRE.as_posix(), "sections"): self._of_question,
        }
        # Who is led to a rule, a contact or a card reads its words.
        clinical = entry.file.startswith(CLINICAL.as_posix())
        way = ways.get((WORDS.as_posix() if clinical else entry.file, entry.named[0]))
        name = _name_of(entry)
        if way is None or not name:
            return "everybody who comes to that page"
        what = (entry.file, entry.named[0], name)
        if what not in self._known:  # each text of one thing has the same readers
            self._known[what] = way(name)
        return self._known[what]

    @property
    def _rules(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self._book.rules} if self._book else {}

    @cached_property
    def _cases(self) -> list[Case]:
        try:
            return read_vignettes(self._project)
        except ContentError:
            return []

    def _people(self, wanted: Callable[[Case], bool]) -> str:
        number = sum(map(wanted, self._cases))
        return f"{number} of {len(self._cases)} people of the vignettes"

    def _of_rule(self, name: str) -> str:
        family = f"{name}."
        rules = [rule for id_, rule in self._rules.items() if f"{id_}.".startswith(family)]
        ids = {rule.id for rule in rules}
        people = self._people(lambda case: bool(ids & case.vignette.expect.applies.keys()))
        return f"{people}, in {_number(len(rules), 'rule')}{_levels(rules)}" if rules else people

    def _of_advice(self, name: str) -> str:
        rules = [rule for rule in self._rules.values() if name in rule.advice]
        ids = {rule.id for rule in rules}
        people = self._people(lambda case: bool(ids & case.vignette.expect.applies.keys()))
        return f"{people}, in {_number(len(rules), 'rule')}{_levels(rules)}"

    def _of_level(self, name: str) -> str:
        rules = [rule for rule in self._rules.values() if rule.level == name]
        people = self._people(lambda case: case.vignette.expect.level == name)
        return f"{people}, at {name}, from {_number(len(rules), 'rule')}"

    def _of_contact(self, name: str) -> str:
        return self._people(lambda case: case.vignette.expect.contact == name)

    def _of_card(self, name: str) -> str:
        return self._people(lambda case: case.vignette.expect.card == name) + ", at information"

    def _of_question(self, name: str) -> str:
        rules = [
            rule
            for rule in self._rules.values()
            if self._book and name in everything_read(self._book, rule.when).questions
        ]
        people = self._people(lambda case: name in case.answers)
        return f"{people}; {_number(len(rules), 'rule')} rest on it{_levels(rules)}"


def _name_of(entry: Entry) -> str:
    """The name of what it belongs to, if it has one; a rule may be one of a family."""
    if entry.file == QUESTIONNAIRE.as_posix():
        return "".join(entry.named[3:4])
    block, one = entry.named[2:3], entry.named[3:4]
    if block == ("members",) and one not in ((), (ORDER,)):
        return f"{entry.named[1]}.{one[0]}"
    return "".join(entry.named[1:2])


def _levels(rules: Iterable[Rule]) -> str:
    found = sorted({rule.level for rule in rules}, key=lambda level: level.value)
    return f" at {', '.join(found)}" if found else ""


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
