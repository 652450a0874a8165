"""Text to values: dates, events and statements, each with its reasons."""
