"""A101: a drawing whose description does not describe it.

What: the description of a drawing says what can be seen, in 5 words or more. It does not begin
with "image of", and does not repeat the name or the caption.
Why: Somebody who does not see the drawing would not learn what it shows. They hear the description
in its place; "image of" is said by their device already, and the caption is read out too.
Bad:
    # explainer/wording/en.yaml, below 'abdominal_stitch:'
    description: Image of a cervix with a stitch at its top.
Good:
    description: The same drawing. The thread goes round the very top of the cervix, by the womb.
"""

import re
from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.loading.layout import WORDS
from rules.loading.yaml.problems import Problem

EN = WORDS.as_posix()
FEWEST_WORDS = 5
KIND = re.compile(r"(?:an? |the )?(?:image|picture|photo|photograph|graphic|icon)\b", re.IGNORECASE)


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such description."""
    document = context.project.documents.get(EN)
    data = document.data if document else None
    pictures = data.get("picture_words") if isinstance(data, dict) else None
    for name, words in pictures.items() if isinstance(pictures, dict) else ():
        wrong = _wrong(words) if isinstance(words, dict) else None
        if document and wrong:
            yield document.problem(("picture_words", name, "description"), "A101", *wrong)


def _wrong(words: dict[str, object]) -> tuple[str, str] | None:
    said = str(words.get("description") or "")
    if not said:
        return None  # that it is missing or empty is told as S002 or S004
    match = KIND.match(said)
    if match:
        what = f"the description begins with '{match.group()}', which is said by itself"
        return what, "begin with what can be seen"
    if len(said.split()) < FEWEST_WORDS:
        return "the description is too short to replace the drawing", "say what can be seen"
    if said in (words.get("name"), words.get("caption")):
        return "the description repeats what stands beside the drawing", "say what can be seen"
    return None
