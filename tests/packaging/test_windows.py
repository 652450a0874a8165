"""The recipe of the Windows installer, as far as it can be tried from Linux."""

import hashlib
import importlib.util
import os
import re
import zipfile
from pathlib import Path

import pytest

RECIPES = Path(__file__).resolve().parents[2] / "packaging" / "windows"


@pytest.fixture(autouse=True)
def dated(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")


def archive(folder: Path, *names: str) -> Path:
    path = folder / "python.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for name in names:
            packed.writestr(name, "")
    return path


def test_python_is_unpacked_without_what_reaches_a_network(tmp_path: Path):
    import windows

    names = (
        "python.exe",
        "python312._pth",
        "_ssl.pyd",
        "_hashlib.pyd",
        "libssl-3.dll",
        "libcrypto-3.dll",
        "_lzma.pyd",
    )
    assert windows.unpack_python(archive(tmp_path, *names), tmp_path / "python") == "3.12"
    found = {path.name for path in (tmp_path / "python").iterdir()}
    assert found == {"python.exe", "python312._pth", "_lzma.pyd"}
    assert (tmp_path / "python" / "python312._pth").read_text().splitlines() == [
        "python312.zip",
        ".",
        r"..\site",
    ]


def test_another_zip_is_refused(tmp_path: Path):
    import windows

    with pytest.raises(ValueError, match="is no embeddable CPython"):
        windows.unpack_python(archive(tmp_path, "readme.txt"), tmp_path / "python")


def test_a_wrong_sum_is_refused(tmp_path: Path):
    import windows

    with pytest.raises(SystemExit, match="does not have the SHA-256"):
        windows.build(archive(tmp_path, "python311._pth"), hashlib.sha256(b"another").hexdigest(), tmp_path)


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_the_pins_for_windows_have_no_markers_left_and_keep_their_hashes(version: str):
    import windows

    lines = windows.requirements(version).splitlines()
    names = [re.split("==", line)[0].lower() for line in lines]
    assert len(names) == len(set(names))
    assert {"pyside6-essentials", "spacy", "numpy", "colorama"} <= set(names)
    assert not {"pyinstaller", "altgraph"} & set(names)
    assert all(";" not in line and "--hash=sha256:" in line for line in lines)


def test_the_wheels_are_sifted_and_leave_neither_empty_folders_nor_the_metadata_of_what_went(tmp_path: Path):
    import windows

    wheels = {
        "PySide6": ("PySide6/Qt6Core.dll", "PySide6/Qt6Network.dll", "PySide6/plugins/tls/qschannel.dll"),
        "httpx": ("httpx/__init__.py",),
        "spacy": ("spacy/lang/en/__init__.py", "spacy/lang/de/__init__.py", "spacy/cli/__init__.py"),
    }
    for name, files in wheels.items():
        metadata = tmp_path / f"{name}-1.0.dist-info"
        for path in (*(tmp_path / file for file in files), metadata / "METADATA", metadata / "RECORD"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"Name: {name}\nVersion: 1.0\n", encoding="utf-8")
        listed = [*files, f"{metadata.name}/METADATA", f"{metadata.name}/RECORD"]
        (metadata / "RECORD").write_text("".join(f"{file},,\n" for file in listed), encoding="utf-8")
    windows.sift(tmp_path)
    left = {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.suffix != ".dist-info"
    }
    assert left - {path for path in left if ".dist-info/" in path} == {
        "PySide6",
        "PySide6/Qt6Core.dll",
        "spacy",
        "spacy/lang",
        "spacy/lang/en",
        "spacy/lang/en/__init__.py",
    }
    assert {path.name for path in tmp_path.glob("*.dist-info")} == {
        "PySide6-1.0.dist-info",
        "spacy-1.0.dist-info",
    }


def test_installing_and_removing_is_by_name_and_for_one_person():
    script = (RECIPES / "setup.nsi").read_text(encoding="utf-8")
    assert "RequestExecutionLevel user" in script
    assert "HKLM" not in script
    assert 'RMDir /r "$INSTDIR"' not in script


def test_rehearsal_in_wine(tmp_path: Path):
    spec = importlib.util.spec_from_file_location("rehearse", RECIPES / "rehearse.py")
    rehearse = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rehearse)
    if not (os.environ.get("REHEARSE") and rehearse.can_rehearse() and os.environ.get("DISPLAY")):
        pytest.skip("needs REHEARSE=1, makensis, wine and a screen")
    assert "my own.dateline" in rehearse.rehearse(tmp_path)
