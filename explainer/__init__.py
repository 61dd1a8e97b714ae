"""From an assessment to plain English.

from explainer import explain
explanation = explain(book, assessment)
"""

from explainer.explain import explain, what_to_do, what_was_told
from explainer.explanation import Explanation
from explainer.reasons.why_not import Failed, why_not
from explainer.wording import load_screen_words, load_wording

__all__ = [
    "Explanation",
    "Failed",
    "explain",
    "load_screen_words",
    "load_wording",
    "what_to_do",
    "what_was_told",
    "why_not",
]
