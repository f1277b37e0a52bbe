"""The directives of the domain."""
