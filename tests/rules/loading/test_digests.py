"""The hash of each file of the content: what decides and what is said, and nothing else."""

from pathlib import Path

from rules.loading.digests import digests
from rules.loading.project import Project
from tests.support.messages import copy_content


def test_what_decides_and_is_said_is_there_and_signatures_are_not() -> None:
    found = digests(Project())
    assert {
        "questionnaire.yaml",
        "rules/clinical/symptoms.yaml",
        "explainer/wording/en.yaml",
    } <= set(found)
    assert "explainer/wording/lists/claims.yaml" in found
    assert not {"rules/clinical/signoff.yaml", "rules/clinical/hazards.yaml", "local.yaml"} & set(
        found
    )
    assert not any(name.startswith("translations/") for name in found)  # none is shipped
    assert all(len(digest) == 64 for digest in found.values())


def test_one_letter_changes_one_hash_and_line_ends_change_none(tmp_path: Path) -> None:
    copy_content(tmp_path)
    before = digests(Project(tmp_path))
    words = tmp_path / "explainer" / "wording" / "en.yaml"
    text = words.read_text(encoding="utf-8")
    words.write_bytes(text.replace("\n", "\r\n").encode())
    assert digests(Project(tmp_path)) == before
    words.write_text(text + "# one more\n", encoding="utf-8")
    after = digests(Project(tmp_path))
    assert {name for name in after if after[name] != before[name]} == {"explainer/wording/en.yaml"}


def test_the_words_of_a_language_are_said_too(tmp_path: Path) -> None:
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "cy.po").write_text("one", encoding="utf-8")
    before = digests(Project(tmp_path))["translations/cy.po"]
    (tmp_path / "translations" / "cy.po").write_text("two", encoding="utf-8")
    assert digests(Project(tmp_path))["translations/cy.po"] != before
