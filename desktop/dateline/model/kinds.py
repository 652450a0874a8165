"""The kinds of events."""

# The eight that the program gives by itself; a person may write any other word.
KINDS = ("journey", "meeting", "agreement", "conflict", "commemoration", "change", "law", "other")
