"""Signatures that cannot be invented: made and verified with SSH keys, offline.

What is signed is one entry of the ledger: rule, meaning, who and when. `ssh-keygen` of OpenSSH
makes and verifies it. Whose keys count stands in rules/clinical/allowed_signers, by registration.
"""

import json
import subprocess
import tempfile
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from rules.loading.layout import ALLOWED_KEYS
from rules.model.evidence import Signature

NAMESPACE = "cervix-rules"
BEGIN, END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
WIDTH = 70
MISSING = (
    "ssh-keygen is missing, so no signature can be verified: install OpenSSH (on Debian and Ubuntu "
    "the package openssh-client)"
)


class KeyProblem(Exception):
    """Something cannot be signed with this key; the message says why and what to do."""


def principal(signature: Signature) -> str:
    """Who signed, as the file of allowed keys names them."""
    return f"{signature.registered_with}:{signature.registration}"


def message(signature: Signature) -> bytes:
    """What is signed: the entry without the signature itself, and whether it was taken back."""
    left_out = {"ssh", "withdrawn", *(() if signature.language else ("language",))}
    data = signature.model_dump(mode="json", exclude=left_out)
    return json.dumps(data, sort_keys=True, ensure_ascii=False).encode()


def signed(signature: Signature, key: Path) -> Signature:
    """The entry with its signature by this key. Raises KeyProblem."""
    with tempfile.TemporaryDirectory() as made:
        file = Path(made) / "entry"
        file.write_bytes(message(signature))
        ran = _ssh_keygen("-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(file))
        if ran is None:
            raise KeyProblem(MISSING)
        if ran.returncode:
            raise KeyProblem(f"{key} does not sign: {ran.stderr.decode(errors='replace').strip()}")
        lines = file.with_suffix(".sig").read_text("ascii").split()
    return signature.model_copy(update={"ssh": "".join(lines[3:-3])})


def public_line(signature: Signature, key: Path) -> str:
    """The line that would allow this key, to be added by whoever knows whose key it is."""
    beside = key.with_name(f"{key.name.removesuffix('.pub')}.pub")
    if beside.exists():
        public = beside.read_text("ascii")
    else:
        ran = _ssh_keygen("-y", "-f", str(key))
        public = ran.stdout.decode() if ran is not None else ""
    kind, code = (public.split() or ["?", "?"])[:2]
    return f'{principal(signature)} namespaces="{NAMESPACE}" {kind} {code}'


def refusals(signatures: Iterable[Signature], allowed: str) -> dict[int, str]:
    """Why signatures do not count, by their place; those that verify are left out."""
    found = enumerate(_refusal(signature, allowed) for signature in signatures)
    return {place: why for place, why in found if why}


def _refusal(signature: Signature, allowed: str) -> str:
    who = principal(signature)
    if signature.ssh is None:
        return "it carries no signature by a key: sign again with `cli.py sign --key`"
    why = _verified(who, message(signature), signature.ssh, allowed)
    if why != "other":
        return why
    return (
        f"it does not verify: the key is not the one that {ALLOWED_KEYS.as_posix()} has for {who}, "
        "or the entry was changed after it was signed"
    )


def refusal_of_file(who: str, said: bytes, armoured: str, allowed: str) -> str:
    """Why the signature beside a file does not count; empty where it does.

    `armoured` is the text of the .sig file that `ssh-keygen -Y sign` writes, or empty.
    """
    if not armoured.strip():
        return f"there is no .sig beside it: ssh-keygen -Y sign -f KEY -n {NAMESPACE} FILE"
    why = _verified(who, said, "".join(armoured.split()[3:-3]), allowed)
    return f"it was not signed by the key of {who}, or changed since" if why == "other" else why


@lru_cache(maxsize=4096)
def _verified(who: str, said: bytes, code: str, allowed: str) -> str:
    """Empty where a signature verifies, "other" where not, or why that cannot be found out."""
    with tempfile.TemporaryDirectory() as made:
        keys, signature = Path(made) / "allowed", Path(made) / "entry.sig"
        keys.write_text(allowed, "utf-8")
        lines = [code[start : start + WIDTH] for start in range(0, len(code), WIDTH)]
        signature.write_text("\n".join([BEGIN, *lines, END, ""]), "utf-8")
        where = ("-f", str(keys), "-I", who, "-n", NAMESPACE, "-s", str(signature))
        ran = _ssh_keygen("-Y", "verify", *where, said=said)
    if ran is None:
        return MISSING
    return "other" if ran.returncode else ""


def _ssh_keygen(*arguments: str, said: bytes = b"") -> subprocess.CompletedProcess[bytes] | None:
    """What ssh-keygen did; None where it is not installed."""
    try:
        # A password is asked for on the terminal itself, so the input stays free for the entry.
        return subprocess.run(
            ["ssh-keygen", *arguments], input=said, capture_output=True, check=False
        )
    except FileNotFoundError:
        return None
