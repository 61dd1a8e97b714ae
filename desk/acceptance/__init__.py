"""Nothing changes in silence: what everything said when it was accepted, and what it says now."""
