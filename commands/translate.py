"""The verb `translate`: beginning a language, bringing it up to date, checking it, its status."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path

from commands.said import Refused, Said, add_folder, writing
from rules.loading.layout import TRANSLATIONS
from rules.loading.project import Project

EXAMPLES = """\
  cli.py translate new cy --name Cymraeg          begin translations/cy.po
  cli.py translate update cy                      bring it to today's English
  cli.py translate status                         what keeps each language from being offered
  cli.py translate check cy --by "First Last"     somebody has read every text as it is
  cli.py translate check cy --only "screens/*" --by "First Last"
  cli.py translate workbook cy cy.xlsx            for whoever works in a spreadsheet
  cli.py translate take cy cy.xlsx                what came back, by key
"""
STEPS = ("new", "update", "check", "status", "workbook", "take")


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.epilog = EXAMPLES
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.add_argument("step", choices=STEPS, help="what to do")
    parser.add_argument("language", nargs="?", help="the tag of the language, such as cy")
    workbook = "for workbook and take: the file, ending in .xlsx"
    parser.add_argument("workbook", nargs="?", type=Path, help=workbook)
    parser.add_argument("--name", default="", help="for new: what the language calls itself")
    by = "for check: first and last name of who read it, and reads this language"
    parser.add_argument("--by", metavar="NAME", help=by)
    only = "for check: only texts whose key is called so"
    parser.add_argument("--only", metavar="PATTERN", default="*", help=only)
    add_folder(parser)


def run(
    project: Project,
    *,
    step: str,
    language: str | None = None,
    workbook: Path | None = None,
    name: str = "",
    by: str | None = None,
    only: str = "*",
) -> Said:
    """Translate what people read: begin a language, bring it up to date, check it, its status."""
    _refuse_without(step, language, by, workbook)
    from desk.translating import NotTranslated, Translating
    from explainer.dates import today
    from rules.signoff.signer import SignerError

    tag, file = language or "", workbook or Path()
    try:
        with writing(project.root / TRANSLATIONS, "cannot be read or written"):
            translating = Translating(project)
            if step == "status":
                told, all_offered = translating.status(language)
                return Said(int(not all_offered), told)
            steps = {
                "new": lambda: translating.begin(tag, name),
                "update": lambda: translating.update(tag),
                "check": lambda: translating.check(tag, by or "", only, today()),
                "workbook": lambda: translating.write_workbook(tag, file),
                "take": lambda: translating.take(tag, file),
            }
            return Said(0, steps[step]())
    except (NotTranslated, SignerError) as error:
        raise Refused(str(error)) from None


def _refuse_without(step: str, language: str | None, by: str | None, workbook: Path | None) -> None:
    """Refuse a step without what it needs."""
    if language is None and step != "status":
        raise Refused(f"say which language: python cli.py translate {step} cy")
    if step == "check" and by is None:
        raise Refused('say who read it: --by "First Last"')
    if step in ("workbook", "take") and workbook is None:
        raise Refused(f"say which file: python cli.py translate {step} {language} {language}.xlsx")
