"""SSH keys made for one run of the tests, for made-up people. Nobody like this exists."""

import subprocess
import tempfile
from functools import cache
from pathlib import Path

from rules.model.evidence import Signature
from rules.signoff.keys import NAMESPACE, principal, signed

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


def allowed_for(*people: str) -> str:
    """The file that allows the keys of these people, named like NMC:00X0000X."""
    lines = []
    for who in people:
        kind, code, *_ = key_of(who).with_suffix(".pub").read_text("ascii").split()
        lines.append(f'{who} namespaces="{NAMESPACE}" {kind} {code}\n')
    return "".join(lines)
