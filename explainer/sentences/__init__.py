"""Rules as sentences, in a plain and in a clinical voice, computed from the rules that run.

from explainer.sentences import Sentences, Voice, load_sentence_words
plain = Sentences(book, load_sentence_words(project), Voice.PLAIN)
print(plain.rule(book.rule("open_cervix")))
"""

from explainer.sentences.words import SentenceWords, Voice, load_sentence_words
from explainer.sentences.writer import Sentences, as_text

__all__ = ["SentenceWords", "Sentences", "Voice", "as_text", "load_sentence_words"]
