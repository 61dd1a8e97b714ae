"""Many people at once: a table of answers in, a table of results out, for audit of the rules.

The rules are read as Boolean formulas (`rules/formulas`) and worked out for 64 people with each
machine operation. Nothing here uses the engine, and the app uses nothing of this.
"""
