"""Builds and tries the packages of Dateline: ./dev package WHAT (packaging/README.md tells of each).

WHAT is one of:
  freeze      the program as a folder, frozen in a clean Debian 12
  deb         the Debian package
  tar         the portable .tar.zst
  appimage    the AppDir and, with --runtime FILE --sha256 SUM, the AppImage
  windows     the Windows installer, with --python ZIP --sha256 SUM
  try         install, run, upgrade and purge the .deb in clean Debian 12 and 13 without a network, and run the
              portable folder and the AppDir in Debian 12
  check       the linters: lintian, appstreamcli, desktop-file-validate
  report      sizes, and start times against an empty Qt window
  twice       freeze two times and compare, file by file
"""

import argparse
import hashlib
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import about
import roots

OUT = roots.BUILD / "packages"
TRIAL = roots.BUILD / "trial"
FROZEN = roots.BUILD / "frozen"
PYTHON = "/opt/dateline/bin/python"
# What the frozen program's libraries link to, so that dpkg-shlibdeps knows whose they are; and the tools.
LIBRARIES = (
    "libpython3.11", "libglib2.0-0", "libegl1", "libgl1", "libdbus-1-3", "libfontconfig1", "libxkbcommon0",
    "libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0",
    "libxcb-render-util0", "libxcb-shape0", "libxcb-sync1", "libxcb-xfixes0", "libxcb-xkb1", "libxcb-util1",
    "libx11-xcb1", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1", "libdrm2", "libcups2",
)  # fmt: skip
TOOLS = (
    "python3", "python3-venv", "ca-certificates", "git", "binutils", "dpkg-dev", "zstd", "xz-utils", "squashfs-tools",
    "desktop-file-utils", "appstream", "lintian", "shared-mime-info", "xvfb", "x11-utils", "strace",
)  # fmt: skip
INSTALL = (
    "python3 -m venv /opt/dateline && /opt/dateline/bin/pip install --quiet --disable-pip-version-check "
    "--require-hashes --only-binary :all: -r /src/packaging/requirements.lock"
)


def workshop(fresh: bool = False) -> roots.Root:
    """The clean Debian 12 that freezes and packs, with the libraries of the lock in /opt/dateline."""
    lock = (about.ROOT / "packaging" / "requirements.lock").read_bytes()
    return roots.make("12", "workshop", [*TOOLS, *LIBRARIES], then=INSTALL, inputs=lock, fresh=fresh)


def in_workshop(command: str, fresh: bool = False) -> str:
    dated = {"SOURCE_DATE_EPOCH": str(about.source_date())}
    return workshop(fresh).run(command, source=about.ROOT, environment=dated).stdout


def within(path: Path) -> str:
    """A path of the checkout as the workshop sees it."""
    return "/src/" + path.relative_to(about.ROOT).as_posix()


def freeze(_: argparse.Namespace | None = None) -> Path:
    print(in_workshop(f"{PYTHON} /src/packaging/freeze.py {within(FROZEN)}"), end="")
    return FROZEN


def frozen() -> Path:
    return FROZEN if (FROZEN / "depends").exists() else freeze()


def deb(_: argparse.Namespace) -> Path:
    return make_deb(OUT, about.version())


def make_deb(out: Path, version: str, how: str = "") -> Path:
    frozen()
    out.mkdir(parents=True, exist_ok=True)
    in_workshop(f"{PYTHON} /src/packaging/deb.py {within(FROZEN)} {within(out)} {version} {how}")
    return out / f"dateline_{version}_amd64.deb"


def tar(_: argparse.Namespace) -> Path:
    return make_tar(OUT)


def make_tar(out: Path, how: str = "") -> Path:
    frozen()
    out.mkdir(parents=True, exist_ok=True)
    in_workshop(f"{PYTHON} /src/packaging/portable.py tar {within(FROZEN)} {within(out)} {how}")
    return out / f"dateline-{about.version()}-linux-x86_64.tar.zst"


