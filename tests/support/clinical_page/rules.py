"""Section 5 of the clinical page: all rules."""

from tests.support.clinical_page.history import CARE, HISTORY, OTHERS
from tests.support.clinical_page.signs import BY_WEEKS, FAMILIES, SIGNS_TOGETHER

RULES = (
    *(rule for family in FAMILIES for rule in family.rules()),
    *BY_WEEKS,
    *SIGNS_TOGETHER,
    *CARE,
    *HISTORY,
    *OTHERS,
)
