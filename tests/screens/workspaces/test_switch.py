"""One process is one workspace, or the app; for the public it is never a workspace."""

import pytest

from screens.workspaces.switch import workspace_or_none


@pytest.mark.parametrize(("name", "found"), [("", None), ("content", "content")])
def test_which_workspace_it_is(
    name: str, found: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APP_WORKSPACE", name)
    assert workspace_or_none() == found


@pytest.mark.parametrize(
    ("name", "stage", "said"), [("desk", "", "no such"), ("content", "public", "for the public")]
)
def test_what_is_none_does_not_start(
    name: str, stage: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APP_WORKSPACE", name)
    monkeypatch.setenv("APP_STAGE", stage)
    with pytest.raises(SystemExit, match=said):
        workspace_or_none()
