"""Write the release as one archive, the same to the last bit wherever it is made from one commit.

    python -m tools.release FOLDER

It holds what the commit holds, and nothing of the machine: no time but the commit's, no owner, no
order of a disk. Its hash is printed, and that of the tar inside, which no version of zlib changes.
"""

import gzip
import hashlib
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Final

from screens.version import VERSION

ROOT: Final = Path(__file__).parents[1]
# A person's own settings for git may say otherwise.
PLAIN: Final = ("-c", "tar.umask=022", "-c", "core.autocrlf=false", "-c", "core.eol=lf")


def name() -> str:
    """The archive's name without its ending, and the one folder in it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return f"{project['name']}-{VERSION}"


def tar_of(commit: str) -> bytes:
    """The files of a commit as a tar."""
    command = ["git", *PLAIN, "archive", "--format=tar", f"--prefix={name()}/", commit]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout


def write(folder: Path, commit: str = "HEAD") -> Path:
    """Write the archive of a commit into a folder."""
    archive = folder / f"{name()}.tar.gz"
    archive.write_bytes(gzip.compress(tar_of(commit), 9, mtime=0))
    return archive


def main(folder: str) -> None:
    """Write it, and say what its hashes are."""
    archive = write(Path(folder))
    packed = archive.read_bytes()
    print(f"{hashlib.sha256(packed).hexdigest()}  {archive.name}")
    print(f"{hashlib.sha256(gzip.decompress(packed)).hexdigest()}  {archive.stem}")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("Name the folder to write the archive into: python -m tools.release FOLDER")
    main(sys.argv[1])
