"""Tries the .deb as its users will: clean Debian 12 and 13, no network, an ordinary person, from first to last.

Each step raises with what was seen when it does not hold. What is left at the end is a short report.
"""

import json
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import about
import roots

# What a desktop has anyway, and what the trial looks with.
DESKTOP = (
    "xvfb",
    "x11-utils",
    "scrot",
    "strace",
    "desktop-file-utils",
    "shared-mime-info",
    "hicolor-icon-theme",
)
HOME = f"/home/{roots.PERSON}"
ARTICLE = "ü visit.txt"
PROJECT = "ü visit.dateline"
SETTINGS = f"{HOME}/.config/dateline/dateline.ini"
EXAMPLE = about.ROOT / "resources" / "examples" / "state-visit.txt"
MAKE_PROJECT = """
import sys
from pathlib import Path
import dateline
from dateline.model.project import Project
from dateline.storing.project_file import save_project

found = dateline.read(Path(sys.argv[1]).read_text(encoding="utf-8"))
parts = {"timexes": found.timexes, "events": found.events, "statements": found.statements, "people": found.people}
save_project(Project(sources=(found.source,), **parts), Path(sys.argv[2]))
"""
# Runs a command on a screen of its own, waits for its window, and takes a picture of it. A screen that resets itself
# whenever its last client goes, as xwininfo does, would turn away the program that is just coming: -noreset.
LOOK = r"""
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset 3>/tmp/display 2>/dev/null & server=$!
while [ ! -s /tmp/display ]; do sleep 0.05; done
export DISPLAY=:$(cat /tmp/display)
"$@" >/tmp/said 2>&1 & program=$!
for try in $(seq 900); do
    xwininfo -root -tree 2>/dev/null | grep -q "$WANTED"'.*"dateline".*[0-9]\{3,\}x[0-9]\{3,\}+' && break
    kill -0 $program 2>/dev/null || { cat /tmp/said; echo ended early; exit 1; }
    sleep 0.1
done
sleep "${SETTLE:-4}"
xwininfo -root -tree > /tmp/windows
scrot --overwrite /tmp/screen.png
for process in /proc/[0-9]*; do  # not $program, which may be strace, and that waits for the program
    [ "$(cat $process/comm 2>/dev/null)" = dateline ] && kill -TERM "${process#/proc/}"
done
wait $program; echo "status $?"; cat /tmp/said
kill $server; wait $server 2>/dev/null; rm /tmp/display
"""


class TrialError(Exception):
    """Something that was promised did not hold."""


@dataclass
class Report:
    """What one Debian showed."""

    release: str
    lines: list[str] = field(default_factory=list)
    screen: Path | None = None

    def __str__(self) -> str:
        return "\n  ".join([f"Debian {self.release}", *self.lines])


def run(package: Path, upgrade: Path, releases: tuple[str, ...] = ("12", "13")) -> list[Report]:
    return [try_on(release, package, upgrade) for release in releases]


def try_on(release: str, package: Path, upgrade: Path) -> Report:
    """Install, use, upgrade, use again, purge: what a classroom machine goes through."""
    report = Report(release)
    root = desktop(release, package)
    before = everything(root)
    install(root, package, report)
    use(root, report)
    open_project(root, report)
    swap_a_library(root, report)
    set_dark(root)
    kept = things_of_the_person(root)
    install(root, upgrade, report)
    expect(things_of_the_person(root) == kept, "the upgrade changed a file of the person")
    root.run("dateline --self-test", person=True)
    report.lines.append(f"upgrade: kept {len(kept)} files of the person as they were")
    look_for_dark(root, report)
    purge(root, before, report)
    roots.remove(root)
    return report


def try_portable(folders: dict[str, Path], package: Path) -> Report:
    """Folders that need no installing, by the name of the program in each, run where an ordinary person put them.

    `package` tells by its Depends what the desktop has.
    """
    report = Report("12, portable")
    root = desktop("12", package)
    (root.path / "opt" / "look").write_text(LOOK, encoding="utf-8")
    for program, folder in folders.items():
        name = f"my {folder.name}"
        shutil.copytree(folder, root.path / HOME.lstrip("/") / name, symlinks=True)
        root.run(f"chown -R {roots.PERSON}: {HOME}")
        start = f"'./{name}/{program}'"
        told = root.run(f"{start} --self-test", person=True).stdout.strip().splitlines()[-1]
        report.lines.append(f"{folder.name}: {told}")
        root.run(f"bash /opt/look {start}", person=True)
        report.screen = see(root, f"screen-{folder.name}.png", report)
    roots.remove(root)
    return report


