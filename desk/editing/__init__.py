"""Edits of single texts, numbers and items, tried before they are written, and taken back whole."""
