"""The rules: content, its meaning, and what it says of a set of answers.

from rules import load, assess
book = load()
assessment = assess(book, {"pregnant": "yes", "weeks": 9, "emergency_signs": ["none"]})
"""

from rules.engine.answers import AnswerError, Fault, check_answers
from rules.engine.assess import assess, named_states, trace_tree
from rules.loading.book import load
from rules.loading.yaml.problems import ContentError, Problem
from rules.model.assessment import Applied, Assessment, TraceNode
from rules.model.book import RuleBook
from rules.model.levels import Level
from rules.model.truth import Truth

__all__ = [
    "AnswerError",
    "Applied",
    "Assessment",
    "ContentError",
    "Fault",
    "Level",
    "Problem",
    "RuleBook",
    "TraceNode",
    "Truth",
    "assess",
    "check_answers",
    "load",
    "named_states",
    "trace_tree",
]
