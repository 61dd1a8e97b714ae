"""From an assessment to plain English.

from explainer import explain
explanation = explain(book, assessment)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from explainer.explaining import explain, what_to_do, what_was_told
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
# Where each stands. It is fetched when it is asked for: who only checks words explains nothing.
STANDS_IN = {
    **dict.fromkeys(("explain", "what_to_do", "what_was_told"), "explaining"),
    "Explanation": "explanation",
    **dict.fromkeys(("Failed", "why_not"), "reasons.why_not"),
    **dict.fromkeys(("load_screen_words", "load_wording"), "wording"),
}


def __getattr__(name: str) -> Any:
    if name not in STANDS_IN:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    return getattr(import_module(f"{__name__}.{STANDS_IN[name]}"), name)
