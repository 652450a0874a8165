"""Lists every component of a built application with its licence: notices for people, an SBOM for programs."""

import ast
import importlib.metadata
import json
import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import about
from insides import FONTS, INSIDES

LICENCES = Path(__file__).resolve().parent / "licences"
QT_SOURCE = """\
Dateline uses Qt {qt} and PySide6 {pyside} under the GNU Lesser General Public License, version 3. They are
unchanged, and lie as separate files beside the program (_internal/PySide6, _internal/shiboken6): anyone may
replace them by other builds of the same libraries. Their sources, of exactly these versions:

  https://download.qt.io/official_releases/qt/{series}/{qt}/single/qt-everywhere-src-{qt}.tar.xz
  https://download.qt.io/official_releases/QtForPython/pyside6/PySide6-{pyside}-src/

The LGPL version 3 adds to the GPL version 3; both texts are at the end of this file.
"""

# The libraries of Debian that go along; their copyright files also name the licences of Debian's own scripts.
OF_THE_SYSTEM = {"libxcb": "MIT", "libxkbcommon": "MIT", "libffi": "MIT", "libpython": "PSF-2.0"}
# Licences as their authors wrote them, where that is no SPDX expression.
SPDX = {
    "BSD": "BSD-3-Clause",
    "PSFL": "PSF-2.0",
    "contourpy": "BSD-3-Clause",
    "cycler": "BSD-3-Clause",
    "kiwisolver": "BSD-3-Clause",
    "matplotlib": "PSF-2.0",
    "jinja2": "BSD-3-Clause",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "markdown-it-py": "MIT",
}


@dataclass(frozen=True)
class Component:
    """Something we ship that others made; `text` is its licence in full, as far as it came with it."""

    name: str
    version: str
    licence: str
    text: str
    kind: str = "library"
    purl: str = ""


def files_of(bundle: Path) -> list[str]:
    return sorted(path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file())


def modules_in(archive_toc: Path) -> set[str]:
    """The top-level names of the Python modules that PyInstaller put into its archive."""
    _, entries = ast.literal_eval(archive_toc.read_text(encoding="utf-8"))[:2]
    return {name.split(".")[0] for name, *_ in entries}


def distributions(names: set[str], sites: list[str]) -> Iterator[Component]:
    """The Python libraries of which anything is in the bundle; `names` are its top-level names."""
    for found in sorted(importlib.metadata.distributions(path=sites), key=lambda one: one.name.lower()):
        tops = {re.sub(r"\..*$", "", str(path).split("/")[0]) for path in found.files or []}
        tops = {top for top in tops if top and not top.startswith("_") and top not in ("..", "bin", "share")}
        if tops & names:
            plain = re.sub(r"[-_.]+", "-", found.name).lower()
            purl = f"pkg:pypi/{plain}@{found.version}"
            yield Component(found.name, found.version, licence_of(found), texts_of(found), "library", purl)


def licence_of(found: importlib.metadata.Distribution) -> str:
    if expression := found.metadata.get("License-Expression"):
        return expression
    said = (found.metadata.get("License") or "").strip()
    if found.name.lower() in SPDX:
        return SPDX[found.name.lower()]
    if said and "\n" not in said and len(said) < 60:
        return SPDX.get(said, said)
    classes = [line for line in found.metadata.get_all("Classifier") or [] if line.startswith("License ::")]
    short = {"MIT License": "MIT", "BSD License": "BSD-3-Clause", "Apache Software License": "Apache-2.0"}
    named = [short.get(line.split(" :: ")[-1], line.split(" :: ")[-1]) for line in classes]
    return " AND ".join(dict.fromkeys(named)) or "LicenseRef-Unknown"


def texts_of(found: importlib.metadata.Distribution) -> str:
    wanted = re.compile(r"\.dist-info/(.*/)?(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", re.IGNORECASE)
    paths = sorted(str(path) for path in found.files or [] if wanted.search(str(path)))
    texts = [found.read_text(path.split(".dist-info/", 1)[1]) or "" for path in paths]
    return "\n\n".join(dict.fromkeys(text.strip() for text in texts))


def inside(files: list[str], versions: dict[str, str]) -> Iterator[Component]:
    """Components that have no metadata of their own; the licence texts are in that of their wheel."""
    for (wheel, pattern), held in INSIDES.items():
        found = next((path for path in files if re.search(pattern, path)), None)
        if not found:
            continue
        bearer = f"{wheel} {versions[wheel.lower()]}" if wheel else "Dateline"
        for name, licence in held.items():
            version = f"as in {bearer}"
            if name == "Qt":
                version = versions[wheel.lower()]
            elif name == "ICU" and (number := re.search(r"icu\w+?\.?(?:so\.)?(\d+)", found)):
                version = number[1]
            kind = "data" if name in FONTS else "library"
            yield Component(name, version, licence, f"It came with {bearer}." if wheel else "", kind)


