"""Strict YAML: text to data with places, and what is wrong with the text itself."""