def see(root: roots.Root, name: str, report: Report) -> Path:
    """Keeps the picture of the window that was looked at last; it must not be blank."""
    screen = roots.BUILD / "trial" / name
    shutil.copy(root.path / "tmp" / "screen.png", screen)
    colours = colours_of(screen)
    expect(colours > 50, f"the window is blank: {colours} colours")
    report.lines.append(f"window: {colours} colours, {name}")
    return screen


def expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise TrialError(otherwise)


def desktop(release: str, package: Path) -> roots.Root:
    """A clean Debian with what the package depends on, as the desktops of its users have it."""
    line = ["dpkg-deb", "--field", str(package), "Depends"]
    told = subprocess.run(line, capture_output=True, text=True, check=True)
    needed = [one.split(" ")[0] for one in told.stdout.strip().split(", ")]
    root = roots.make(release, "desktop", [*needed, *DESKTOP])
    root.add_person()
    return root


def install(root: roots.Root, package: Path, report: Report) -> None:
    shutil.copy(package, root.path / "opt")
    began = time.monotonic()
    root.run(f"apt-get install -y -q /opt/{package.name}")
    (root.path / "opt" / package.name).unlink()
    size = root.run("du -sm /usr/lib/dateline").stdout.split()[0]
    report.lines.append(f"installed {package.name} offline in {time.monotonic() - began:.0f} s: {size} MB")


def use(root: roots.Root, report: Report) -> None:
    """The command line, as an ordinary person, on a file whose name is not ASCII."""
    shutil.copy(EXAMPLE, root.path / HOME.lstrip("/") / ARTICLE)
    root.run(f"chown -R {roots.PERSON}: {HOME}")
    told = root.run("dateline --version", person=True).stdout
    expect(about.version() in told, f"--version says {told!r}")
    report.lines.append(
        "self-test: " + root.run("dateline --self-test", person=True).stdout.strip().splitlines()[-1]
    )
    reading = json.loads(root.run(f"dateline read '{ARTICLE}'", person=True).stdout)
    counts = {part: len(reading[part]) for part in ("dates", "events", "statements")}
    expect(all(counts.values()), f"reading found {counts}")
    report.lines.append("read: " + ", ".join(f"{number} {part}" for part, number in counts.items()))
    for ending in ("png", "svg", "pdf"):
        root.run(f"dateline picture '{ARTICLE}' -o out.{ending} && test -s out.{ending}", person=True)
    seen = root.run(
        f"strace -f -qq -e trace=socket -o trace dateline read '{ARTICLE}' >/dev/null; cat trace", person=True
    )
    report.lines.append(f"strace of reading: {sockets(seen.stdout)}")
    entries = root.run(
        "update-mime-database -V /usr/share/mime >/dev/null 2>&1; cat /usr/share/mime/globs"
    ).stdout
    expect("application/x-dateline:*.dateline" in entries, "the file type is not known to the desktop")


def sockets(trace: str) -> str:
    """What kinds of sockets were made; any other than local ones is an error."""
    kinds = sorted(set(re.findall(r"socket\((\w+)", trace)))
    expect(set(kinds) <= {"AF_UNIX"}, f"the program made sockets of {kinds}")
    return ", ".join(kinds) + " only" if kinds else "no socket at all"


def open_project(root: roots.Root, report: Report) -> None:
    """A project with such a name, opened from the command line in a real window."""
    shutil.copy(make_project(), root.path / HOME.lstrip("/") / PROJECT)
    root.run(f"chown {roots.PERSON}: '{HOME}/{PROJECT}'")
    (root.path / "opt" / "look").write_text(LOOK, encoding="utf-8")
    watch = "strace -f -qq -e trace=socket -o trace"
    told = root.run(
        f"bash /opt/look {watch} dateline '{PROJECT}'",
        person=True,
        environment={"SETTLE": "12", "WANTED": "visit"},
    )
    windows = (root.path / "tmp" / "windows").read_text(encoding="utf-8", errors="replace")
    expect("visit" in windows, f"no window bears the file's name:\n{windows}\n{told.stdout}")
    trace = (root.path / HOME.lstrip("/") / "trace").read_text(encoding="utf-8")
    report.lines.append(f"strace of the window: {sockets(trace)}")
    report.lines.append(f"opened “{PROJECT}”")
    report.screen = see(root, f"screen-debian-{report.release}.png", report)


