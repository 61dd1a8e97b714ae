"""Columns of a table to one small whole number for each person and question; faults are kept."""
