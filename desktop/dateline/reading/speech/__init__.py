"""Who is named, who said what, and when."""