def appimage(options: argparse.Namespace) -> Path:
    frozen()
    OUT.mkdir(parents=True, exist_ok=True)
    runtime = ""
    if options.runtime:
        copy = OUT / "runtime"
        shutil.copy(options.runtime, copy)
        runtime = f"{within(copy)} {options.sha256}"
    in_workshop(f"{PYTHON} /src/packaging/portable.py appimage {within(FROZEN)} {within(OUT)} {runtime}")
    return OUT


def check(_: argparse.Namespace) -> None:
    package = OUT / f"dateline_{about.version()}_amd64.deb"
    if not package.exists():
        make_deb(OUT, about.version())
    print(in_workshop(lint_line(package)), end="")


def lint_line(package: Path) -> str:
    share = within(FROZEN) + "/share"
    return (
        f"lintian --allow-root --fail-on error,warning {within(package)} && "
        f"desktop-file-validate {share}/applications/*.desktop && "
        f"appstreamcli validate --no-net {share}/metainfo/*.xml"
    )


def differences(first: dict[str, str], second: dict[str, str]) -> list[str]:
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def twice(_: argparse.Namespace) -> None:
    """Two freezes of one commit must be the same, file by file."""
    first, second = digests(freeze()), digests(freeze())
    different = differences(first, second)
    if different:
        sys.exit("these differ between two freezes:\n  " + "\n  ".join(different))
    print(f"two freezes are the same: {len(first)} files")


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def trial_packages() -> tuple[Path, Path]:
    """The package, and one that upgrades it; packed in haste, since nobody keeps them."""
    version = about.version()
    return make_deb(TRIAL, version, "quick"), make_deb(TRIAL, f"{version}+next1", "quick")


def trial_folders() -> dict[str, Path]:
    """The portable folder as it comes out of its archive, and the AppDir out of its squashfs; by their programs."""
    archive = make_tar(TRIAL, "quick")
    in_workshop(f"{PYTHON} /src/packaging/portable.py appimage {within(FROZEN)} {within(TRIAL)} - quick")
    unpacked = TRIAL / "unpacked"
    shutil.rmtree(unpacked, ignore_errors=True)
    unpacked.mkdir()
    in_workshop(f"tar --zstd -xf {within(archive)} -C {within(unpacked)}")
    squash = within(TRIAL / "Dateline.squashfs")
    in_workshop(f"unsquashfs -quiet -no-progress -dest {within(unpacked)}/AppDir {squash}")
    return {"dateline": next(unpacked.glob("dateline-*")), "AppRun": unpacked / "AppDir"}


def try_out(_: argparse.Namespace) -> None:
    import trial

    package, upgrade = trial_packages()
    for report in trial.run(package, upgrade):
        print(report)
    print(trial.try_portable(trial_folders(), package))


def report(_: argparse.Namespace) -> None:
    package = OUT / f"dateline_{about.version()}_amd64.deb"
    if not package.exists():
        make_deb(OUT, about.version())
    packages = " ".join(within(path) for path in sorted(OUT.glob("*")) if path.is_file())
    print(in_workshop(f"{PYTHON} /src/packaging/measure.py {within(FROZEN)} {packages}"), end="")


def windows(options: argparse.Namespace) -> Path:
    import windows as recipe

    OUT.mkdir(parents=True, exist_ok=True)
    return recipe.build(options.python, options.sha256, OUT)


def main() -> None:
    commands: dict[str, Callable[[argparse.Namespace], object]] = {
        "freeze": freeze,
        "deb": deb,
        "tar": tar,
        "appimage": appimage,
        "windows": windows,
        "try": try_out,
        "check": check,
        "report": report,
        "twice": twice,
    }
    parser = argparse.ArgumentParser(
        "./dev package", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=commands)
    parser.add_argument("--runtime", type=Path, help="appimage: the static type-2 runtime")
    parser.add_argument("--python", type=Path, help="windows: the embeddable CPython as a .zip")
    parser.add_argument("--sha256", default="", help="what the given file must have")
    options = parser.parse_args()
    if options.what != "windows" and not roots.can_make_roots():
        sys.exit("Packages are built in clean Debian roots: this needs Linux, root and debootstrap.")
    began = time.monotonic()
    made = commands[options.what](options)
    if isinstance(made, Path):
        print(f"{made.relative_to(about.ROOT)} ({time.monotonic() - began:.0f} s)")


if __name__ == "__main__":
    main()
