"""Values to disk and back."""
