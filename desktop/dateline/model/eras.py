"""The eras of a project: a person adds, changes and removes them; they stand in the order of their dates."""

from dataclasses import replace
from typing import Any

from dateline.model.project import Era, Project
from dateline.model.when import When


def add_era(project: Project, title: str, when: When) -> Project:
    """One more era."""
    taken, number = {era.id for era in project.eras}, len(project.eras) + 1
    while f"era{number}" in taken:
        number += 1
    return _with(project, (*project.eras, Era(f"era{number}", title, when)))


def change_era(project: Project, id: str, **parts: Any) -> Project:
    """An era with another title or date."""
    return _with(project, tuple(replace(era, **parts) if era.id == id else era for era in project.eras))


def remove_era(project: Project, id: str) -> Project:
    return _with(project, tuple(era for era in project.eras if era.id != id))


def _with(project: Project, eras: tuple[Era, ...]) -> Project:
    eras = tuple(sorted(eras, key=_order))
    return project if eras == project.eras else replace(project, eras=eras)


def _order(era: Era) -> tuple[bool, int, int]:
    """By the first day, the longer before the shorter."""
    when = era.when
    return not when.is_dated, when.first or 0, -(when.last or 0)
