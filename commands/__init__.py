"""The verbs of the command line: one file each. What a verb needs is imported when it runs."""
