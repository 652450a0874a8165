"""Dateline reads prose, finds its dated events and statements, and lays them out with their proof."""

__version__ = "0.1.0"
