"""The rule book as text: the decision table and the question sheet in Markdown, to read and diff.

It holds no dates of making and no sign-off, so it changes exactly when the content does.
"""

from collections.abc import Iterable, Iterator

from explainer.lines import reader_names, rule_names
from explainer.reasons.outline import Line
from explainer.review.decision_table import RuleRow, TermRow
from explainer.review.question_sheet import QuestionRow
from explainer.review.sheets import Sheets, sheets
from explainer.review.subject import Subject
from explainer.review.tables import LOWERED, evidence_line, reading
from rules import RuleBook

RENEW = "python cli.py review --text docs/rule-book.md"
MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_<>[]|#"})


def rule_book(subject: Subject) -> str:
    """The whole text; the same content gives the same text."""
    found = sheets(subject)
    return "\n".join(_lines(found, subject.book)).rstrip() + "\n"


def _lines(found: Sheets, book: RuleBook) -> Iterator[str]:
    yield "# The rule book"
    yield ""
    yield f"Made from the content by `{RENEW}`. Do not edit it: edit the content, and make it anew."
    yield ""
    yield "A test of an answer that is “not sure” or “prefer not to say” cannot be told, unless the"
    yield "test names that very answer. A test of a question that is not asked is a no."
    yield ""
    yield "Beside such an answer stands *can't tell*: the rules that rest on a test which cannot be"
    yield "told, and what they then lead to, unless other answers make them a yes or a no."
    yield ""
    yield "## Rules, most urgent first"
    for row in found.rules:
        yield from _rule(row)
    yield ""
    yield "## Named conditions"
    for term in found.terms:
        yield from _term(term, book)
    yield ""
    yield "## Questions, in the order asked"
    for question in found.questions:
        yield from _question(question, book)


def _rule(row: RuleRow) -> Iterator[str]:
    yield from ("", f"### `{row.id}`", "")
    yield f"**{_plain(row.level_label)}.** {_plain(row.plain)}"
    yield from ("", *_tree(row.tree), "")
    yield f"- Exact logic: `{row.exact}`"
    yield f"- Reads: {_plain('; '.join(each.label for each in row.inputs))}"
    yield f"- If we can't tell: {_plain(row.cant_tell_label)}"
    yield from (f"- {where}: {_plain(text)}" for where, text in row.words)
    yield f"- Advice: {_plain('; '.join(row.advice))}"
    yield f"- Why: {_plain(row.rationale)}"
    if row.if_lowered:
        yield f"- {LOWERED}: {_plain('; '.join(row.if_lowered))}"
    yield from (f"- {_plain(evidence_line(support))}" for support in row.evidence)
    checked = row.checked_on or "not all read"
    yield f"- Sources checked on: {checked}; to be read again by {row.review_by}"
    yield f"- Vignettes that fire: {_few(row.met.fires)}"
    yield f"- Vignettes that just miss: {_few(row.met.just_misses)}"
    yield f"- Vignettes that can't tell: {_few(row.met.cant_tell)}"
    yield f"- Hazards: {_plain('; '.join(f'{hazard.id} {hazard.name}' for hazard in row.hazards))}"


def _term(term: TermRow, book: RuleBook) -> Iterator[str]:
    yield from ("", f"### `{term.id}`", "")
    yield _plain(term.means)
    yield ""
    yield f"- {_plain(term.clinical)}"
    yield f"- Exact logic: `{term.exact}`"
    yield f"- Rules: {_plain(', '.join(rule_names(book, term.rules)) or 'none')}"


def _question(question: QuestionRow, book: RuleBook) -> Iterator[str]:
    yield from ("", f"### {question.number}. {_plain(question.text)}", "")
    yield f"- Id: `{question.id}`, {question.kind}, in “{_plain(question.section)}”"
    yield f"- In lists: {_plain(question.label)}"
    asked = f"{_plain(question.asked_when)} (`{question.exact}`)" if question.exact else "always"
    yield f"- Asked when: {asked}"
    yield f"- Why we ask: {_plain(question.why)}"
    for name, text in (("Help", question.hint), ("How to find out", question.find_out)):
        if text:
            yield f"- {name}: {_plain(text)}"
    yield "- Answers, and what reads each:"
    for answer in question.answers:
        read_by = reading(answer, reader_names(book, answer.read_by))
        yield f"  - {_plain(answer.text)} (`{answer.id}`): {_plain(read_by)}"


def _tree(line: Line, depth: int = 0) -> Iterator[str]:
    yield f"{'  ' * depth}- {_plain(line.text)}{':' if line.parts else ''}"
    for part in line.parts:
        yield from _tree(part, depth + 1)


def _few(ids: Iterable[str]) -> str:
    """The first three, and how many more: the spreadsheet has them all."""
    first, more = list(ids)[:3], len(list(ids)) - 3
    return ", ".join(first) + (f" and {more} more" if more > 0 else "") or "none"


def _plain(text: str) -> str:
    """A text on one line that Markdown takes as it is."""
    return " ".join(text.split()).translate(MARKDOWN)
