"""How things are called in FHIR: one place for what is written and what is read back."""

NAME = "cervical-weakness-self-assessment"
# An address that leads nowhere, kept free for examples: the deploying organisation gives its own.
NO_ADDRESS = "https://example.org/fhir"

CORE = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire"
CONTROL = "http://hl7.org/fhir/questionnaire-item-control"

ENABLE_WHEN_EXPRESSION = f"{SDC}-enableWhenExpression"
CALCULATED_EXPRESSION = f"{SDC}-calculatedExpression"

LANGUAGE = "text/fhirpath"


def questionnaire_id(version: str) -> str:
    """The form of one version of the rules, as the end of its canonical address."""
    return f"/Questionnaire/{NAME}|{version}"


def code_system_id(question: str) -> str:
    """Where the answers to one question are defined, as the end of its address."""
    return f"/CodeSystem/{NAME}-{question.replace('_', '-')}"


def group_item(section: str) -> str:
    """The item that holds the questions of a section."""
    return f"{section}-group"


def special_item(question: str) -> str:
    """The item for "not sure" beside a number: an integer of FHIR takes no code."""
    return f"{question}-special"


def help_item(question: str) -> str:
    """The item that shows what helps to answer."""
    return f"{question}-help"
