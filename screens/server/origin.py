"""From which site a request comes, as far as the browser says so."""

from typing import Final

from starlette.datastructures import Headers

from screens.addresses import parts_of

OURS: Final = "same-origin"
ELSEWHERE: Final = frozenset({"cross-site", "same-site"})
UNSAID: Final = ""


def site_of(headers: Headers) -> str:
    """What `Sec-Fetch-Site` says, or would have said; empty where nothing tells.

    Browsers from before 2023 may not send it. Their `Origin` tells less: our referrer policy makes
    it "null" from our own pages, which is also what a page of another site can have it be.
    """
    said = headers.get("sec-fetch-site")
    if said is not None:
        return said
    addresses = (headers.get("origin"), headers.get("referer"))
    told = [address for address in addresses if address and address != "null"]
    if not told:
        return UNSAID
    host = headers.get("host", "")
    return OURS if all(has_host(address, host) for address in told) else "cross-site"


def comes_from_elsewhere(headers: Headers) -> bool:
    """Whether the browser says that another site sent this."""
    return site_of(headers) in ELSEWHERE


def comes_from_us(headers: Headers) -> bool:
    """Whether the browser says that a page of ours sent this."""
    return site_of(headers) == OURS


def has_host(address: str, host: str) -> bool:
    """Whether an address is of this host; one that nobody can read is of none."""
    parts = parts_of(address)
    return parts is not None and parts.netloc == host != ""
