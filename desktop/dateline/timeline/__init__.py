"""Values to picture: the timeline, without Qt."""
