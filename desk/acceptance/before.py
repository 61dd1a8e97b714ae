"""What something said when it was accepted, looked up in git where there is one."""

from functools import cache, cached_property
from typing import Any

from desk.acceptance.entries import of_document
from rules.changes.revisions import RevisionError, git
from rules.loading.layout import ACCEPTED
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import read


class Before:
    """Earlier versions of the files of a project. Without git it knows nothing, and says so."""

    def __init__(self, project: Project) -> None:
        self._root = project.root

    def value(self, key: tuple[str, str], fingerprint: str) -> Any:
        """The value that had this fingerprint; None when it is not known."""
        for revision in self._revisions:
            entry = self._entries(revision, key[0]).get(key)
            if entry is not None and entry.fingerprint == fingerprint:
                return entry.value
        return None

    def editors(self, files: set[str]) -> set[str]:
        """Who changed these files since the list of what is accepted was last written."""
        names: set[str] = set()
        if self._changed_by_hand(files):
            names.add(self._git("config", "user.name").strip())
        since = f"{self._last}..HEAD" if self._last else "HEAD"
        names |= {*self._git("log", "--format=%an", since, "--", *sorted(files)).splitlines()}
        return names - {""}

    def _changed_by_hand(self, files: set[str]) -> bool:
        return bool(self._git("status", "--porcelain", "--", *sorted(files)))

    @cached_property
    def _last(self) -> str:
        """The commit in which the list of what is accepted was last written."""
        return self._git("log", "-1", "--format=%H", "--", ACCEPTED.as_posix()).strip()

    @cached_property
    def _revisions(self) -> list[str]:
        return [revision for revision in (self._last, "HEAD") if revision]

    @cache  # noqa: B019  (it lives as long as one check)
    def _entries(self, revision: str, file: str) -> dict[tuple[str, str], Any]:
        text = self._git("show", f"{revision}:./{file}")
        return {entry.key: entry for entry in of_document(read(text, file))} if text else {}

    def _git(self, *arguments: str) -> str:
        try:
            found = git(self._root, *arguments)
        except RevisionError:
            return ""
        return "" if found.returncode else found.stdout.decode("utf-8", "replace")
