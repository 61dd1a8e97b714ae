"""The rule book that ships, read once for all tests."""

from rules import load

BOOK = load()
EVERY_RULE = [rule.id for rule in BOOK.rules]
