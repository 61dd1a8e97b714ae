"""What each file of the content says, as a hash, so that two places can be compared."""

import hashlib
from pathlib import Path

from rules.loading.layout import (
    CLINICAL,
    LEDGER,
    LISTS,
    QUESTIONNAIRE,
    TRANSLATIONS,
    WORDING,
    clinical,
)
from rules.loading.project import Project

# Signing and judging change nothing that anybody reads.
NO_CONTENT = {LEDGER, clinical("hazards")}


def digests(project: Project) -> dict[str, str]:
    """The SHA-256 of each file that decides or is said, by its name; line ends do not count."""
    files: list[Path] = [QUESTIONNAIRE]
    for folder in (CLINICAL, WORDING, LISTS):
        files += [file for file in project.files_in(folder) if file not in NO_CONTENT]
    files += project.files_in(TRANSLATIONS, "*.po")
    return {
        file.as_posix(): hashlib.sha256(project.text(file).encode()).hexdigest() for file in files
    }
