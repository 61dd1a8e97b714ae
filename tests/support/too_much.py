"""Content files made to use up a machine: each text, and the code of what is said of it."""

from pathlib import Path

FILE = Path("rules") / "clinical" / "signoff.yaml"
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10)
)
TOO_MUCH = {
    "10 MB of entries": ("- a\n" * 2_500_000, "Y001"),
    "10 MB in one line": ("signatures: " + "a" * 10_000_000, "Y001"),
    "an alias bomb": (BOMB, "Y006"),
    "20,000 levels of lists": ("- " * 20_000, "Y005"),
    "20,000 levels of brackets": ("[" * 20_000 + "]" * 20_000, "Y005"),
    "20,000 levels of blocks": ("{a: " * 20_000 + "}" * 20_000, "Y005"),
    "14,000 comments that silence": ("a: b  # check: off E002 because c\n" * 14_000, "Y008"),
}
