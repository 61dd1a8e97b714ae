"""Nothing changes in silence: what everything said when somebody accepted it, and what it says now."""
