"""A server on loopback that does everything that servers do wrong, each with what is to be said of it."""
