"""The clinical safety case and what goes with it, made from the hazard log and the argument."""
