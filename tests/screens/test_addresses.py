"""What a browser calls an address and is none raises nothing."""

import pytest

from screens.addresses import parts_of, path_of


@pytest.mark.parametrize("address", ["http://[", "http://]", "//[", "http://[::1/check"])
def test_what_is_no_address_has_no_parts_and_no_path(address: str) -> None:
    assert parts_of(address) is None
    assert path_of(address) == ""


@pytest.mark.parametrize(
    ("address", "path"),
    [("https://check.example.org/cy/check?x#y", "/cy/check"), ("/cy/check", "/cy/check")],
)
def test_an_address_has_its_path(address: str, path: str) -> None:
    assert path_of(address) == path


@pytest.mark.parametrize("address", [None, "", "https://check.example.org"])
def test_an_address_without_a_path_has_none(address: str | None) -> None:
    assert path_of(address) == ""
