"""The review pack: everything a clinician needs to judge the rules, computed from the rules.

`pack.py` gathers the data, a module for each part; `render.py`, `tables.py`, `files.py` and
`rule_book.py` only write it down.
"""
