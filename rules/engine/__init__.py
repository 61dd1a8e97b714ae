"""Pure functions from a rule book and answers to an assessment.

`truth` says what each part of the condition language means, `walk` applies it to one condition
tree (the reading to check against), `boxes` and `compiled` do the same for a whole rule book at
once, fast.
"""
