"""The verb `translate`: beginning a language, bringing it up to date, checking it, its status."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter

from commands.said import Refused, Said, add_folder, writing
from rules.loading.layout import TRANSLATIONS
from rules.loading.project import Project

EXAMPLES = """\
  cli.py translate new cy --name Cymraeg          begin translations/cy.po
  cli.py translate update cy                      bring it to today's English
  cli.py translate status                         what keeps each language from being offered
  cli.py translate check cy --by "First Last"     somebody has read every text as it is
  cli.py translate check cy --only "screens/*" --by "First Last"
"""
STEPS = ("new", "update", "check", "status")


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.epilog = EXAMPLES
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.add_argument("step", choices=STEPS, help="what to do")
    parser.add_argument("language", nargs="?", help="the tag of the language, such as cy")
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
    name: str = "",
    by: str | None = None,
    only: str = "*",
) -> Said:
    """Translate what people read: begin a language, bring it up to date, check it, its status."""
    from desk.translating import NotTranslated, Translating
    from explainer.dates import today
    from rules.signoff.signer import SignerError

    if language is None and step != "status":
        raise Refused(f"say which language: python cli.py translate {step} cy")
    if step == "check" and by is None:
        raise Refused('say who read it: --by "First Last"')
    tag = language or ""
    try:
        with writing(project.root / TRANSLATIONS):
            translating = Translating(project)
            if step == "new":
                return Said(0, translating.begin(tag, name))
            if step == "update":
                return Said(0, translating.update(tag))
            if step == "check":
                return Said(0, translating.check(tag, by or "", only, today()))
            told, all_offered = translating.status(language)
            return Said(int(not all_offered), told)
    except (NotTranslated, SignerError) as error:
        raise Refused(str(error)) from None
