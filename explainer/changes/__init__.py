"""What changed from one version of the content to another, and for whom, in words.

from explainer.changes import compare, as_text, as_page
report = compare("HEAD~1", ".", root)
"""

from explainer.changes.page import as_page
from explainer.changes.reading import BrokenSide, compare
from explainer.changes.report import Report
from explainer.changes.text import as_text

__all__ = ["BrokenSide", "Report", "as_page", "as_text", "compare"]
