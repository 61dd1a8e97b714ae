"""Addresses that a browser names, of which nobody knows whether they are any."""

from urllib.parse import SplitResult, urlsplit


def parts_of(address: str) -> SplitResult | None:
    """The parts of an address; None for what is none, such as `http://[`."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def path_of(address: str | None) -> str:
    """The path of an address; empty where it has none, or is none."""
    parts = parts_of(address or "")
    return parts.path if parts else ""
