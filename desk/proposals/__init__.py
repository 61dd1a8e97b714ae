"""Changes that are proposed, looked at by somebody else, and accepted or given back."""
