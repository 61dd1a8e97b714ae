"""One YAML file to one model, or to problems that an editor can act on."""

from pathlib import Path as FilePath
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from rules.loading.yaml.problems import ContentError
from rules.loading.yaml.strict_yaml import Document, read_file

M = TypeVar("M", bound=BaseModel)


def read_model(path: FilePath, shown: str, model: type[M]) -> tuple[M | None, Document]:
    """The file as a model, or None when it cannot be; what is wrong is in the document."""
    document = read_file(path, shown)
    return model_of(document, model), document


def whole_model(path: FilePath, shown: str, model: type[M]) -> M:
    """The file as a model. Raises ContentError with every problem found."""
    found, document = read_model(path, shown, model)
    if found is None or document.problems:
        raise ContentError(document.problems)
    return found


def model_of(document: Document, model: type[M]) -> M | None:
    """What was read as a model, or None when it cannot be; then the document says why."""
    if document.data is None:
        return None
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        from rules.loading.slips.misfits import problems_of  # imported only when something is wrong

        found = problems_of(error, model, document)
        # A line that does not read well also does not validate well: one finding per cause.
        lines = {problem.line for problem in document.problems}
        document.problems += [problem for problem in found if problem.line not in lines]
        return None
