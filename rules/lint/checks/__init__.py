"""The checks: one file each, with what, why, bad and good in its docstring."""
