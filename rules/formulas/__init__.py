"""The rules as Boolean formulas over the answers. No solver is needed here, and none is used.

`answers` gives each question its variables, `meanings` turns conditions into formulas, and
`outcome` says which level and contact a set of answers gets. Nothing here uses the engine.
"""
