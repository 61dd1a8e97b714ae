"""Why a rule applies or not, and what would change the result: all of it computed."""
