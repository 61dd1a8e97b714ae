"""Follows a running page to its rule set, its signatures and its certificates."""

import json
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, build_opener

from pydantic import ValidationError

from rules.model.base import Block, Flag, Text
from rules.model.release import RuleSet

WHERE = "/version.json"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
SECONDS = 10
MOST_BYTES = 100_000  # ours has 2,000


class Version(Block):
    """What a running page publishes of itself."""

    rule_set: RuleSet
    approved: Flag
    files: dict[Text, Text]


class NotVerified(Exception):
    """Nothing can be compared; the message says why and what to look at."""


@dataclass(frozen=True)
class Step:
    """One thing that was compared. `good` is None where there was nothing to compare."""

    good: bool | None
    text: str

    def __str__(self) -> str:
        mark = {True: "ok   ", False: "FAILS", None: "--   "}[self.good]
        return f"{mark}  {self.text}"


def fetch(address: str) -> Version:
    """What the page at this address says that it shows. Raises NotVerified."""
    url = _address_of(address)
    try:
        with _opener(url).open(url, timeout=SECONDS) as reply:
            data = reply.read(MOST_BYTES + 1)
    except HTTPError as error:
        error.close()
        raise NotVerified(f"{url}: {_status(error.code)}") from None
    except URLError as error:
        raise NotVerified(f"{url}: {_reason(error.reason)}") from None
    except (OSError, HTTPException, ValueError) as error:
        raise NotVerified(f"{url}: {_reason(error)}") from None
    try:
        return Version.model_validate_json(data)
    except ValidationError:
        what = "what stands there is not what this version publishes"
        raise NotVerified(f"{url}: {what}; something else answers at this address") from None


def compare(page: Version, rule_set: str, files: Mapping[str, str]) -> Iterator[Step]:
    """The rules and words of the page beside those of a folder."""
    if page.rule_set == rule_set:
        yield Step(True, f"the page shows rule set {rule_set}, as this folder does")
    else:
        yield Step(
            False, f"the page shows rule set {page.rule_set}, and this folder has {rule_set}"
        )
    differ = sorted(name for name in page.files.keys() & files if page.files[name] != files[name])
    there, here = sorted(page.files.keys() - files), sorted(files.keys() - page.files)
    said = ("says something else there", differ), ("is only there", there), ("is only here", here)
    for what, names in said:
        yield from (Step(False, f"{name} {what}") for name in names)
    if not (differ or there or here):
        yield Step(True, f"all {len(files)} files of rules and words are the same")


def signed(page: Version, rules: int, unsigned: int, approved: bool) -> Step:
    """What the page says of its approval beside the signatures that verify here."""
    verified = f"{rules - unsigned} of {rules} rules are signed as they are, by keys that verify"
    if page.approved and not approved:
        return Step(False, f"the page says that it is approved, and here {verified}")
    if approved and not page.approved:
        return Step(False, f"the page says that it is not approved, and here {verified}")
    state = "approved" if page.approved else "not approved"
    return Step(True, f"the page says that it is {state}; {verified}")


def certified(
    page: Version, folder: Path | None, promised: Callable[[], Mapping[str, str]] | None
) -> Step:
    """Whether the certificates in a folder prove what these rules promise.

    `promised` works out the hash of what each certificate must be about, by name. Without it, they
    are only checked against themselves, and anybody can write some that hold: nothing is said.
    """
    from tarfile import TarError

    from rules.proof.certificates.check import checked

    if folder is None:
        how = "write some with cli.py prove --certificates DIR, then name DIR"
        return Step(None, f"no certificates were given: {how} with --certificates")
    try:
        good, total, wrong = checked(folder, page.rule_set)
    except (OSError, EOFError, ValueError, KeyError, TypeError, TarError) as error:
        what = f"{folder}: these are no certificates ({type(error).__name__}: {error})"
        return Step(False, what)
    if wrong or not total:
        first = wrong[0] if wrong else "there are none"
        return Step(False, f"{folder}: {good} of {total} certificates hold; {first}")
    if promised is None:
        what = "what they are about was not compared with the promises of these rules"
        return Step(None, f"{folder}: all {total} certificates hold, but {what}")
    try:
        return _about(folder, promised())
    except (OSError, ValueError, KeyError, TypeError) as error:
        return Step(False, f"{folder}: manifest.json cannot be read ({type(error).__name__})")


def _about(folder: Path, promised: Mapping[str, str]) -> Step:
    """Whether certificates that hold are the ones of these promises, no fewer and no others."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    given = {entry["name"]: entry["cnf"] for entry in manifest["certificates"]}
    missing = [name for name in promised if name not in given]
    if missing:
        count = f"{len(missing)} of {len(promised)} certificates are missing"
        return Step(False, f"{folder}: {count}: {missing[0]} is the first")
    others = [name for name in given if given[name] != promised.get(name)]
    if others:
        what = "is about something else than these rules promise"
        return Step(False, f"{folder}: {others[0]} {what} ({len(others)} of {len(given)})")
    return Step(
        True, f"all {len(given)} certificates are about what these rules promise, and prove it"
    )


def _address_of(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:  # such as a bracket that is not closed
        parts = urlsplit("")
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise NotVerified(f"{address}: write the whole address, such as https://check.example.org")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        what = "over http anybody on the way could answer; write https://"
        raise NotVerified(f"{address}: {what}")
    path = parts.path.removesuffix(WHERE).rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{path}{WHERE}"


class _NoRedirects(HTTPRedirectHandler):
    """A page that sends us on to another address is not the page that was named."""

    def redirect_request(self, *_args: object, **_more: object) -> None:
        return None


def _opener(url: str) -> OpenerDirector:
    here = urlsplit(url).hostname in LOOPBACK
    return build_opener(_NoRedirects(), *([ProxyHandler({})] if here else []))


def _status(code: int) -> str:
    if code == 404:
        return "there is no such document; it is another service, or a version older than this one"
    if 300 <= code < 400:
        return "it sends on to another address; name that one, if you trust it"
    return f"it answers with the status {code}; look whether the service is well"


def _reason(error: object) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate cannot be trusted: {error.verify_message}"
    if isinstance(error, TimeoutError):
        return f"no answer within {SECONDS} seconds"
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"it cannot be reached: {text}"
