"""Whether every name in the content leads somewhere."""
