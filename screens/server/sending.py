"""How a reply is sent: in a coding that the browser reads, and filled up to a common length."""

from collections.abc import Callable, Mapping
from typing import Final

from starlette.responses import Response

from screens.padding import PLAIN_STEP, compressed

GZIP: Final = "gzip"
BROTLI: Final = "br"
ANY: Final = "*"


def reads(accepted: str, coding: str) -> bool:
    """Whether a browser that sends this `Accept-Encoding` reads what is in this coding.

    One that it does not name, or names with `q=0`, it does not read; nor one that only has these
    letters in its name.
    """
    weights = dict(map(_weighed, accepted.lower().split(",")))
    return weights.get(coding, weights.get(ANY, 0.0)) > 0


def only_known(accepted: str) -> str:
    """The same, with only the codings that we send and the browser reads, and nothing to weigh.

    For those behind us that look for the letters alone, as Starlette does.
    """
    return ", ".join(coding for coding in (BROTLI, GZIP) if reads(accepted, coding))


def _weighed(named: str) -> tuple[str, float]:
    coding, _, rest = named.partition(";")
    name, _, weight = rest.strip().partition("=")
    try:
        return coding.strip(), float(weight) if name.strip() == "q" else 1.0
    except ValueError:
        return coding.strip(), 0.0


def full_reply(
    content: bytes,
    accepted: str,
    media_type: str,
    fill: Callable[[bytes], bytes],
    *,
    step: int = PLAIN_STEP,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A reply of a common length: compressed and filled up to `step` for whoever reads that.

    For all others `fill` makes it longer in a way that leaves it what it is.
    """
    always = {"vary": "accept-encoding", **(headers or {})}
    if not reads(accepted, GZIP):
        return Response(fill(content), status, always, media_type)
    always["content-encoding"] = GZIP
    return Response(compressed(content, step), status, always, media_type)
