"""The one kind of error that a user can cause."""


class DatelineError(Exception):
    """Something the user can understand and act on; its text is a whole sentence made for people."""
