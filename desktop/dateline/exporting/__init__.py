"""Ways for a timeline to leave the program."""
