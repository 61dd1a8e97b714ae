"""Review by decision: what is read on which sheet, what was said of it, and what comes of that."""
