"""The rules of the house that no other tool checks, each as a test that says what it wants."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "desktop" / "dateline"
MODULES = sorted(PACKAGE.rglob("*.py"))

NETWORK = {
    "socket", "ssl", "http", "urllib.request", "urllib3", "requests", "httpx", "ftplib", "smtplib", "poplib",
    "imaplib", "telnetlib", "xmlrpc", "socketserver", "asyncio", "webbrowser",
    "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtHttpServer",
}  # fmt: skip
GPL_ONLY_QT = {
    f"PySide6.{name}"
    for name in (
        "QtCharts",
        "QtDataVisualization",
        "QtGraphs",
        "QtNetworkAuth",
        "QtQuick3D",
        "QtVirtualKeyboard",
    )
}
CLOCK = {"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime"}
CLOCK_OWNERS = {"datetime", "date", "time", "dt"}
FORBIDDEN_CALLS = {"processEvents": "let the event loop run", "terminate": "ask a task to stop, and wait"}
VAGUE_FILES = {"utils.py", "util.py", "common.py", "helpers.py", "helper.py", "misc.py", "base.py"}
MOST_LINES = 500


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports_of(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported anywhere in a file, late imports and `from a import b` included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls_of(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """(owner, name) of every call of an attribute: `datetime.now()` is ("datetime", "now")."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            last = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            yield last, node.func.attr


def offences(rule: Callable[[ast.Module], Iterable[str]], *rooms: str) -> list[str]:
    """What a rule finds in the modules of some rooms, or of the whole program."""
    folders = [PACKAGE / room for room in rooms] or [PACKAGE]
    return [
        f"{named(path)}: {what}"
        for path in MODULES
        if any(folder in path.parents for folder in folders)
        for what in rule(ast.parse(path.read_text(encoding="utf-8"), filename=str(path)))
    ]


def importing(packages: set[str]) -> Callable[[ast.Module], list[str]]:
    """A rule against these packages and all that is in them."""

    def rule(tree: ast.Module) -> list[str]:
        names = set(imports_of(tree))
        return sorted(n for n in names for p in packages if n == p or n.startswith(p + "."))

    return rule


def test_the_program_is_found():
    assert PACKAGE / "__init__.py" in MODULES


def test_pyplot_is_nowhere():
    assert not offences(importing({"matplotlib.pyplot", "pylab"}))


def test_nothing_can_reach_a_network():
    assert not offences(importing(NETWORK))


def test_no_part_of_qt_that_is_gpl_only():
    assert not offences(importing(GPL_ONLY_QT))


@pytest.mark.parametrize("room", ["model", "reading", "timeline"])
def test_the_clock_is_not_read(room: str):
    """What is read and drawn depends on what was given, never on the day on which it is done."""
    assert not offences(
        lambda tree: [f"{o}.{name}()" for o, name in calls_of(tree) if name in CLOCK and o in CLOCK_OWNERS],
        room,
    )


def test_the_event_loop_is_not_run_by_hand_and_no_thread_is_killed():
    assert not offences(
        lambda tree: [f"{n}(): {FORBIDDEN_CALLS[n]}" for _, n in calls_of(tree) if n in FORBIDDEN_CALLS]
    )


def test_the_model_needs_the_standard_library_alone():
    allowed = sys.stdlib_module_names | {"dateline", ""}
    assert not offences(lambda tree: [m for m in imports_of(tree) if m.split(".")[0] not in allowed], "model")


def test_qt_is_in_the_window_alone():
    """import-linter knows the rooms; this also sees the modules beside them, such as cli.py."""
    found = offences(importing({"PySide6", "shiboken6"}))
    window = named(PACKAGE / "window")
    assert not [what for what in found if not what.startswith(window)]


def test_files_stay_short():
    lines = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert not {name: count for name, count in lines.items() if count > MOST_LINES}


def test_every_module_opens_with_a_sentence():
    assert not offences(lambda tree: [] if ast.get_docstring(tree) else ["no docstring"])


def test_names_say_what_a_file_is_for():
    assert not [named(path) for path in MODULES if path.name in VAGUE_FILES]


@pytest.mark.parametrize("folder", ["desktop", "packaging", "resources"])
def test_folders_that_are_no_package(folder: str):
    """A package named `packaging` would hide the library of that name, which matplotlib imports."""
    assert not (ROOT / folder / "__init__.py").exists()


def test_commands_in_the_readme_exist():
    told = set(re.findall(r"\./dev ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    listed = subprocess.run(
        [sys.executable, str(ROOT / "dev"), "help"], capture_output=True, text=True, check=True
    )
    assert told <= set(re.findall(r"^\./dev ([a-z]+)", listed.stdout, re.MULTILINE))


def test_pyproject_is_the_only_configuration_file():
    others = (
        "setup.py",
        "setup.cfg",
        "tox.ini",
        "pytest.ini",
        "mypy.ini",
        "ruff.toml",
        ".ruff.toml",
        ".importlinter",
    )
    assert not [name for name in others if (ROOT / name).exists()]


def test_mypy_is_strict_and_every_warning_fails():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert settings["mypy"]["strict"] is True
    assert "error" in settings["pytest"]["ini_options"]["filterwarnings"]
