"""How a project was looked at, kept in its file: one of its settings, which no edit and no undo touches."""

import json
from dataclasses import replace
from typing import Any

from dateline.model.project import Project
from dateline.timeline.view import LanesBy, Layout, Scale, View

_KEY = "view"


def with_view(project: Project, view: View) -> Project:
    """The project as its file holds it: with the view, where one was chosen."""
    others = _others(project)
    if view.is_unset:
        return project if others == project.settings else replace(project, settings=others)
    form = {
        "start": view.start,
        "end": view.end,
        "lanes_by": view.lanes_by,
        "lane_order": view.lane_order,
        "collapsed": view.collapsed,
        "scale": view.scale,
        "origin": view.origin,
        "folds": view.folds,
        "layout": view.layout,
        "reading_size": view.reading_size,
    }
    return replace(project, settings=(*others, (_KEY, json.dumps(form, ensure_ascii=False))))


def taken_apart(project: Project) -> tuple[Project, View]:
    """The project without the view that its file held, and the view; an unset one where there is none to be read."""
    told = dict(project.settings).get(_KEY)
    if told is None:
        return project, View()
    bare = replace(project, settings=_others(project))
    try:
        return bare, _view(json.loads(told))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError):
        return bare, View()


def _others(project: Project) -> tuple[tuple[str, str], ...]:
    return tuple((key, value) for key, value in project.settings if key != _KEY)


def _view(form: dict[str, Any]) -> View:
    """Raises ValueError, TypeError or LookupError where the form makes no view."""
    folds = tuple((_number(start), _number(end)) for start, end in form["folds"])
    origin = form["origin"]
    if origin is not None and type(origin) is not int:
        raise ValueError("the origin is no day")
    if any(end <= start for start, end in folds):
        raise ValueError("a fold ends before it begins")
    view = View(
        lanes_by=LanesBy(form["lanes_by"]),
        lane_order=_words(form["lane_order"]),
        collapsed=_words(form["collapsed"]),
        scale=Scale(form["scale"]),
        origin=origin,
        folds=folds,
        layout=Layout(form["layout"]),
        reading_size=min(max(_number(form["reading_size"]), 0.5), 3.0),
    )
    return view.between(_number(form["start"]), _number(form["end"]))


def _number(value: Any) -> float:
    number = float(value) if isinstance(value, int | float) else float("nan")
    if not abs(number) < 1e13:  # neither a NaN nor beyond all ages
        raise ValueError("a number is missing")
    return number


def _words(values: Any) -> tuple[str, ...]:
    if not all(isinstance(value, str) for value in values):
        raise ValueError("words are missing")
    return tuple(values)
