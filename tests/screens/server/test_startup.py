"""Broken content, or content that is not for the public: the app says why, and does not start."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk import languages
from rules.loading.project import Project
from screens import editions
from screens.content import Published
from screens.server import startup
from tests.support.messages import copy_content
from tests.support.running_app import copy_to, run_to_its_end
from tests.support.translated import WELSH, whole, write


@pytest.mark.share(one_in=4)
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


@pytest.fixture
def with_welsh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """The content with Welsh, which is offered as if it had been accepted."""
    project = Project(copy_content(tmp_path))
    write(project, whole())
    monkeypatch.setattr(languages, "offered", lambda *_: (WELSH,))
    for module in (editions, startup):
        monkeypatch.setattr(module, "Project", lambda: project)
    monkeypatch.setattr(editions, "_left_out", [])
    editions.editions.cache_clear()
    yield project
    editions.editions.cache_clear()


def test_a_language_that_cannot_be_made_is_withdrawn_and_the_english_starts(
    with_welsh: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [*editions.editions()] == ["", "/cy"]

    def try_out(one: Published) -> None:
        if one.root:
            raise ValueError("a letter is missing")

    startup.try_editions(try_out)
    assert [*editions.editions()] == [""]
    assert editions.editions()[""].links == ()
    ((gone, said),) = editions.withdrawn(with_welsh)
    assert (gone, said.wording.language) == (WELSH, "en-GB")
    told = capsys.readouterr().err
    assert "ValueError: a letter is missing\nThe app starts without 'cy'" in told


def test_where_the_english_cannot_be_made_the_app_does_not_start(with_welsh: Project) -> None:
    def try_out(one: Published) -> None:
        if not one.root:
            raise ValueError("a page is missing")

    with pytest.raises(ValueError, match="a page is missing"):
        startup.try_editions(try_out)
    assert [*editions.editions()] == ["", "/cy"]
