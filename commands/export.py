"""The verb `export`: what is made from the content, for editors, to read, and for other systems."""

from argparse import ArgumentParser
from pathlib import Path

from commands.said import Said, add_folder, needing, writing
from rules.loading.book import read_book
from rules.loading.project import Project

KEPT = {
    "schemas": "JSON Schemas for editors",
    "hazard-log": "the hazard log to read",
    "use-scenarios": "the use scenarios that hazards come from, to read",
    "metadata": "what the knowledge is, whose, and how it is kept",
}
WRITTEN = {
    "fhir": ("OUT", "the questions as a FHIR R4 Questionnaire, with the systems of its codes"),
    "workbook": ("OUT.xlsx", "the decision tables as a workbook, in the columns of WHO's kits"),
    "dmn": ("OUT.dmn", "the rules as DMN 1.3, for complete sets of answers"),
    "client": ("OUT", "the rules as tables and a small script, for a browser"),
}


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    kinds = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    for what, words in KEPT.items():
        add_folder(kinds.add_parser(what, help=f"{words}, kept beside the content"), True)
    for what, (out, words) in WRITTEN.items():
        kind = kinds.add_parser(what, help=words)
        kind.add_argument("out", type=Path, metavar=out, help="where to write it")
        add_folder(kind)


def run(project: Project, what: str, out: Path | None = None) -> Said:
    """Write what is made from the content: for editors, to read, or for other systems."""
    if out is not None:
        with writing(out):
            return Said(0, "\n".join(map(str, _WRITERS[what](project, out))))
    return Said(0, "\n".join(map(str, _kept(project, what))))


def _kept(project: Project, what: str) -> list[Path]:
    """Write what is kept beside the content; gives what was written, as seen from there."""
    texts = _texts(project, what)
    for file, text in texts.items():
        (project.root / file).parent.mkdir(parents=True, exist_ok=True)
        (project.root / file).write_text(text, encoding="utf-8")
    return sorted(texts)


def _texts(project: Project, what: str) -> dict[Path, str]:
    from desk import metadata, schemas
    from explainer.outputs import hazard_log, use_scenarios

    match what:
        case "schemas":
            made = schemas.schemas(project)
            return {schemas.FOLDER / name: text for name, text in made.items()}
        case "metadata":
            return {metadata.FILE: metadata.as_text(project)}
        case "hazard-log":
            return {hazard_log.FILE: hazard_log.hazard_log(read_book(project))}
        case _:
            return {use_scenarios.FILE: use_scenarios.use_scenarios(read_book(project))}


def _fhir(project: Project, out: Path) -> list[Path]:
    from explainer.signoff.approval import is_approved
    from explainer.wording import load_wording
    from interop.fhir.files import write_fhir
    from rules.loading.codes import load_codes

    book = read_book(project)
    approved = is_approved(book, load_wording(project))
    return write_fhir(out, book, load_codes(project, book), approved=approved)


def _dmn(project: Project, out: Path) -> list[Path]:
    from explainer.signoff.approval import is_approved
    from explainer.wording import load_wording
    from interop.dmn.model import write_dmn

    book = read_book(project)
    return write_dmn(out, book, approved=is_approved(book, load_wording(project)))


def _workbook(project: Project, out: Path) -> list[Path]:
    from commands.review import subject_of
    from explainer.signoff.approval import is_approved

    with needing("XlsxWriter", "xlsxwriter"):
        import xlsxwriter  # type: ignore[import-untyped]  # noqa: F401
    from interop.workbook import write_workbook

    subject = subject_of(project)
    return write_workbook(out, subject, approved=is_approved(subject.book, subject.wording))


def _client(project: Project, out: Path) -> list[Path]:
    from client.export import write_client
    from explainer.dates import today

    return [*write_client(read_book(project), out, today())]


_WRITERS = {"fhir": _fhir, "workbook": _workbook, "dmn": _dmn, "client": _client}