def set_dark(root: roots.Root) -> None:
    """A setting that can be seen: the person wants dark colours."""
    path = root.path / SETTINGS.lstrip("/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("[General]\ncolours=dark\n", encoding="ascii")
    root.run(f"chown -R {roots.PERSON}: {HOME}/.config")


def look_for_dark(root: roots.Root, report: Report) -> None:
    """The upgraded program still follows the setting."""
    root.run(
        f"bash /opt/look dateline '{PROJECT}'", person=True, environment={"SETTLE": "12", "WANTED": "visit"}
    )
    picture = see(root, f"screen-debian-{report.release}-upgraded.png", report)
    light = lightness_of(picture)
    expect(light < 100, f"the upgraded program forgot that the person wants dark colours: lightness {light}")
    report.lines.append("upgrade: the program still follows the person's settings")


def make_project() -> Path:
    """A project of the example, written by the checkout's own program."""
    out = roots.BUILD / "trial" / PROJECT
    out.parent.mkdir(parents=True, exist_ok=True)
    line = [sys.executable, "-W", "ignore", "-c", MAKE_PROJECT, str(EXAMPLE), str(out)]
    there = {"PYTHONPATH": str(about.ROOT / "desktop"), "PATH": "/usr/bin:/bin"}
    subprocess.run(line, env=there, check=True)
    return out


def colours_of(picture: Path) -> int:
    from PIL import Image

    with Image.open(picture) as image:
        return len(image.convert("RGB").getcolors(maxcolors=1 << 24) or ())


def lightness_of(picture: Path) -> int:
    """The median of the pixels of a window's middle, from black at 0 to white at 255."""
    from PIL import Image

    with Image.open(picture) as image:
        middle = image.convert("L").crop((0, 100, 1200, 800))
        counts = middle.histogram()
    return next(level for level in range(256) if sum(counts[: level + 1]) * 2 >= sum(counts))


def swap_a_library(root: roots.Root, report: Report) -> None:
    """The LGPL gives everyone the right to put another build of Qt in the place of ours: it must start."""
    library = "/usr/lib/dateline/_internal/PySide6/Qt/lib/libQt6Gui.so.6"
    root.run(f"cp {library} /opt/kept && printf 'another build' >> {library}")
    root.run("SETTLE=2 bash /opt/look dateline", person=True)
    root.run(f"cp /opt/kept {library} && rm /opt/kept")
    report.lines.append("Qt: a changed libQt6Gui in the place of ours starts")


def things_of_the_person(root: roots.Root) -> dict[str, bytes]:
    """Every file of the person but what can be made again, by its path."""
    home = root.path / HOME.lstrip("/")
    found = (path for path in home.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(root.path).as_posix(): path.read_bytes() for path in found}


def everything(root: roots.Root) -> set[str]:
    """All paths of the root but those that belong to people, to the kernel, or to the package system's own log."""
    line = (
        r"find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /src -o -path /home "
        r"-o -path /var/lib/dpkg -o -path /var/lib/apt -o -path /var/log -o -path /var/cache -o -path /opt \) -prune "
        r"-o -print"
    )
    return set(root.run(line).stdout.splitlines())


def purge(root: roots.Root, before: set[str], report: Report) -> None:
    kept = things_of_the_person(root)
    root.run("apt-get purge -y -q dateline")
    left = sorted(path for path in everything(root) - before if not path.startswith("/usr/share/mime/"))
    expect(not left, f"purge left {left[:20]}")
    expect(not root.run("grep -rl dateline /usr/share/mime || true").stdout, "purge left the file type")
    expect(things_of_the_person(root) == kept, "purge took a person's file")
    report.lines.append(f"purge: nothing of ours is left; {len(kept)} files of the person are")
