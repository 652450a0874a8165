"""Makes the portable packages from a frozen folder: a .tar.zst, and the AppImage or its AppDir.

    portable.py tar FROZEN OUT [quick]
    portable.py appimage FROZEN OUT [RUNTIME SHA256 | - quick]

An AppImage is a small static program (the type-2 runtime) with a squashfs behind it. The runtime is no part
of this repository: hand it in as a file, with the SHA-256 it must have. Without one the AppDir and its
squashfs are made all the same, and AppRun in it starts the program.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import about

HERE = Path(__file__).resolve().parent


def tar(frozen: Path, out: Path, level: int = 19) -> Path:
    """One folder that runs where it lies, with its notices, icons and desktop entry."""
    name = f"dateline-{about.version()}-linux-x86_64"
    folder = out / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(frozen / "dateline", folder, symlinks=True)
    shutil.copytree(frozen / "share", folder / "share")
    shutil.copytree(frozen / "doc", folder / "doc")
    package = out / f"{name}.tar.zst"
    line = ["tar", "--create", "--sort=name", "--owner=0", "--group=0", "--numeric-owner"]
    line += [
        f"--mtime=@{about.source_date()}",
        f"--use-compress-program=zstd -{level} -T2",
        "-f",
        str(package),
    ]
    subprocess.run([*line, "-C", str(out), name], check=True)
    shutil.rmtree(folder)
    return package


def app_dir(frozen: Path, out: Path) -> Path:
    """The folder that is inside an AppImage, by the AppDir specification."""
    folder = out / "Dateline.AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(frozen / "dateline", folder / "usr/lib/dateline", symlinks=True)
    shutil.copytree(frozen / "share", folder / "usr/share")
    shutil.copytree(frozen / "doc", folder / "usr/share/doc/dateline")
    shutil.copy(HERE / "appimage" / "AppRun", folder / "AppRun")
    (folder / "AppRun").chmod(0o755)
    entry = f"{about.APP_ID}.desktop"
    (folder / entry).symlink_to(f"usr/share/applications/{entry}")
    icon = f"{about.APP_ID}.png"
    (folder / icon).symlink_to(f"usr/share/icons/hicolor/256x256/apps/{icon}")
    (folder / ".DirIcon").symlink_to(icon)
    return folder


def appimage(frozen: Path, out: Path, runtime: Path | None, digest: str, level: int = 15) -> Path:
    folder = app_dir(frozen, out)
    squash = out / "Dateline.squashfs"
    squash.unlink(missing_ok=True)
    line = ["mksquashfs", str(folder), str(squash), "-root-owned", "-noappend", "-no-progress", "-quiet"]
    line += [
        "-comp",
        "zstd",
        "-Xcompression-level",
        str(level),
        "-mkfs-time",
        str(about.source_date()),
        "-all-time",
        str(about.source_date()),
    ]
    settings = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    subprocess.run(line, env=settings, check=True)
    if runtime is None:
        return squash
    head = runtime.read_bytes()
    if hashlib.sha256(head).hexdigest() != digest:
        raise ValueError(f"{runtime.name} does not have the SHA-256 {digest}")
    if head[:4] != b"\x7fELF" or head[8:11] != b"AI\x02":
        raise ValueError(f"{runtime.name} is no AppImage runtime of type 2")
    package = out / f"Dateline-{about.version()}-x86_64.AppImage"
    package.write_bytes(head + squash.read_bytes())
    package.chmod(0o755)
    squash.unlink()
    return package


def main() -> None:
    what, frozen, out, *more = sys.argv[1:]
    hasty = {"level": 1} if more[-1:] == ["quick"] else {}
    if what == "tar":
        print(tar(Path(frozen), Path(out), **hasty))
    else:
        runtime, digest = (Path(more[0]), more[1]) if len(more) == 2 and not hasty else (None, "")
        print(appimage(Path(frozen), Path(out), runtime, digest, **hasty))


if __name__ == "__main__":
    main()
