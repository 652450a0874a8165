"""Makes the Windows installer from Linux: an embeddable CPython, the wheels of the lock, and NSIS.

The embeddable CPython is no part of this repository: hand in the .zip with the SHA-256 that it must have. The
folder is put together here, without running anything of Windows.
"""

import hashlib
import importlib.metadata
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import about
import icons
import notices
from packaging.markers import default_environment
from packaging.requirements import Requirement
from sift import EXCLUDED_MODULES, goes_along

HERE = Path(__file__).resolve().parent
RECIPES = HERE / "windows"
LOCK = HERE / "requirements.lock"
# What only builds the program, on Linux.
BUILD_ONLY = {
    "pyinstaller",
    "pyinstaller-hooks-contrib",
    "altgraph",
    "setuptools",
    "pefile",
    "pywin32-ctypes",
    "macholib",
}


def build(python: Path | None, digest: str, out: Path, libraries: bool = True, quick: bool = False) -> Path:
    """The installer in `out`; to rehearse, without `libraries` beside what is ours, and packed in haste."""
    if python is None or not python.is_file():
        sys.exit("windows: give the embeddable CPython with --python FILE.zip --sha256 SUM")
    if hashlib.sha256(python.read_bytes()).hexdigest() != digest:
        sys.exit(f"windows: {python.name} does not have the SHA-256 {digest}")
    stage = out / "windows"
    shutil.rmtree(stage, ignore_errors=True)
    version = unpack_python(python, stage / "python")
    if libraries:
        install_wheels(stage / "site", version)
        sift(stage / "site")
        write_notices(stage)
    add_dateline(stage)
    return pack(stage, out, quick)


def unpack_python(archive: Path, folder: Path) -> str:
    """Unpacks CPython without what could reach a network; returns its version, as "3.11"."""
    with zipfile.ZipFile(archive) as packed:
        names = packed.namelist()
        paths = [name for name in names if re.fullmatch(r"python3\d+\._pth", name)]
        if len(paths) != 1:
            raise ValueError(f"{archive.name} is no embeddable CPython: it has no python3xx._pth")
        for name in names:
            if not re.match(r"(_ssl|_hashlib|_socket_ssl)\.pyd|lib(ssl|crypto)-", name):
                packed.extract(name, folder)
    digits = paths[0].removeprefix("python3").removesuffix("._pth")
    (folder / paths[0]).write_text(f"python3{digits}.zip\n.\n..\\site\n", encoding="utf-8")
    return f"3.{digits}"


def requirements(version: str) -> str:
    """The pins of the lock that hold on Windows with this Python, markers worked out, hashes kept."""
    there = default_environment() | {
        "python_version": version,
        "python_full_version": f"{version}.0",
        "sys_platform": "win32",
        "platform_system": "Windows",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    text = re.sub(r"^\s*#.*\n", "", LOCK.read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = []
    for entry in text.replace("\\\n", " ").splitlines():
        head, *hashes = entry.split("--hash=")
        if not head.strip():
            continue
        pin = Requirement(head.strip())
        if pin.name.lower() not in BUILD_ONLY and (not pin.marker or pin.marker.evaluate(there)):
            lines.append(
                f"{pin.name}{pin.specifier} " + " ".join(f"--hash={value.strip()}" for value in hashes)
            )
    return "\n".join(lines) + "\n"


def install_wheels(folder: Path, version: str) -> None:
    """Unpacks the Windows wheels of the lock; pip checks their hashes, and runs nothing of them."""
    folder.mkdir(parents=True)
    wanted = folder.parent / "requirements.txt"
    wanted.write_text(requirements(version), encoding="utf-8")
    line = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    line += ["--target", str(folder), "--platform", "win_amd64", "--python-version", version, "--no-compile"]
    line += ["--only-binary", ":all:", "--require-hashes", "-r", str(wanted)]
    subprocess.run(line, check=True)
    wanted.unlink()


def sift(site: Path) -> None:
    """Leaves out what stays out of the Linux packages too, by the same rules."""
    for module in EXCLUDED_MODULES:
        place = site.joinpath(*module.split("."))
        shutil.rmtree(place, ignore_errors=True)
        for found in place.parent.glob(f"{place.name}.*py*") if place.parent.is_dir() else ():
            found.unlink()
    for language in (site / "spacy" / "lang").glob("*/"):
        if language.name != "en":
            shutil.rmtree(language)
    for path in sorted(site.rglob("*")):
        if path.is_file() and not goes_along(path.relative_to(site).as_posix()):
            path.unlink()
    shutil.rmtree(site / "bin", ignore_errors=True)
    for metadata in site.glob("*.dist-info"):
        told = importlib.metadata.PathDistribution(metadata).files or []
        if not any((site / path).exists() for path in told if path.parts[0] != metadata.name):
            shutil.rmtree(metadata)
    for folder in sorted((path for path in site.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def write_notices(stage: Path) -> None:
    site = stage / "site"
    names = {path.name.split(".")[0] for path in site.iterdir() if not path.name.endswith(".dist-info")}
    found = list(notices.distributions(names, [str(site)]))
    versions = {re.sub(r"[-_.]+", "-", one.name).lower(): one.version for one in found}
    versions |= {one.name.lower(): one.version for one in found}
    found += notices.inside(notices.files_of(stage), versions)
    licence = stage / "python" / "LICENSE.txt"
    found += notices.runtime(licence.read_text(encoding="utf-8") if licence.exists() else "", "")
    found.sort(key=lambda one: one.name.lower())
    (stage / "NOTICES.txt").write_text(notices.notices(found), encoding="utf-8")
    (stage / "dateline.cdx.json").write_text(notices.bill_of_materials(found), encoding="utf-8")


def add_dateline(stage: Path) -> None:
    site = stage / "site"
    skip = shutil.ignore_patterns("__pycache__", "*.pyc")
    shutil.copytree(about.ROOT / "desktop" / "dateline", site / "dateline", ignore=skip)
    shutil.copytree(about.ROOT / "resources", site / "dateline" / "_resources", ignore=skip)
    shutil.copytree(notices.LICENCES, stage / "licences")
    shutil.copy(about.ROOT / "LICENSE", stage / "LICENSE.txt")
    shutil.copy(RECIPES / "launch.py", stage)
    (stage / "dateline.cmd").write_text(
        '@"%~dp0python\\python.exe" "%~dp0launch.py" %*\r\n', encoding="ascii"
    )
    (stage / "dateline-project.ico").write_bytes(icons.ico("dateline-project"))


def pack(stage: Path, out: Path, quick: bool = False) -> Path:
    """Compiles the launcher into the folder, and the folder into the installer."""
    icon = out / "dateline.ico"
    icon.write_bytes(icons.ico("dateline"))
    version = about.version()
    common = ["makensis", "-V2", *(["-DQUICK"] if quick else []), f"-DICON={icon}", f"-DVERSION={version}"]
    launcher = [*common, f"-DOUT={stage / 'Dateline.exe'}", str(RECIPES / "launcher.nsi")]
    subprocess.run(launcher, check=True)
    package = out / f"Dateline-{version}-Setup.exe"
    subprocess.run([*common, f"-DSTAGE={stage}", f"-DOUT={package}", str(RECIPES / "setup.nsi")], check=True)
    shutil.rmtree(stage)
    icon.unlink()
    return package
