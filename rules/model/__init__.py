"""The floor: frozen types for questions, answers, conditions, rules and assessments.

Nothing here reads a file, knows YAML, or decides anything.
"""
