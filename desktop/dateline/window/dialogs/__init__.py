"""The few things that open above the window."""
