"""Broken content, or content that is not for the public: the app says why, and does not start."""

import re
from pathlib import Path

import pytest

from tests.support.running_app import copy_to, run_to_its_end


@pytest.mark.parametrize(
    ("file", "good", "bad"),
    [
        ("questionnaire.yaml", "kind: choice\n", "kind: choyce\n"),
        ("rules/clinical/symptoms.yaml", "rules:", "rulez:"),
        ("explainer/wording/screens.yaml", "  start:\n", "  start\n"),
        ("explainer/wording/en.yaml", "  call_now:\n", "  call_later:\n"),
    ],
)
def test_broken_content_is_named_with_its_place_and_the_app_exits(
    tmp_path: Path, file: str, good: str, bad: str
) -> None:
    copy_to(tmp_path)
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert good in text
    (tmp_path / file).write_text(text.replace(good, bad, 1), encoding="utf-8")
    ended = run_to_its_end(tmp_path)
    assert ended.returncode == 1
    assert re.search(rf"^{re.escape(file)}:\d+:\d+  error  ", ended.stderr, re.MULTILINE)
    assert "The app does not start while its content has problems." in ended.stderr
    assert "Traceback" not in ended.stderr + ended.stdout
