"""SSH keys made for one run of the tests, for the made-up people who sign. Nobody like this exists."""

import subprocess
import tempfile
from functools import cache
from pathlib import Path

from rules.model.evidence import Signature
from rules.signoff.keys import principal, public_line, signed

FOLDER = tempfile.TemporaryDirectory(prefix="made-up-keys-")


@cache
def key_of(who: str) -> Path:
    """The private key of somebody, made when it is first asked for."""
    file = Path(FOLDER.name) / who.replace(":", "-")
    made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(file)]
    subprocess.run(made, check=True, capture_output=True)
    return file


def by_key(signature: Signature) -> Signature:
    """The entry, signed by whom it names."""
    return signed(signature, key_of(principal(signature)))


def allowed(*signatures: Signature) -> str:
    """The file that allows the keys of those who signed."""
    people = {principal(one): one for one in signatures}
    return "".join(f"{public_line(one, key_of(who))}\n" for who, one in people.items())
