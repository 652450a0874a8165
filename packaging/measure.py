"""Prints sizes, and times from start to the first paint of the window, against the floor: an empty Qt window.

    measure.py FROZEN [PACKAGE ...]

Runs inside the Debian root that froze the program. “Cold” is after the kernel forgot all files, which only
root may ask of it: the median of three starts; “warm” that of seven. Floor and program take turns, so that what
else the machine does falls on both.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FLOOR = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(["floor"])
window = QWidget()
window.setWindowTitle("dateline floor")
window.resize(1200, 800)
window.show()
app.exec()
"""
PAINTED = 0.3  # of the screen: more than a pointer or a small window before the real one


def seconds_to_paint(line: list[str], pixels: NDArray[np.uint8]) -> float:
    """From the start of the process until a window has painted a good part of the screen, which begins black."""
    began = time.monotonic()
    program = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() - began < 120:
            if np.count_nonzero(pixels) > PAINTED * pixels.size:
                return time.monotonic() - began
            if program.poll() is not None:
                raise RuntimeError(f"{line[0]} ended without a window")
            time.sleep(0.005)
        raise RuntimeError(f"{line[0]} painted nothing in two minutes")
    finally:
        program.terminate()
        program.wait()
        wait_for_black(pixels)


def wait_for_black(pixels: NDArray[np.uint8]) -> None:
    for _ in range(1000):
        if np.count_nonzero(pixels) < PAINTED * pixels.size / 10:
            return
        time.sleep(0.01)
    raise RuntimeError("the window did not go away")


def forget_files() -> bool:
    try:
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3\n", encoding="ascii")
    except OSError:
        return False
    return True


def megabytes(path: Path) -> float:
    files = (
        [path]
        if path.is_file()
        else [one for one in path.rglob("*") if one.is_file() and not one.is_symlink()]
    )
    return sum(one.stat().st_size for one in files) / 1_000_000


def main() -> None:
    frozen, packages = Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
    bundle = frozen / "dateline"
    print(f"installed: {megabytes(bundle):.0f} MB")
    own = [part for part in (bundle / "_internal").iterdir() if not part.is_symlink()]
    parts = sorted(((megabytes(part), part.name) for part in own), reverse=True)
    print("  of it: " + ", ".join(f"{name} {size:.0f}" for size, name in parts[:8]))
    for package in packages:
        print(f"{package.name}: {megabytes(package):.0f} MB")
    floor, ours = [sys.executable, "-c", FLOOR], [str(bundle / "dateline")]
    with screen() as pixels:
        if forget_files():
            print_starts("cold", *in_turns(floor, ours, pixels, rounds=3, cold=True))
        print_starts("warm", *in_turns(floor, ours, pixels, rounds=7))


def in_turns(
    floor: list[str], ours: list[str], pixels: NDArray[np.uint8], rounds: int, cold: bool = False
) -> tuple[float, float]:
    """The median times of both."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for line, taken in zip((floor, ours), times, strict=True):
            if cold:
                forget_files()
            taken.append(seconds_to_paint(line, pixels))
    return statistics.median(times[0]), statistics.median(times[1])


def print_starts(state: str, floor: float, ours: float) -> None:
    print(
        f"start to first paint, {state}: {ours:.2f} s; an empty Qt window {floor:.2f} s; {ours / floor:.1f} times it"
    )


@contextmanager
def screen() -> Iterator[NDArray[np.uint8]]:
    """A virtual screen of its own; gives a sample of its pixels as they are at each moment."""
    with tempfile.TemporaryDirectory() as folder:
        line = [
            "Xvfb",
            ":71",
            "-screen",
            "0",
            "1600x1000x24",
            "-nolisten",
            "tcp",
            "-noreset",
            "-fbdir",
            folder,
        ]
        server = subprocess.Popen(line, stderr=subprocess.DEVNULL)
        time.sleep(2)
        os.environ["DISPLAY"] = ":71"
        try:
            yield np.memmap(Path(folder, "Xvfb_screen0"), dtype=np.uint8, mode="r")[8192::397]
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
