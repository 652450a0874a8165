"""The document's own date: given, stated, or worked out from its words."""
