"""The panes beside the timeline; each shows a part of the session and changes it only through the session."""
