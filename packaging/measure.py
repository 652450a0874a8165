"""Prints sizes, and times from start to a window on the screen, against the floor: an empty Qt window.

    measure.py FROZEN [PACKAGE ...]

Runs inside the Debian root that froze the program. “Cold” is after the kernel forgot all files, which only
root may ask of it; “warm” is the median of five starts.
"""

import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

FLOOR = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(["floor"])
window = QWidget()
window.setWindowTitle("dateline floor")
window.resize(1200, 800)
window.show()
app.exec()
"""
WINDOW = re.compile(r"^ +0x[0-9a-f]+ .*?[ (](\d{3,})x(\d{3,})\+", re.MULTILINE)


def seconds_to_window(line: list[str]) -> float:
    """From the start of the process until a window as wide and high as 300 pixels is on the screen."""
    began = time.monotonic()
    program = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() - began < 120:
            tree = subprocess.run(
                ["xwininfo", "-root", "-tree"], capture_output=True, text=True, check=False
            ).stdout
            if any(int(width) >= 300 and int(height) >= 300 for width, height in WINDOW.findall(tree)):
                return time.monotonic() - began
            if program.poll() is not None:
                raise RuntimeError(f"{line[0]} ended without a window")
        raise RuntimeError(f"{line[0]} showed no window in two minutes")
    finally:
        program.terminate()
        program.wait()


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
    parts = sorted(((megabytes(part), part.name) for part in (bundle / "_internal").iterdir()), reverse=True)
    print("  of it: " + ", ".join(f"{name} {size:.0f}" for size, name in parts[:8]))
    for package in packages:
        print(f"{package.name}: {megabytes(package):.0f} MB")
    server = subprocess.Popen(
        ["Xvfb", ":71", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"], stderr=subprocess.DEVNULL
    )
    time.sleep(1)
    os.environ["DISPLAY"] = ":71"
    try:
        for name, line in (
            ("floor (an empty Qt window)", [sys.executable, "-c", FLOOR]),
            ("dateline", [str(bundle / "dateline")]),
        ):
            cold = f"{seconds_to_window(line):.2f} s cold, " if forget_files() else ""
            warm = statistics.median(seconds_to_window(line) for _ in range(5))
            print(f"start to window, {name}: {cold}{warm:.2f} s warm")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
