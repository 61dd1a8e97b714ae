"""A second reading of the rules, for every possible set of answers at once.

Nothing here uses the engine: a proof must not lean on what it checks. Conditions become Boolean
formulas over the answers (`reading`), a solver looks for a set of answers that breaks a safety
property (`properties`) or for none that reaches a rule (`findings`), and whatever it finds is shown
as a person (`people`).
"""
