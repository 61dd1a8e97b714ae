"""This project's engine on the synthetic work, through its public types and functions."""

from __future__ import annotations

from typing import Any

from bench.peers.notation import Engine, Result
from bench.workload import Answers, Question, Rule, Workload
from rules import RuleBook, assess, trace_tree
from rules.model.questionnaire import Questionnaire
from rules.model.rules import Rule as OurRule


def compact(work: Workload) -> Engine:
    """What callers get: answers checked, then level, rules, advice and the compact trace."""
    book = book_of(work)

    def run(answers: Answers) -> Result:
        assessment = assess(book, answers)
        level = assessment.level
        applied = [rule.rule for rule in assessment.applied]
        return (level if applied else None), applied

    return run


def trees(work: Workload) -> Engine:
    """The same, then the condition trees of all rules made from the trace."""
    book = book_of(work)
    names = [rule.id for rule in work.rules]

    def run(answers: Answers) -> Result:
        assessment = assess(book, answers)
        made = [trace_tree(book, assessment, name) for name in names]
        applied = [rule.rule for rule in assessment.applied]
        return (assessment.level if applied and made else None), applied

    return run


def book_of(work: Workload) -> RuleBook:
    """The workload as a rule book made in memory, without any file."""
    questions = [_question(question) for question in work.questions]
    section = {"id": "work", "title": "Synthetic work", "questions": questions}
    return RuleBook(
        questionnaire=Questionnaire.model_validate({"sections": [section]}),
        named_conditions=(),
        rules=tuple(OurRule.model_validate(_rule(rule)) for rule in work.rules),
        contacts=(),
    )


def _question(question: Question) -> dict[str, Any]:
    words = {"text": "Synthetic?", "label": "Synthetic", "why": "To be measured."}
    data: dict[str, Any] = {"id": question.id, "kind": question.kind, **words}
    if question.kind == "number":
        return data | {"min": question.lowest, "max": question.highest, "unit": "steps"}
    data["options"] = [{"id": option, "text": option} for option in question.options]
    if question.kind == "choices":
        return data | {"none": "None of these"}
    if len(question.options) == 2:  # the third answer of this tri-state is a real "not sure"
        return data | {"not_sure": "Not sure", "find_out": "Nobody."}
    return data


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "when": rule.when,
        "level": rule.level,
        "if_cant_tell": None if rule.if_cant_tell == "quiet" else rule.if_cant_tell,
        "advice": ["synthetic_advice"],
        "evidence": [{"source": "synthetic", "where": "nowhere", "label": "PROPOSAL"}],
        "rationale": "Synthetic.",
        "hazards": ["H-01"],
    }
