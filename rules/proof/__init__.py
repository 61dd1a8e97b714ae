"""A second reading of the rules, for every possible set of answers at once.

Nothing here uses the engine: a proof must not lean on what it checks. Conditions become Boolean
formulas over the answers (`rules/formulas`). A solver looks for a set of answers that breaks a
safety property (`properties`), and for rules that no set of answers reaches (`findings`). Whatever
it finds is shown as a person (`explainer/proofs/people.py`).
"""
