"""C001: a claim that this assessment must never make.

What: the texts people read name no diagnosis, no score, no percentage, and no "low risk".
Why: A reassuring word can make someone wait who must call, and a frightening one can do harm
without helping anybody. Answers to questions cannot measure a cervix.
Bad:
    # explainer/wording/en.yaml, below 'call_today:'
    lead: You have a low risk of cervical weakness.
Good:
    lead: Call as soon as you can today. It is right to ask.
"""

import re
from collections.abc import Iterable, Iterator

from rules.lint.texts import Text, remembered
from rules.loading.yaml.problems import Problem

# Each is looked for where a word begins.
SAY_INSTEAD = {
    r"(?:low|lower|high|higher|no|at|increased|reduced) risk\b": "say whom to call and why",
    r"risk factors?\b": "name the thing itself",
    r"risks?\b": "say 'chance', or name what can happen",
    r"scor(?:e|es|ed|ing)\b": "say what the answers lead to",
    r"\d[\d.,]* ?%|per ?cent\b|percent(?:age)?s?\b": "say 'x in 100', of whom, and where from",
    r"safe to ignore\b|nothing to worry about\b|no need to worry\b": "say whom to ask",
    r"you have\b": "say 'you told us', or name the sign",
    r"you(?:'re| are) (?:fine|safe|healthy)\b": "say what was told and what to look out for",
    r"diagnos\w*": "only 'this is not a diagnosis' may be said",
}
# What may be said: that this is not one of those things.
ALLOWED = re.compile(
    r"\bnot (?:a |make a |give a )?diagnos\w+|\b(?:no|not a) score\b|\bgives? (?:you )?no score\b",
    re.IGNORECASE,
)
ANY = re.compile(rf"\b(?:{'|'.join(SAY_INSTEAD)})")  # most texts have none, and are done with
PATTERNS = [
    (re.compile(rf"\b(?:{pattern})", re.IGNORECASE), fix) for pattern, fix in SAY_INSTEAD.items()
]


def check(texts: Iterable[Text]) -> Iterator[Problem]:
    """A problem for each such claim."""
    for text in texts:
        for words, fix in _claims(text.words):
            yield text.problem("C001", f"'{words}' must not be said here", fix, words)


@remembered
def _claims(words: str) -> Iterator[tuple[str, str]]:
    """The words of each claim, and what to say in its place."""
    said = words.replace("\u2019", "'")
    if not ANY.search(said.lower()):
        return
    said = ALLOWED.sub(lambda match: " " * len(match.group()), said)
    told: set[int] = set()
    for pattern, fix in PATTERNS:
        for match in pattern.finditer(said):
            place = set(range(*match.span()))
            if not told & place:  # "low risk" is told once, not for "risk" too
                yield words[match.start() : match.end()], fix
            told |= place
