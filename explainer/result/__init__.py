"""The parts of a result page that are made from one person's answers."""