def unnamed(modules: set[str], files: list[str], sites: list[str]) -> list[str]:
    """What no component accounts for: top-level Python modules, and the libraries that lie beside a wheel."""
    known = {*sys.stdlib_module_names, "dateline"}
    for found in importlib.metadata.distributions(path=sites):
        known |= {str(path).split("/")[0].split(".")[0] for path in found.files or []}
    # Of PyInstaller's own, and what CPython writes when it is built.
    strangers = {
        name for name in modules - known if not name.startswith(("pyimod", "_pyi", "_sysconfigdata"))
    }
    beside = [path for path in files if ".libs/" in path]
    libraries = {path for path in beside if not any(re.search(pattern, path) for _, pattern in INSIDES)}
    return sorted(strangers | libraries)


def system_libraries(sources: list[str]) -> Iterator[Component]:
    """The few libraries of Debian that go along, by the package that each came from."""
    for package in sorted({package_of(source) for source in sources}):
        told = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=True
        )
        text = Path("/usr/share/doc", package.split(":")[0], "copyright").read_text(encoding="utf-8")
        purl = f"pkg:deb/debian/{package.split(':')[0]}@{told.stdout}"
        (licence,) = [known for start, known in OF_THE_SYSTEM.items() if package.startswith(start)]
        yield Component(package.split(":")[0], told.stdout, licence, text, "library", purl)


def package_of(library: str) -> str:
    """The Debian package of a library, which may be known by its path before or after the merge of /usr."""
    for path in (library, str(Path(library).resolve()), library.removeprefix("/usr")):
        told = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True, check=False)
        if told.returncode == 0:
            return told.stdout.split(": ")[0].split(",")[0]
    raise ValueError(f"no package owns {library}")


def runtime(python_licence: str, bootloader_licence: str) -> Iterator[Component]:
    number = ".".join(map(str, sys.version_info[:3]))
    yield Component("CPython", number, "PSF-2.0", python_licence, "framework", f"pkg:generic/python@{number}")
    if bootloader_licence:
        known = importlib.metadata.version("pyinstaller")
        licence = "GPL-2.0-or-later WITH Bootloader-exception"
        yield Component("PyInstaller bootloader", known, licence, bootloader_licence)


def notices(components: list[Component]) -> str:
    """The file for people: what is inside, under which licence, and the texts."""
    versions = {component.name.lower(): component.version for component in components}
    pyside = versions["pyside6_essentials"]
    qt = QT_SOURCE.format(qt=pyside, pyside=pyside, series=".".join(pyside.split(".")[:2]))
    head = f"Dateline {about.version()} is licensed under the Apache License 2.0. It contains the work of others:\n"
    table = "".join(f"  {one.name} {one.version}: {one.licence}\n" for one in components)
    parts = [head + "\n" + table, qt]
    for one in components:
        if one.text:
            parts.append(f"{'=' * 78}\n{one.name} {one.version}\n{'=' * 78}\n\n{one.text.strip()}\n")
    for name in ("LGPL-3.0", "GPL-3.0"):
        parts.append(f"{'=' * 78}\n{name}\n{'=' * 78}\n\n{(LICENCES / f'{name}.txt').read_text()}")
    return "\n\n".join(parts)


def bill_of_materials(components: list[Component]) -> str:
    """The same for programs, as CycloneDX 1.5; the same build always gives the same file."""
    made = datetime.fromtimestamp(about.source_date(), UTC)
    listed = []
    for one in components:
        entry = {
            "type": one.kind,
            "bom-ref": f"{one.name}@{one.version}",
            "name": one.name,
            "version": one.version,
        }
        entry["licenses"] = [{"license": {"name": one.licence}}]
        listed.append(entry | ({"purl": one.purl} if one.purl else {}))
    seed = json.dumps(listed, sort_keys=True) + about.version()
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, seed)}",
        "version": 1,
        "metadata": {
            "timestamp": f"{made:%Y-%m-%dT%H:%M:%SZ}",
            "component": {
                "type": "application",
                "bom-ref": "dateline",
                "name": "dateline",
                "version": about.version(),
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            },
        },
        "components": listed,
        "dependencies": [{"ref": "dateline", "dependsOn": [entry["bom-ref"] for entry in listed]}],
    }
    return json.dumps(bill, indent=1, sort_keys=True) + "\n"
