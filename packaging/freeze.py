"""Freezes the program into a folder; runs inside a clean Debian root, in the environment of the lock.

freeze.py OUT       leaves OUT/dateline (the program), OUT/share (icons, manual ...), OUT/doc, OUT/depends
"""

import ast
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import about
import icons
import notices

HERE = Path(__file__).resolve().parent
LINUX = HERE / "linux"


def main() -> None:
    out = Path(sys.argv[1]).resolve()
    shutil.rmtree(out, ignore_errors=True)
    work = out / "work"
    freeze(out, work)
    bundle = out / "dateline"
    strip_debug_information(bundle)
    brought = system_libraries(work)
    components = components_of(bundle, work, brought)
    write_documents(out / "doc", components)
    write_share(out / "share")
    (out / "depends").write_text(depends_of(bundle, brought), encoding="utf-8")
    shutil.rmtree(work)
    date_all(out, about.source_date())


def freeze(out: Path, work: Path) -> None:
    settings = os.environ | {
        "PYTHONHASHSEED": "1",
        "SOURCE_DATE_EPOCH": str(about.source_date()),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    line = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    line += ["--distpath", str(out), "--workpath", str(work), str(HERE / "dateline.spec")]
    subprocess.run(line, env=settings, check=True)


def elf_files(folder: Path) -> list[Path]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return [path for path in found if path.open("rb").read(4) == b"\x7fELF"]


def strip_debug_information(bundle: Path) -> None:
    """spaCy's and its friends' modules come with debug information ten times their size."""
    for path in elf_files(bundle):
        told = subprocess.run(["readelf", "-S", "-W", str(path)], capture_output=True, text=True, check=True)
        if ".debug_info" in told.stdout:
            subprocess.run(["strip", "--strip-debug", str(path)], check=True)


def system_libraries(work: Path) -> list[str]:
    """Where the libraries of Debian that go along come from."""
    (entries,) = ast.literal_eval((work / "dateline" / "COLLECT-00.toc").read_text(encoding="utf-8"))
    return [
        source
        for _, source, kind in entries
        if kind == "BINARY" and source.startswith(("/lib/", "/usr/lib/"))
    ]


def components_of(bundle: Path, work: Path, brought: list[str]) -> list[notices.Component]:
    files = notices.files_of(bundle)
    names = notices.modules_in(work / "dateline" / "PYZ-00.toc")
    if unnamed := notices.unnamed(names, files, [sysconfig.get_path("purelib")]):
        raise ValueError(f"no component accounts for {unnamed}: packaging/insides.py has to name them")
    names |= {path.split("/")[1].split(".")[0] for path in files if path.startswith("_internal/")}
    found = list(notices.distributions(names, [sysconfig.get_path("purelib")]))
    versions = {re.sub(r"[-_.]+", "-", one.name).lower(): one.version for one in found}
    versions |= {one.name.lower(): one.version for one in found}
    found += notices.inside(files, versions)
    found += notices.system_libraries(brought)
    python = Path("/usr/share/doc", f"python3.{sys.version_info[1]}", "copyright").read_text(encoding="utf-8")
    boot = next(Path(sysconfig.get_path("purelib")).glob("pyinstaller-*.dist-info/licenses/COPYING*"))
    found += notices.runtime(python, boot.read_text(encoding="utf-8"))
    return sorted(found, key=lambda one: one.name.lower())


def write_documents(folder: Path, components: list[notices.Component]) -> None:
    folder.mkdir(parents=True)
    (folder / "NOTICES.txt").write_text(notices.notices(components), encoding="utf-8")
    (folder / "dateline.cdx.json").write_text(notices.bill_of_materials(components), encoding="utf-8")
    (folder / "LICENSE").write_bytes((about.ROOT / "LICENSE").read_bytes())
    for path in sorted(notices.LICENCES.glob("*.txt")):
        (folder / path.name).write_bytes(path.read_bytes())
    print(json.dumps({"components": len(components)}))


def write_share(share: Path) -> None:
    """Everything that goes below /usr/share, and below the same names in an AppDir."""
    places = {
        f"{about.APP_ID}.desktop": "applications",
        f"{about.APP_ID}.metainfo.xml": "metainfo",
        "dateline.xml": "mime/packages",
        "completion/dateline.bash": "bash-completion/completions/dateline",
        "completion/_dateline": "zsh/vendor-completions",
        "completion/dateline.fish": "fish/vendor_completions.d",
    }
    for name, place in places.items():
        target = share / place if place.endswith("/dateline") else share / place / Path(name).name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(about.filled_in((LINUX / name).read_text(encoding="utf-8")), encoding="utf-8")
    manual = about.filled_in((LINUX / "dateline.1").read_text(encoding="utf-8"))
    (share / "man" / "man1").mkdir(parents=True)
    (share / "man" / "man1" / "dateline.1.gz").write_bytes(gzip.compress(manual.encode(), 9, mtime=0))
    icons.write_hicolor(share / "icons" / "hicolor", about.APP_ID)


def depends_of(bundle: Path, brought: list[str]) -> str:
    """What Debian packages the program needs beside what it brings, from the symbols of all its files."""
    own = {notices.package_of(source).split(":")[0] for source in brought}
    scratch = bundle.parent / "shlibdeps"
    (scratch / "debian").mkdir(parents=True)
    (scratch / "debian" / "control").write_text("Source: dateline\n\nPackage: dateline\nArchitecture: any\n")
    folders = sorted({str(path.parent) for path in bundle.rglob("*.so*")})
    line = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *(f"-l{folder}" for folder in folders)]
    line += [f"-e{path}" for path in elf_files(bundle)]
    told = subprocess.run(line, cwd=scratch, capture_output=True, text=True, check=False)
    shutil.rmtree(scratch)
    missing = re.findall(r"cannot find library (\S+)", told.stderr)
    if told.returncode or missing:
        raise RuntimeError(f"dpkg-shlibdeps: {missing or told.stderr[-2000:]}")
    needed = told.stdout.removeprefix("shlibs:Depends=").strip().split(", ")
    return ", ".join(one for one in needed if one.split(" ")[0] not in own) + "\n"


def date_all(folder: Path, moment: int) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (moment, moment), follow_symlinks=False)


if __name__ == "__main__":
    main()
