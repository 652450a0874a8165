"""Makes the .deb from a frozen folder; runs inside the Debian root that froze it.

deb.py FROZEN OUT [VERSION [quick]]

VERSION, if given, stands in for the program's own, to try an upgrade; `quick` packs in haste, for a trial.
"""

import gzip
import os
import shutil
import subprocess
import sys
from email.utils import formatdate
from pathlib import Path

import about

HERE = Path(__file__).resolve().parent / "deb"
# The window needs these though nothing links to them: Qt looks for fonts, and X for its keyboard maps.
ALSO_NEEDED = ("fontconfig", "xkb-data")

CONTROL = """\
Package: dateline
Version: {version}
Architecture: amd64
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Section: education
Priority: optional
Homepage: {homepage}
Description: {summary}
{description}"""

CHANGELOG = """\
dateline ({version}) stable; urgency=medium

  * See CHANGELOG in the program's own repository for what is new.

 -- {maintainer}  {date}
"""


def main() -> None:
    frozen, out = Path(sys.argv[1]), Path(sys.argv[2])
    version = sys.argv[3] if len(sys.argv) > 3 else about.version()
    tree = out / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(frozen / "dateline", tree / "usr/lib/dateline", symlinks=True)
    shutil.copytree(frozen / "share", tree / "usr/share")
    (tree / "usr/bin").mkdir()
    (tree / "usr/bin/dateline").symlink_to("../lib/dateline/dateline")
    write_documents(tree / "usr/share/doc/dateline", frozen / "doc", version)
    overrides = tree / "usr/share/lintian/overrides/dateline"
    overrides.parent.mkdir(parents=True)
    shutil.copy(HERE / "lintian-overrides", overrides)
    write_control(tree, version, (frozen / "depends").read_text(encoding="utf-8").strip())
    set_rights(tree)
    package = out / f"dateline_{version}_amd64.deb"
    settings = os.environ | {"SOURCE_DATE_EPOCH": str(about.source_date())}
    pressing = ["-Zgzip", "-z1"] if sys.argv[4:] == ["quick"] else ["-Zxz", "-z6"]
    line = ["dpkg-deb", "--root-owner-group", *pressing, "--build", str(tree), str(package)]
    subprocess.run(line, env=settings, check=True)
    shutil.rmtree(tree)


def write_documents(folder: Path, documents: Path, version: str) -> None:
    folder.mkdir(parents=True)
    shutil.copy(HERE / "copyright", folder / "copyright")
    for name in ("NOTICES.txt", "dateline.cdx.json"):
        (folder / f"{name}.gz").write_bytes(gzip.compress((documents / name).read_bytes(), 9, mtime=0))
    date = formatdate(about.source_date())
    log = CHANGELOG.format(version=version, maintainer=about.MAINTAINER, date=date)
    (folder / "changelog.gz").write_bytes(gzip.compress(log.encode(), 9, mtime=0))


def write_control(tree: Path, version: str, depends: str) -> None:
    files = [path for path in tree.rglob("*") if path.is_file() and not path.is_symlink()]
    lines = (f" {line}" for line in about.DESCRIPTION.splitlines())
    control = CONTROL.format(
        version=version,
        maintainer=about.MAINTAINER,
        size=sum(path.stat().st_size for path in files) // 1024,
        depends=", ".join([depends, *ALSO_NEEDED]),
        homepage=about.HOMEPAGE,
        summary=about.SUMMARY,
        description="\n".join(lines) + "\n",
    )
    folder = tree / "DEBIAN"
    folder.mkdir()
    (folder / "control").write_text(control, encoding="utf-8")
    sums = subprocess.run(
        ["md5sum", *(path.relative_to(tree).as_posix() for path in sorted(files))],
        cwd=tree, capture_output=True, text=True, check=True,
    )  # fmt: skip
    (folder / "md5sums").write_text(sums.stdout, encoding="utf-8")


def set_rights(tree: Path) -> None:
    """Programs 755, all other files 644: a shared library is no program."""
    for path in tree.rglob("*"):
        if path.is_symlink():
            continue
        path.chmod(0o755 if path.is_dir() or path == tree / "usr/lib/dateline/dateline" else 0o644)


if __name__ == "__main__":
    main()
