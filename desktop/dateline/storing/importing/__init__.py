"""Other programs' timelines and tables into a project: each reader gives values to look at before anything lands."""
