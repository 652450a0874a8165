"""The recipes that no machine of ours can run, as far as they can be read: Flatpak, macOS and the workflow."""

import ast
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
RECIPES = ROOT / "packaging"


def flatpak() -> dict:
    return json.loads((RECIPES / "flatpak" / "org.dateline.Dateline.json").read_text(encoding="utf-8"))


def test_the_flatpak_has_our_id_and_no_network():
    import about

    recipe = flatpak()
    assert recipe["app-id"] == about.APP_ID
    assert recipe["command"] == "dateline"
    assert "--share=network" not in recipe["finish-args"]
    known = ("--socket=", "--share=ipc", "--device=dri", "--filesystem=xdg-")
    assert all(permission.startswith(known) for permission in recipe["finish-args"])


def test_the_flatpak_takes_the_archive_that_the_workflow_makes_for_it():
    (module,) = flatpak()["modules"]
    (source,) = module["sources"]
    archive = (RECIPES / "flatpak" / source["path"]).resolve().relative_to(ROOT).as_posix()
    assert archive in workflow_text()
    assert any(source["dest-filename"] in command for command in module["build-commands"])


def test_the_app_for_macos_bears_our_names():
    text = (RECIPES / "macos" / "dateline-macos.spec").read_text(encoding="utf-8")
    ast.parse(text)
    assert "CFBundleDocumentTypes" in text
    assert "Dateline.app" in text


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
@pytest.mark.parametrize("script", ["macos/make_dmg", "appimage/AppRun"])
def test_the_scripts_are_sound_shell(script: str):
    path = RECIPES / script
    shell = path.read_text(encoding="utf-8").splitlines()[0].rsplit("/", 1)[1].split()[-1]
    told = subprocess.run([shell, "-n", str(path)], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")


def workflow_text() -> str:
    return (ROOT / ".github" / "workflows" / "packages.yml").read_text(encoding="utf-8")


def test_the_workflow_runs_what_is_there_with_no_more_rights_than_it_needs():
    workflow = yaml.safe_load(workflow_text())
    assert workflow["permissions"] == {"contents": "read"}
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert all(("uses" in step) != ("run" in step) for step in steps)
    assert all(re.fullmatch(r"[\w./-]+@v\d+", step["uses"]) for step in steps if "uses" in step)
    for path in re.findall(r"(?<![\w/])packaging/[\w./-]+", workflow_text()):
        assert (ROOT / path).is_file(), path


def test_every_package_of_the_table_has_a_command_that_there_is():
    import package

    table = (RECIPES / "README.md").read_text(encoding="utf-8")
    for what in re.findall(r"`\./dev package (\w+)", table):
        assert what == "WHAT" or f"\n  {what} " in package.__doc__, what
