"""V004: a rule that no vignette expects, or a person nobody starts from.

What: for each rule there is a vignette in which it must apply (`applies: {the_rule: yes}`), and
each person of people.yaml is the start of some vignette. `cli.py vignettes` runs them all, and says
for which rules there is no case of no or can't tell.
Why: The rule could stop speaking to the people it is for, and no vignette would say so.
Bad:
    # tests/vignettes/at_term.yaml, in place of 'labour_with_twins: yes'
    # The line 'labour_with_twins: yes' was here.
Good:
    labour_with_twins: yes
"""

from collections.abc import Iterator
from dataclasses import replace

from rules.lint.context import LintContext
from rules.loading.yaml.problems import Problem
from rules.model.truth import Truth


def check(context: LintContext) -> Iterator[Problem]:
    """A warning for each such rule and person; without any vignette there is nothing to say."""
    vignettes = [case.vignette for case in context.vignettes]
    if context.book is None or not vignettes:
        return
    expected = {
        rule for one in vignettes for rule, is_ in one.expect.applies.items() if is_ is Truth.YES
    }
    for rule in context.book.rules:
        if rule.id not in expected:
            file, line, column = context.book.places[rule.id].rsplit(":", 2)
            what = f"no vignette expects the rule '{rule.id}' to apply"
            fix = "add one for whom it applies, and one who just misses it"
            yield Problem(file, int(line), int(column), "V004", what, fix, "warning")
    started = {one.based_on for one in vignettes}
    for person, path, document in context.people:
        if person.id not in started:
            what = f"no vignette starts from the person '{person.id}'"
            fix = f"write 'based_on: {person.id}' in one, or remove this person"
            problem = document.problem((*path, "id"), "V004", what, fix)
            yield replace(problem, severity="warning")
