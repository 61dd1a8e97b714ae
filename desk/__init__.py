"""For people who edit content: what is wrong with it, mending it, and stubs to start from."""
