"""Anniversaries and ordinals: what a text counts, and from where."""
