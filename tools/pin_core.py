"""Makes rules/proof/core.yaml anew: `python -m tools.pin_core`.

Which promises are in the core stands in that file already and is kept; this only marks their checks
as they are now. Whoever runs it changes what content may not weaken: both clinicians look at it.
"""

import yaml

from rules import load
from rules.model.book import RuleBook
from rules.proof.core import CORE_FILE, Core, is_in_answers, mark, parts_of

HEAD = """\
# The core of the promises: what no edit of content can weaken without being told by name.
# `python cli.py check` compares safety.yaml with it. Made by `python -m tools.pin_core`, never by
# hand: a mark stands for one check, and only checks that are written in answers alone are here.
"""


def core_of(book: RuleBook, wanted: set[str]) -> Core:
    """The core of a book, for these promises."""
    promises = [p for p in book.properties if p.id in wanted]
    signs = {name for p in promises for check in p.checks for name in check.each_option_of or ()}
    questions = [q for q in book.questionnaire if q.id in signs or q.symptom]
    return Core.model_validate(
        {
            "promises": [
                {
                    "id": promise.id,
                    "title": promise.title,
                    "checks": [mark(check) for check in promise.checks if is_in_answers(check)],
                }
                for promise in promises
            ],
            "options": {question.id: list(question.named_answers) for question in questions},
            "more_worrying": [mark(order) for order in parts_of(book, "more_worrying")],
            "never_together": [mark(pair) for pair in book.never_together],
        }
    )


def written(core: Core) -> str:
    """The core as a file."""
    data = core.model_dump(mode="json")
    return HEAD + yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=98)


if __name__ == "__main__":
    wanted = {
        one["id"] for one in yaml.safe_load(CORE_FILE.read_text(encoding="utf-8"))["promises"]
    }
    CORE_FILE.write_text(written(core_of(load(), wanted)), encoding="utf-8")
