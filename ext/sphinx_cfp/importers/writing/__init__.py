"""What was understood of a page, as source in our language and as a report."""
