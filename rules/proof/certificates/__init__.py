"""Proofs that anybody can check: each question that ends in "nobody", as CNF with a proof.

Two encoders that share nothing but the model write the CNF: `shared` from the formulas that `prove`
asks the solver about, `direct` straight from the rule book. A SAT solver (`solving`) adds a proof,
`bundle` writes all of it, and `check.py` beside it checks it with Python alone.
"""
