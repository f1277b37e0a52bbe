"""Foreign pages of calls: what they say, as source in our language and as a report."""
