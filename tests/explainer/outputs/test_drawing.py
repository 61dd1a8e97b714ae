"""A file that a drawing is made from is read once, whatever becomes of it later."""

from pathlib import Path

import pytest

from explainer.outputs import drawing


@pytest.mark.parametrize("name", ["handover.typ", "signs.typ"])
def test_a_file_that_goes_is_not_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    found = drawing.template(name)
    monkeypatch.setattr(drawing, "_FOLDER", tmp_path)
    assert drawing.template(name) == found
    drawing.template.cache_clear()
    with pytest.raises(FileNotFoundError, match=name):
        drawing.template(name)
