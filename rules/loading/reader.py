"""What was read of a YAML file to a model, or to problems that an editor can act on."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from rules.loading.yaml.strict_yaml import Document

M = TypeVar("M", bound=BaseModel)


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
