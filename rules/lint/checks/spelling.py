"""C006: an American spelling, or a misspelt medical word.

What: no text has a wrong spelling of explainer/wording/lists/spellings.yaml; nor have the reasons
that clinicians read beside the rules.
Why: A misspelt medicine is looked up in vain, or taken for another one. And people trust a page
less when it is spelt as if it came from another country's health service.
Bad:
    # explainer/wording/en.yaml, below 'call_today:'
    lead: Call as soon as you can today, even if you think that it is only early labor.
Good:
    lead: Call as soon as you can today, even if you think that it is only early labour.
"""

from collections.abc import Iterator
from functools import lru_cache

from rules.lint.context import LintContext
from rules.lint.lists import Spelling
from rules.lint.phrases import Phrases, found_in
from rules.loading.yaml.problems import Problem


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each wrong spelling, also in what only clinicians read."""
    phrases = _phrases(context.lists.spellings)
    for text in (*context.texts, *context.texts_for_clinicians):
        for start, end, right in found_in(text.words, phrases):
            said = text.words[start:end]
            if said != right:  # where only big letters or a hyphen are wrong, they are alike
                what = f"'{said}' is not how we spell it"
                yield text.problem("C006", what, f"write {right}", said)


@lru_cache(maxsize=4)
def _phrases(spellings: tuple[Spelling, ...]) -> Phrases[str]:
    return Phrases([(form, spelling.write) for spelling in spellings for form in spelling.not_])
