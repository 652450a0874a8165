"""Lets the tests import the scripts of packaging/, a folder of scripts, and runs those that take minutes last."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.path.name == "test_built.py")
