"""Files made to use up a machine give an error, and take next to no memory."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.messages import ROOT, blocks, copy_content
from tests.support.too_much import FILE, TOO_MUCH

MOST_MEGABYTES = 200
# Runs `check` in a process of its own, and then says what it used at most, in MB. Linux counts what
# the process before it used (this test run) into ru_maxrss, but not into VmHWM.
PROGRAM = """\
import re, sys
from pathlib import Path
import cli
code = cli.main(["check", sys.argv[1]])
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) // 1024)
sys.exit(code)
"""


@pytest.mark.share(one_in=4)
@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc to say what was used")
@pytest.mark.parametrize("name", TOO_MUCH)
def test_a_file_made_to_use_up_a_machine_is_refused(name: str, tmp_path: Path) -> None:
    text, code = TOO_MUCH[name]
    folder = copy_content(tmp_path)
    (folder / FILE).write_text(text, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    found, _ = blocks(ended.stderr)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert f"{FILE.as_posix()}:" in found[0]
    assert f"  error  {code}  " in ended.stderr
    assert int(ended.stdout) < MOST_MEGABYTES
