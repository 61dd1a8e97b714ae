"""Nothing but the content is written, whatever is asked."""

from pathlib import Path

import pytest

from desk.editing.errors import EditError
from desk.editing.writing import is_content, read_text, write
from rules.loading.layout import QUESTIONNAIRE, SCREENS, WORDS
from rules.loading.project import Project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for file in (QUESTIONNAIRE, WORDS):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text("a: 1\n", encoding="utf-8")
    return root


def test_every_file_that_is_edited_is_content() -> None:
    files = [*Project().all_files()]
    others = [file for file in files if not is_content(file)]
    assert [file.name for file in others] == ["signoff.yaml"]


@pytest.mark.parametrize(
    "name",
    [
        "app.py",
        "rules/clinical/signoff.yaml",
        "rules/clinical/SignOff.yaml",
        "rules/clinical/allowed_signers",
        "explainer/accepted.yaml",
        "docs/schemas/names.json",
        "rules/clinical/sub/a.yaml",
        "rules/clinical/../../evil.yaml",
        "../questionnaire.yaml",
        "explainer/wording/.hidden.yaml",
        ".streamlit/config.toml",
        "/etc/passwd",
        "/etc/a.yaml",
    ],
)
def test_nothing_else_is_touched(folder: Path, name: str) -> None:
    with pytest.raises(EditError, match="is no file of the content, so it is not touched here"):
        write(folder, {QUESTIONNAIRE: "b: 2\n", Path(name): "evil"})
    assert read_text(folder, QUESTIONNAIRE) == "a: 1\n"
    assert not [*folder.rglob("*.new")]


def test_no_link_leads_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("secret: 1\n", encoding="utf-8")
    (folder / SCREENS).symlink_to(outside)
    for ask in (lambda: write(folder, {SCREENS: "b: 2\n"}), lambda: read_text(folder, SCREENS)):
        with pytest.raises(EditError, match="is no plain file of this folder"):
            ask()
    (folder / WORDS).unlink()
    (folder / WORDS).parent.rename(tmp_path / "moved")
    (folder / WORDS).parent.symlink_to(tmp_path / "moved")
    (tmp_path / "moved" / "en.yaml").write_text("a: 1\n", encoding="utf-8")
    with pytest.raises(EditError, match="is no plain file of this folder"):
        write(folder, {WORDS: "b: 2\n"})
    assert outside.read_text("utf-8") == "secret: 1\n"


def test_bytes_and_rights_stay(folder: Path) -> None:
    (folder / WORDS).chmod(0o640)
    write(folder, {WORDS: "\ufeffa: 2\r\n", QUESTIONNAIRE: "a: 3\n"})
    assert (folder / WORDS).read_bytes() == b"\xef\xbb\xbfa: 2\r\n"
    assert (folder / WORDS).stat().st_mode & 0o777 == 0o640
    assert read_text(folder, QUESTIONNAIRE) == "a: 3\n"


def test_when_one_of_two_cannot_be_written_both_are_as_before(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == WORDS.name:
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(EditError, match="cannot be written: No space left on device"):
        write(folder, {QUESTIONNAIRE: "b: 2\n", WORDS: "b: 2\n"})
    assert read_text(folder, QUESTIONNAIRE) == "a: 1\n"
    assert read_text(folder, WORDS) == "a: 1\n"
    assert not [*folder.rglob("*.new")]


def test_a_file_is_named_as_it_is_spelled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.listdir", lambda _: ["Questionnaire.yaml"])
    with pytest.raises(EditError, match="is no plain file of this folder"):
        read_text(folder, QUESTIONNAIRE)
