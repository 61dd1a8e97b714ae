"""The whole rule book as one DMN 1.3 file: inputs, decisions in FEEL, two tables at the end."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree import ElementTree as Xml

from interop.dmn.feel import Feel, asked, condition_named, text
from rules.model.book import RuleBook
from rules.model.levels import Level

DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/"
NAMESPACE = "https://example.org/dmn/cervical-weakness"
CONTRACT = (
    "For complete sets of answers only: where the decision `complete` is false, read nothing else."
    " A rule that is null can't be told from the answers; the level already counts it as cautious"
    " as it has to be. An answer is the id of an option, a number, or a list of ids; a list without"
    ' any is ["none"]. For audit of the rules, never for deciding about a person: it gives no'
    " diagnosis."
)
NOT_SIGNED = " No midwife or doctor has approved these rules yet."
LEVELS = [str(level) for level in Level]


def rule_decision(rule: str) -> str:
    """The decision for a rule; a dot of a family's member is no part of a name in FEEL."""
    return f"rule_{rule.replace('.', '__')}"


def write_dmn(file: Path, book: RuleBook, *, approved: bool) -> list[Path]:
    """Write the rules as DMN; returns the file."""
    file.write_text(as_dmn(book, approved=approved), encoding="utf-8")
    return [file]


def as_dmn(book: RuleBook, *, approved: bool) -> str:
    """The rules as DMN 1.3. The same rule book always gives the same text."""
    root = _Definitions(book, approved).root
    Xml.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


class _Definitions:
    """The file, decision by decision; each stands behind those that it needs."""

    def __init__(self, book: RuleBook, approved: bool) -> None:
        self._book, self._feel = book, Feel(book)
        self._inputs = book.questionnaire.questions
        about = {"name": f"Cervical weakness in pregnancy, rules {book.version}"}
        named = {"xmlns": DMN, "id": "cervical_weakness", "namespace": NAMESPACE}
        self.root = Xml.Element("definitions", {**named, **about})
        _below(self.root, "description", CONTRACT + ("" if approved else NOT_SIGNED))
        for question in book.questionnaire:
            self._input(question.id, question.label)
        self._conditions()
        self._levels()
        self._contacts_and_cards()

    def _input(self, name: str, label: str) -> None:
        data = Xml.SubElement(self.root, "inputData", {"id": name, "name": name, "label": label})
        Xml.SubElement(data, "variable", {"name": name, "typeRef": "Any"})

    def _conditions(self) -> None:
        feel, book = self._feel, self._book
        for question in book.questionnaire:
            if question.asked_when:
                needs = feel.needs(question.asked_when)
                name, body = asked(question.id), feel.sure(question.asked_when)
                self._decide(name, f"Ask: {question.label}", body, needs)
        for named in book.named_conditions:
            name, label = condition_named(named.id), named.id.replace("_", " ")
            self._decide(name, label, feel.read(named.when), feel.needs(named.when), named.means)
        for rule in book.rules:
            name, body, needs = rule_decision(rule.id), feel.read(rule.when), feel.needs(rule.when)
            self._decide(name, rule.id, body, needs, rule.rationale)
        every = [need for name in self._inputs for need in feel.needed_for(name)]
        blank = " or ".join(map(feel.unanswered, self._inputs))
        label = "Every question that is asked has an answer"
        self._decide("complete", label, f"not({blank})", every)

    def _levels(self) -> None:
        columns = []
        for level in LEVELS[:-1]:
            sure = [rule_decision(r.id) for r in self._book.rules if r.level == level]
            unsure = [rule_decision(r.id) for r in self._book.rules if r.if_cant_tell == level]
            parts = [f"{name} = true" for name in sure] + [f"{name} = null" for name in unsure]
            name = f"some_rule_at_{level}"
            needs = dict.fromkeys(sure + unsure)
            self._decide(name, f"A rule applies at {level}", " or ".join(parts) or "false", needs)
            columns.append(name)
        self._table("level", columns, LEVELS, "PRIORITY", otherwise=True)

    def _contacts_and_cards(self) -> None:
        feel, book = self._feel, self._book
        quiet = [f"some_rule_at_{level}" for level in LEVELS[:-1]]
        for contact in book.contacts:
            needs = feel.needs(contact.when)
            name, body = f"contact_{contact.id}", feel.sure(contact.when)
            self._decide(name, contact.id, body, needs, contact.rationale)
        for card in book.cards:
            body = f"not({' or '.join(quiet)}) and ({feel.sure(card.when)})"
            self._decide(f"card_{card.id}", card.id, body, [*quiet, *feel.needs(card.when)])
        for kind, items in (("contact", book.contacts), ("card", book.cards)):
            ids = [item.id for item in items]
            self._table(kind, [f"{kind}_{name}" for name in ids], ids, "UNIQUE")

    def _decision(
        self, name: str, label: str, kind: str, needs: Iterable[str], about: str
    ) -> Xml.Element:
        named = {"id": name, "name": name, "label": label}
        decision = Xml.SubElement(self.root, "decision", named)
        if about:
            _below(decision, "description", about)
        Xml.SubElement(decision, "variable", {"name": name, "typeRef": kind})
        for need in needs:
            required = Xml.SubElement(decision, "informationRequirement")
            what = "requiredInput" if need in self._inputs else "requiredDecision"
            Xml.SubElement(required, what, {"href": f"#{need}"})
        return decision

    def _decide(
        self, name: str, label: str, body: str, needs: Iterable[str], about: str = ""
    ) -> None:
        decision = self._decision(name, label, "boolean", needs, about)
        _below(Xml.SubElement(decision, "literalExpression"), "text", body)

    def _table(
        self,
        name: str,
        columns: Sequence[str],
        outputs: Sequence[str],
        policy: str,
        *,
        otherwise: bool = False,
    ) -> None:
        """A row for each column that is true; with `otherwise`, one more for everybody."""
        decision = self._decision(name, name, "string", columns, "")
        table = Xml.SubElement(
            decision, "decisionTable", {"id": f"{name}_table", "hitPolicy": policy}
        )
        for i, column in enumerate(columns):
            given = Xml.SubElement(table, "input", {"id": f"{name}_in{i}"})
            _below(Xml.SubElement(given, "inputExpression", {"typeRef": "boolean"}), "text", column)
        output = {"id": f"{name}_out", "name": name, "typeRef": "string"}
        values = Xml.SubElement(Xml.SubElement(table, "output", output), "outputValues")
        _below(values, "text", ", ".join(map(text, outputs)))
        places = range(len(columns))
        rows = [["true" if i == j else "-" for j in places] for i in places]
        if otherwise:
            rows.append(["-"] * len(columns))
        for i, (cells, out) in enumerate(zip(rows, outputs, strict=True)):
            row = Xml.SubElement(table, "rule", {"id": f"{name}_row{i}"})
            for j, cell in enumerate(cells):
                _below(Xml.SubElement(row, "inputEntry", {"id": f"{name}_r{i}c{j}"}), "text", cell)
            entry = Xml.SubElement(row, "outputEntry", {"id": f"{name}_o{i}"})
            _below(entry, "text", text(out))


def _below(parent: Xml.Element, tag: str, words: str) -> None:
    Xml.SubElement(parent, tag).text = words
