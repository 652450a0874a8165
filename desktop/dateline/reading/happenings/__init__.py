"""What happened: events from clauses and nouns, their titles, dates and windows."""
