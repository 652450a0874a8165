"""What can be said of the packages without building them."""

import gzip
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"
WITHOUT = Path(__file__).resolve().parent / "without_excluded.py"


@pytest.fixture(autouse=True)
def dated(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")


def run_without(*arguments: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-W", "ignore", str(WITHOUT), *arguments]
    return subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)


class TestWithoutWhatStaysOut:
    """The excluded modules are really not needed, and with them goes every way to a network."""

    def test_reading(self, tmp_path: Path):
        article = tmp_path / "ü note.txt"
        article.write_text(
            "The museum opened on 4 May 1998. “It was time,” said Anna Berg.", encoding="utf-8"
        )
        done = run_without("read", str(article))
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["dates"][0]["value"] == "1998-05-04"

    @pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
    def test_picture(self, tmp_path: Path, ending: str):
        article, picture = tmp_path / "note.txt", tmp_path / f"out.{ending}"
        article.write_text("The museum opened on 4 May 1998.", encoding="utf-8")
        done = run_without("picture", str(article), "-o", str(picture))
        assert done.returncode == 0, done.stderr
        assert picture.stat().st_size > 1000

    def test_every_module_can_be_imported(self):
        code = (
            f"import runpy, sys, pkgutil, importlib; runpy.run_path({str(WITHOUT)!r}); import dateline\n"
            "for found in pkgutil.walk_packages(dateline.__path__, 'dateline.'):\n"
            "    if not found.name.endswith('__main__'): importlib.import_module(found.name)\n"
            "print(*(name for name in ('ssl', '_ssl', 'requests', 'PySide6.QtNetwork') if name in sys.modules))"
        )
        line = [sys.executable, "-W", "ignore", "-c", code]
        done = subprocess.run(line, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert not done.stdout.strip()


class TestDesktop:
    def entry(self) -> ConfigParser:
        parser = ConfigParser(interpolation=None)
        parser.optionxform = str
        parser.read(LINUX / "org.dateline.Dateline.desktop", encoding="utf-8")
        return parser

    def test_the_entry_opens_files_of_our_type(self):
        entry = self.entry()["Desktop Entry"]
        kinds = xml.parse(LINUX / "dateline.xml").getroot()
        space = "{http://www.freedesktop.org/standards/shared-mime-info}"
        declared = [kind.get("type") for kind in kinds.findall(f"{space}mime-type")]
        assert entry["MimeType"].strip(";").split(";") == declared == ["application/x-dateline"]
        assert entry["Exec"] == "dateline %F"

    def test_the_window_says_which_entry_is_its_own(self):
        import about

        app = (ROOT / "desktop/dateline/window/app.py").read_text(encoding="utf-8")
        assert f'setDesktopFileName("{about.APP_ID}")' in app
        assert self.entry()["Desktop Entry"]["Icon"] == about.APP_ID

    def test_the_metainfo_fits_the_entry_and_the_version(self):
        import about

        text = about.filled_in((LINUX / f"{about.APP_ID}.metainfo.xml").read_text(encoding="utf-8"))
        root = xml.fromstring(text)
        assert root.findtext("id") == about.APP_ID
        assert root.findtext("launchable") == f"{about.APP_ID}.desktop"
        assert root.find("releases/release").attrib == {"version": about.version(), "date": "2025-06-15"}
        assert "@" not in text

    @pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="needs desktop-file-utils")
    def test_the_entry_is_valid(self):
        line = ["desktop-file-validate", str(LINUX / "org.dateline.Dateline.desktop")]
        done = subprocess.run(line, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout

    @pytest.mark.skipif(not shutil.which("appstreamcli"), reason="needs appstream")
    def test_the_metainfo_is_valid(self, tmp_path: Path):
        import about

        path = tmp_path / f"{about.APP_ID}.metainfo.xml"
        path.write_text(about.filled_in((LINUX / path.name).read_text(encoding="utf-8")), encoding="utf-8")
        done = subprocess.run(
            ["appstreamcli", "validate", "--no-net", str(path)], capture_output=True, check=False
        )
        assert done.returncode == 0, done.stdout


def every_command():
    """The words after dateline, with the options and the choices that each knows."""
    from dateline import cli

    added = next(action for action in cli._command_parser()._actions if action.dest == "command")
    return {"": cli._window_parser(), **added.choices}


@pytest.mark.parametrize("command", ["", "read", "picture", "export", "new", "import"])
@pytest.mark.parametrize(
    "name", ["dateline.1", "completion/dateline.bash", "completion/_dateline", "completion/dateline.fish"]
)
def test_every_command_option_and_choice_is_in_the_manual_and_in_the_completions(command: str, name: str):
    text = (LINUX / name).read_text(encoding="utf-8").replace("\\-", "-")
    known = set(re.findall(r"--([a-z][a-z-]+)", text)) | set(re.findall(r"-l ([a-z][a-z-]+)", text))
    actions = every_command()[command]._actions
    options = {
        option[2:] for action in actions for option in action.option_strings if option.startswith("--")
    }
    choices = {choice for action in actions for choice in action.choices or ()}
    assert "help" in options
    assert options <= known
    assert {command, *choices} - {""} <= set(re.findall(r"[\w-]+", text))


def test_every_command_and_every_kind_of_export_is_known_to_the_manual_and_to_the_completions():
    from dateline.cli import COMMANDS
    from dateline.exporting.export import FORMATS

    assert set(every_command()) == {"", *COMMANDS}
    for name in (
        "dateline.1",
        "completion/dateline.bash",
        "completion/_dateline",
        "completion/dateline.fish",
    ):
        words = set(re.findall(r"\w+", (LINUX / name).read_text(encoding="utf-8")))
        assert {format.name for format in FORMATS} <= words, name


@pytest.mark.parametrize(("shell", "name"), [("zsh", "_dateline"), ("fish", "dateline.fish")])
def test_the_completions_are_sound_shell(shell: str, name: str):
    if not shutil.which(shell):
        pytest.skip(f"needs {shell}")
    line = [shell, "-n", str(LINUX / "completion" / name)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("",), {"read", "picture", "export", "new", "import", "ü visit.txt"}),
        (("--s",), {"--self-test"}),
        (("picture", "--th"), {"--theme"}),
        (("picture", "--theme", "p"), {"print"}),
        (("export", "--format", "mark"), {"markdown", "markwhen"}),
        (("new", "-o", "ü"), {"ü visit.txt"}),
    ],
)
def test_bash_completes_what_is_typed(tmp_path: Path, typed: tuple[str, ...], offered: set[str]):
    (tmp_path / "ü visit.txt").touch()
    script = 'source "$1"; shift; COMP_WORDS=(dateline "$@"); COMP_CWORD=$#; _dateline; '
    script += 'printf "%s\\n" "${COMPREPLY[@]}"'
    line = ["bash", "-c", script, "bash", str(LINUX / "completion" / "dateline.bash"), *typed]
    there = os.environ | {"LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        line, cwd=tmp_path, env=there, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert set(done.stdout.splitlines()) == offered
    assert not done.stderr


class TestIcons:
    @pytest.mark.parametrize("name", ["dateline", "dateline-project"])
    def test_every_size_is_drawn(self, name: str):
        import icons
        from PIL import Image

        for size in icons.SIZES:
            with Image.open(io.BytesIO(icons.png(name, size))) as image:
                assert image.size == (size, size)
                assert len(image.getcolors(maxcolors=1 << 20)) > 20
                assert image.getpixel((0, 0))[3] == 0

    def test_the_windows_icon_holds_what_its_head_says(self):
        import icons
        from PIL import Image

        with Image.open(io.BytesIO(icons.ico("dateline"))) as image:
            assert image.info["sizes"] == {(size, size) for size in icons.ICO_SIZES}


class TestNotices:
    def components(self):
        import notices

        return [
            notices.Component(
                "PySide6_Essentials", "6.11.3", "LGPL-3.0-only", "", "library", "pkg:pypi/x@6.11.3"
            ),
            notices.Component("numpy", "2.4.6", "BSD-3-Clause", "The text of it."),
        ]

    def test_people_are_told_of_the_lgpl_and_where_the_source_is(self):
        import notices

        text = notices.notices(self.components())
        assert "qt-everywhere-src-6.11.3.tar.xz" in text
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
        assert "GNU GENERAL PUBLIC LICENSE" in text
        assert "The text of it." in text

    def test_programs_get_the_same_list_each_time(self):
        import notices

        bill = notices.bill_of_materials(self.components())
        assert bill == notices.bill_of_materials(self.components())
        told = json.loads(bill)
        assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.5")
        assert [one["name"] for one in told["components"]] == ["PySide6_Essentials", "numpy"]
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", told["serialNumber"])

    def test_the_list_is_sound_by_the_schema_of_its_makers(self):
        import notices
        from cyclonedx.schema import SchemaVersion
        from cyclonedx.validation.json import JsonStrictValidator

        wrong = JsonStrictValidator(SchemaVersion.V1_5).validate_str(
            notices.bill_of_materials(self.components())
        )
        assert wrong is None, wrong

    def test_what_no_component_accounts_for_is_told(self):
        import sysconfig

        import notices

        sites = [sysconfig.get_path("purelib")]
        files = ["_internal/pillow.libs/libjpeg-6dc8d115.so.62", "_internal/pillow.libs/libnew-0a1b2c3d.so.1"]
        assert notices.unnamed({"numpy", "json", "dateline", "pyimod02_importers"}, files[:1], sites) == []
        assert notices.unnamed({"unheard"}, files, sites) == [files[1], "unheard"]

    def test_what_wheels_carry_inside_is_named_by_the_file_that_shows_it(self):
        import notices

        files = ["_internal/PySide6/Qt/lib/libQt6Core.so.6", "_internal/PySide6/Qt/lib/libicudata.so.73"]
        found = {one.name: one for one in notices.inside(files, {"pyside6_essentials": "6.11.3"})}
        assert (found["Qt"].version, found["ICU"].version) == ("6.11.3", "73")
        assert found["zlib"].version == "as in PySide6_Essentials 6.11.3"
        assert "HarfBuzz" not in found

    def test_every_library_of_the_lock_has_a_licence_that_is_known(self):
        import importlib.metadata

        import notices

        runtime = {
            "spacy",
            "thinc",
            "numpy",
            "matplotlib",
            "lxml",
            "pillow",
            "jinja2",
            "openpyxl",
            "icalendar",
        }
        for name in sorted(runtime):
            found = importlib.metadata.distribution(name)
            assert "Unknown" not in notices.licence_of(found), name
            assert len(notices.texts_of(found)) > 200, name


class TestPortable:
    def test_a_runtime_with_another_sum_is_refused(self, tmp_path: Path, monkeypatch):
        import portable

        runtime = tmp_path / "runtime"
        runtime.write_bytes(b"\x7fELF" + bytes(4) + b"AI\x02" + bytes(100))
        monkeypatch.setattr(portable, "app_dir", lambda frozen, out: out)
        monkeypatch.setattr(portable.subprocess, "run", lambda *line, **more: None)
        with pytest.raises(ValueError, match="does not have the SHA-256"):
            portable.appimage(tmp_path, tmp_path, runtime, "0" * 64)

    def test_a_file_that_is_no_runtime_is_refused(self, tmp_path: Path, monkeypatch):
        import portable

        runtime = tmp_path / "runtime"
        runtime.write_bytes(b"#!/bin/sh\n")
        monkeypatch.setattr(portable, "app_dir", lambda frozen, out: out)
        monkeypatch.setattr(portable.subprocess, "run", lambda *line, **more: None)
        with pytest.raises(ValueError, match="no AppImage runtime of type 2"):
            portable.appimage(tmp_path, tmp_path, runtime, hashlib.sha256(b"#!/bin/sh\n").hexdigest())


class TestDebian:
    def test_each_override_is_explained(self):
        lines = (PACKAGING / "deb" / "lintian-overrides").read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("#")
        assert all(line.startswith(("# ", "dateline: ")) for line in lines)

    def test_the_tree_of_the_package(self, tmp_path: Path, monkeypatch):
        """All but the packing, on a small stand-in for the frozen program."""
        import deb

        frozen, out = tmp_path / "frozen", tmp_path / "out"
        for name, text in {
            "dateline/dateline": "program", "dateline/_internal/lib.so": "library", "share/man/man1/x": "manual",
            "doc/NOTICES.txt": "notices", "doc/dateline.cdx.json": "{}", "depends": "libc6 (>= 2.35)\n",
        }.items():  # fmt: skip
            (frozen / name).parent.mkdir(parents=True, exist_ok=True)
            (frozen / name).write_text(text, encoding="utf-8")
        (out / "deb" / "DEBIAN").mkdir(parents=True)
        kept = {}

        def instead(line, **more):
            if line[0] == "md5sum":
                return subprocess.CompletedProcess(line, 0, stdout="sums\n")
            tree = out / "deb"
            kept["control"] = (tree / "DEBIAN/control").read_text(encoding="utf-8")
            kept["rights"] = {
                p.name: oct(p.stat().st_mode & 0o777) for p in (tree / "usr/lib/dateline").rglob("*")
            }
            kept["link"] = (tree / "usr/bin/dateline").readlink().as_posix()
            kept["notices"] = gzip.decompress((tree / "usr/share/doc/dateline/NOTICES.txt.gz").read_bytes())
            return subprocess.CompletedProcess(line, 0)

        monkeypatch.setattr(deb.subprocess, "run", instead)
        monkeypatch.setattr(deb.sys, "argv", ["deb.py", str(frozen), str(out), "9.9"])
        deb.main()
        assert "\nVersion: 9.9\n" in kept["control"]
        assert "\nDepends: libc6 (>= 2.35), fontconfig, xkb-data\n" in kept["control"]
        assert kept["rights"] == {"dateline": "0o755", "lib.so": "0o644", "_internal": "0o755"}
        assert kept["link"] == "../lib/dateline/dateline"
        assert kept["notices"] == b"notices"


def test_the_licence_texts_are_whole():
    for name, end in (("LGPL-3.0", "permanent authorization"), ("GPL-3.0", "why-not-lgpl.html")):
        assert end in (PACKAGING / "licences" / f"{name}.txt").read_text(encoding="utf-8")
