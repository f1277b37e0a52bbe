def review(paper: str) -> int:
    """Count what matters (literalinclude01)."""
    return len(paper.split())
