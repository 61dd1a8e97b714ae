"""People in YAML, with what must and must not come out for them."""
