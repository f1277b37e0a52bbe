"""Checks of links that need no network: what an address says of itself."""
