"""Examines anything that gives levels, and lets clinicians rate the same cases, blinded."""
