"""All checks, and what they need. Each check is one file in `checks`."""
