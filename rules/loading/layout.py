"""Where each file of a project's content lies, seen from the project folder.

This is the only map of the folder: whoever reads, checks, compares, copies or watches the content
takes the places from here.
"""

from pathlib import Path

HOME = Path(__file__).resolve().parents[2]  # this project's own folder

QUESTIONNAIRE = Path("questionnaire.yaml")
LOCAL = Path("local.yaml")
CODES = Path("codes.yaml")
BOOKINGS = Path("bookings.yaml")
RELEASE = Path("release.yaml")
EASY_READ = Path("translations") / "en-GB-x-easyread.yaml"  # a draft, which no public page shows
# Content files that are read one by one; all others lie in folders that are read whole.
ALONE = (QUESTIONNAIRE, LOCAL, CODES, BOOKINGS, RELEASE, EASY_READ)
ARGUMENT = Path("docs") / "clinical-safety" / "argument.yaml"  # no content: it ships with no app
CLINICAL = Path("rules") / "clinical"
LEDGER = CLINICAL / "signoff.yaml"
ALLOWED_KEYS = CLINICAL / "allowed_signers"
ACCEPTED = Path("explainer") / "accepted.yaml"
WORDING = Path("explainer") / "wording"
WORDS = WORDING / "en.yaml"
MUST_SAY = WORDING / "must_say.yaml"
SCREENS = WORDING / "screens.yaml"
PAGES = WORDING / "pages.yaml"
SENTENCES = WORDING / "sentences.yaml"
LISTS = WORDING / "lists"
TRANSLATIONS = Path("translations")
VIGNETTES = Path("tests") / "vignettes"
PEOPLE = VIGNETTES / "people.yaml"

# What decides and what is said: two versions of the content differ by these.
PUBLISHED = (QUESTIONNAIRE, CLINICAL, WORDING)
# All that the content team edits.
CONTENT = (*ALONE, CLINICAL, WORDING, VIGNETTES)
FOLDERS = (CLINICAL, WORDING, LISTS, VIGNETTES)


def clinical(stem: str) -> Path:
    """The place of one of the clinical files: `clinical("sources")`."""
    return CLINICAL / f"{stem}.yaml"


def translation(tag: str) -> Path:
    """The place of the translation into a language: `translation("cy")`."""
    return TRANSLATIONS / f"{tag}.po"


def is_translation(file: str) -> bool:
    """Whether this is the name of a translation."""
    return Path(file).parent == TRANSLATIONS
