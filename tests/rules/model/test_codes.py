"""Codes of an organisation: each says who decided it, and addresses are whole."""

from typing import Any

import pytest
from pydantic import ValidationError

from rules.model.codes import NO_CODES, Code, Codes

CODE: dict[str, Any] = {
    "question": "weeks",
    "system": "http://snomed.info/sct",
    "code": "1",
    "decided_by": "A. Example, midwife",
    "decided_on": "2027-01-31",
}


def test_a_code_means_the_same_unless_it_says_otherwise() -> None:
    assert Code.model_validate(CODE).equivalence == "equivalent"
    assert (NO_CODES.address, NO_CODES.codes) == (None, ())


@pytest.mark.parametrize(
    "change",
    [{"system": "snomed"}, {"equivalence": "alike"}, {"code": 1}, {"decided_by": ""}],
    ids=str,
)
def test_what_is_no_code_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Code.model_validate(CODE | change)


def test_nobody_decided_it() -> None:
    with pytest.raises(ValidationError):
        Code.model_validate({name: value for name, value in CODE.items() if "by" not in name})


@pytest.mark.parametrize("address", ["fhir.trust.example", "https://a.example/", "https://a|1"])
def test_an_address_is_whole_and_ends_without_a_slash(address: str) -> None:
    with pytest.raises(ValidationError):
        Codes.model_validate({"address": address, "codes": []})
