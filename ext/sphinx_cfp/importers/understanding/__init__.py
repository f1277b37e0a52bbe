"""A document as what it states of a call: dates, topics, facts, and what is doubtful."""
