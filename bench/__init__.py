"""How fast the engine is, beside other engines on the same work. Run with `make bench`."""
