"""Everything that a person reads in other languages: kept beside the English, offered when whole.

Rules know nothing of languages, and staff pages stay English (decision 39).
"""
