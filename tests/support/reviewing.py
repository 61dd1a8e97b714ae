"""What the review pack is made from, in tests."""

from datetime import date

from explainer import load_wording
from explainer.review.subject import Subject
from explainer.sentences import load_sentence_words
from tests.support.real_book import BOOK
from tests.support.vignettes import CASES

TODAY = date(2026, 11, 26)
SUBJECT = Subject(BOOK, load_wording(), load_sentence_words(), tuple(CASES.values()), TODAY)
