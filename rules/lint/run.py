"""All checks, in one list."""

from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel

from rules.lint.checks import (
    abbreviations,
    addresses,
    alike_options,
    alike_questions,
    capitals,
    claim_families,
    claims,
    common_slips,
    conditional_words,
    contradictions,
    core_promises,
    date_range,
    dates_in_texts,
    drawn_numbers,
    evidence_dates,
    evidence_due,
    hazard_people,
    headings,
    hints,
    house_words,
    left_over,
    links,
    must_say,
    operators_tried,
    opposite_words,
    orders,
    phone_dates,
    phone_numbers,
    phones,
    pictures,
    placeholders,
    pointing,
    reading_age,
    red_flags,
    release_dates,
    said_twice,
    sentences,
    several_questions,
    spelling,
    symbols,
    unit_dates,
    units,
    unread_answers,
    unread_files,
    unused,
    vignette_coverage,
    vignette_names,
    vignette_repeats,
    weeks_in_words,
)
from rules.lint.context import LintContext
from rules.loading.project import Project
from rules.loading.yaml.problems import Problem
from rules.model.book import RuleBook

OF_TEXTS = (claims, phones, placeholders, sentences)
OF_CONTENT = (
    *(house_words, claim_families, spelling),
    *(left_over, said_twice, dates_in_texts, addresses, units, opposite_words, unread_files),
    *(phone_numbers, conditional_words, orders, must_say, weeks_in_words, drawn_numbers),
    operators_tried,
    *(several_questions, alike_questions, unread_answers, contradictions, red_flags, unused),
    *(hazard_people, core_promises, vignette_names, vignette_repeats, vignette_coverage),
    *(pictures, capitals, pointing, symbols, abbreviations, hints, alike_options, headings, links),
)
OF_SOURCES = (evidence_dates, evidence_due)
OF_DATES = (date_range, phone_dates, release_dates)
# What takes longer, and needs what requirements-dev.txt brings. Only on demand, by name.
ON_DEMAND = {"reading-age": reading_age, "spelling": common_slips}


def lint(
    project: Project,
    today: date,
    book: RuleBook | None = None,
    more: Iterable[str] = (),
    wording: BaseModel | None = None,
) -> list[Problem]:
    """Everything the checks find in a project, as far as its files can be read.

    `book` is its rule book, and `wording` its en.yaml. Without one, what needs it whole is not
    looked at. `more` names checks of ON_DEMAND; these raise DictionaryMissing.
    """
    context = LintContext(project, book, wording)
    problems = [*context.lists.problems, *context.vignette_problems]
    problems += [p for module in OF_TEXTS for p in module.check(context.shown_texts)]
    problems += [p for module in OF_CONTENT for p in module.check(context)]
    problems += [p for name in more for p in ON_DEMAND[name].check(context)]
    sources, document = context.items("sources", "sources"), context.document("sources")
    problems += [p for module in OF_SOURCES for p in module.check(sources, document, today)]
    problems += [p for module in OF_DATES for p in module.check(context, today)]
    problems += unit_dates.check(*context.units(), today)
    return sorted(set(problems))
