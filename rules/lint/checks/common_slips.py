"""C008: a word that is commonly misspelt.

What: no text has a misspelling that the dictionary of codespell knows. What it takes for a slip by
mistake stands below `right` in explainer/wording/lists/spellings.yaml.
Why: People trust a page less that was not read again before it was put up. And a misspelt word is
hard for whoever hears the page, or translates it by machine.
Bad:
    # explainer/wording/en.yaml, below 'call_today:'
    lead: Call as soon as you can today, even if it seems unneccessary.
Good:
    lead: Call as soon as you can today, even if it seems unnecessary.
"""

import re
from collections.abc import Iterator

from rules.lint import dictionaries
from rules.lint.context import LintContext
from rules.loading.yaml.problems import Problem

WORD = re.compile(r"(?<![\w{:])[^\W\d_]+(?:['\u2019][^\W\d_]+)*(?![\w}])")


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such word, also in what only clinicians read. Raises DictionaryMissing."""
    slips, right = dictionaries.misspellings(), context.lists.right_spellings
    for text in (*context.texts, *context.texts_for_clinicians):
        for said in WORD.findall(text.words):
            word = said.lower().replace("\u2019", "'")
            if word in slips and word not in right:
                what = f"'{said}' looks misspelt"
                fix = f"write {slips[word]}, or add it to 'right' in spellings.yaml"
                yield text.problem("C008", what, fix, said)
