"""SSH keys made for one run of the tests, for made-up people. Nobody like this exists."""

import json
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from rules.model.evidence import Role, Signature
from rules.signoff.keys import NAMESPACE, principal, signed
from tests.support.signers import PEOPLE

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


def signed_answers(folder: Path, role: Role, *, gate: str, change: str, says: str) -> Path:
    """What the page of the gate saves for somebody of a role, signed with their key."""
    person = PEOPLE[role]
    data = {
        "gate": gate,
        "name": person["name"],
        "role": role.value,
        "registration": person["registration"],
        "answers": [{"change": change, "says": says, "note": ""}],
    }
    file = folder / f"{role}-{says}-{gate}.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    key = key_of(f"{person['registered_with']}:{person['registration']}")
    sign = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(file)]
    subprocess.run(sign, check=True, capture_output=True)
    return file
