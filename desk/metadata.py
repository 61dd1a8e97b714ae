"""What others need to know of this rule set to find, judge and use it, as one JSON file.

The 13 categories are those that the community for computable biomedical knowledge (MCBK) describes:
B. S. Alper and others, "Categorizing metadata to help mobilize computable biomedical knowledge",
Learning Health Systems 2021 (MEMORY: not opened for this). What nobody has decided says so.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from explainer.wording import load_screen_words
from rules.loading.book import read_book
from rules.loading.digests import digests
from rules.loading.layout import CLINICAL, QUESTIONNAIRE, WORDING
from rules.loading.local import load_local
from rules.loading.project import Project
from rules.loading.release import load_release
from rules.model.book import RuleBook

FILE = Path("docs") / "metadata.json"
SAFETY = "docs/clinical-safety"
NOT_DECIDED = "not decided"


def metadata(project: Project) -> dict[str, Any]:
    """The 13 categories, in their usual order. Raises ContentError while content has problems."""
    book = read_book(project)
    return {
        "type": "Rules for guidance on urgency, as data: a condition leads to a level and advice.",
        "domain": "Pregnancy: cervical weakness (cervical insufficiency), United Kingdom.",
        "purpose": {
            "intended": f"{SAFETY}/intended-purpose.md",
            "not_intended": "Diagnosis, scores, chances, decisions on treatment, triage by staff.",
        },
        "identification": {
            "name": load_screen_words(project)["site"]["name"],
            "rule_set": book.version,
            "language": "en-GB",
        },
        "location": {
            "files": [QUESTIONNAIRE.as_posix(), CLINICAL.as_posix(), WORDING.as_posix()],
            "running": "each page that runs publishes /version.json",
        },
        "relationships": {
            "rests_on": f"{CLINICAL.as_posix()}/sources.yaml",
            "derived_from_other_rule_sets": "none",
        },
        "technical": {
            "form": "YAML, with JSON Schemas in docs/schemas",
            "inputs": [question.id for question in book.questionnaire],
            "outputs": ["level", "contact", "advice", "trace"],
            "rules": len(book.rules),
            "run_by": "python cli.py assess FILE --json",
        },
        "authorisation_and_rights": _rights(project),
        "preservation": "each release can be made again: docs/decisions/0033-rebuildable.md",
        "integrity": {"hash": "sha256", "files": digests(project)},
        "provenance": {
            "changes": "version control, and explainer/accepted.yaml for each word",
            "signatures": _signatures(book),
            "approved_by_a_clinician": False if not book.signatures else "see signatures",
        },
        "evidential_basis": _evidence(book),
        "evidence_from_use": f"none: nobody has used it. The plan: {SAFETY}/surveillance-plan.md",
    }


def as_text(project: Project) -> str:
    """The text of the file."""
    return json.dumps(metadata(project), indent=1, ensure_ascii=False) + "\n"


def _rights(project: Project) -> dict[str, str]:
    device = load_release(project).device_decision
    return {
        "licence": NOT_DECIDED,
        "offered_by": load_local(project).service.offered_by or "nobody yet",
        "medical_device": device.decision if device else NOT_DECIDED,
    }


def _signatures(book: RuleBook) -> str:
    return f"{len(book.signatures)} in {CLINICAL.as_posix()}/signoff.yaml, by SSH key"


def _evidence(book: RuleBook) -> dict[str, Any]:
    labels = Counter(str(one.label) for rule in book.rules for one in rule.evidence)
    return {
        "notes": f"{SAFETY}/evidence-notes.md",
        "sources": len(book.sources),
        "labels": dict(sorted(labels.items())),
        "first_review_by": str(min(source.review_by for source in book.sources)),
    }
