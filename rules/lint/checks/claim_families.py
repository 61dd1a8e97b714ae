"""C009: a claim that we never make, in one of its many forms.

What: no text eases, gives one person a chance, names what somebody has, orders a treatment, or says
to wait. The forms of each stand in explainer/wording/lists/claims.yaml.
Why: A claim like this can keep somebody from calling, whatever words it is made in.
Bad:
    # explainer/wording/en.yaml, below 'call_today:'
    lead: There is no cause for concern. Call when it is convenient.
Good:
    lead: Call as soon as you can today. It is right to ask.
"""

from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.lint.forms import claims_in, forms_of, straight
from rules.lint.lists import ClaimFamily
from rules.lint.texts import Text
from rules.loading.yaml.problems import Problem

NOTHING = forms_of(())


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for the first claim of each family in a text that people read."""
    families = [
        (f, forms_of(f.forms), forms_of(f.unless, across=True)) for f in context.lists.claims
    ]
    every = forms_of(tuple(form for family in context.lists.claims for form in family.forms))
    texts = [
        (text, words)
        for text in context.texts
        for words in [straight(text.words)]
        if claims_in(words, every, NOTHING)  # most texts have none, and are done with
    ]
    for family, forms, unless in families:
        for text, words in texts:
            for start, end in claims_in(words, forms, unless)[:1]:
                yield _problem(text, family, start, end)


def _problem(text: Text, family: ClaimFamily, start: int, end: int) -> Problem:
    said = text.words[start:end]
    what = f"'{said}' must not be said here ({family.id}): {family.why}"
    return text.problem("C009", what, f"say {family.say}", said)
