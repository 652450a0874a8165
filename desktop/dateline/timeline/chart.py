"""A project made ready for drawing: its marks, and which lane each of them is in."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dateline.model.event import Event
from dateline.model.finding import when_of
from dateline.model.kinds import KINDS
from dateline.model.project import Project
from dateline.model.statement import Statement
from dateline.model.words import in_words
from dateline.timeline.marks import Floats, Ints, Marks, edited, marks_of
from dateline.timeline.view import LanesBy, View

NAMELESS = {
    LanesBy.PERSON: "Nobody named",
    LanesBy.PLACE: "No place",
    LanesBy.SOURCE: "No source",
    LanesBy.TAG: "No tag",
    LanesBy.LANE: "No lane",
}


LASTING = ("shown", "sides", "dates", "overview", "worth")


def _name(key: object) -> object:
    return key[0] if isinstance(key, tuple) else key


@dataclass(frozen=True, eq=False)
class Chart:
    """`marks` of `project`; look-ups are kept once made. Make a new one for another project value."""

    project: Project
    marks: Marks
    kept: dict[object, object] = field(default_factory=dict)

    @classmethod
    def of(cls, project: Project, before: "Chart | None" = None) -> "Chart":
        """The chart of a project; quicker where it differs little from that of `before`."""
        marks = edited(before.marks, before.project, project) if before else None
        if before is None or marks is None:
            return cls(project, marks_of(project))
        return cls(project, marks, before._lasting(marks))

    def _lasting(self, marks: Marks) -> dict[object, object]:
        """The look-ups that hold for other marks too, as their dates and forms are the same."""
        own = self.marks
        pairs = (
            (own.lo, marks.lo),
            (own.hi, marks.hi),
            (own.form, marks.form),
            (own.importance, marks.importance),
        )
        if not all(np.array_equal(a, b) for a, b in pairs):
            return {}
        for name in ("dated", "undated", "extent"):
            vars(marks)[name] = getattr(own, name)
        return {key: found for key, found in self.kept.items() if _name(key) in LASTING}

    def subject(self, mark: int) -> Event | Statement | None:
        id = self.marks.ids[mark]
        return self.project.event(id) or self.project.statement(id)

    def date_words(self, mark: int) -> str:
        """The date of a mark as a person writes it."""
        subject = self.subject(mark)
        return in_words(when_of(subject)) if subject else ""

    def statements_of(self, event: str) -> list[str]:
        """The ids of the statements about an event."""
        if "statements" not in self.kept:
            found: dict[str, list[str]] = {}
            for statement in self.project.statements:
                found.setdefault(statement.event, []).append(statement.id)
            self.kept["statements"] = found
        return self.kept["statements"].get(event, [])  # type: ignore[attr-defined, no-any-return]

    def shown(self, view: View) -> Ints:
        """The dated marks that pass the filter, by their start."""
        if view.shown is None:
            return self.marks.dated
        key = ("shown", view.shown)
        if key not in self.kept:
            passes = self._passes(view.shown)
            self.kept[key] = self.marks.dated[passes[self.marks.dated]]
        return self.kept[key]  # type: ignore[return-value]

    def sides(self, view: View) -> tuple[Floats, Floats, Floats]:
        """Of the dated marks that pass the filter: the starts and the ends, each ascending, and to every end the
        first start of all marks that are over by then."""
        key = ("sides", view.shown)
        if key not in self.kept:
            lo, hi = self.marks.lo[self.shown(view)], self.marks.hi[self.shown(view)]
            order = np.argsort(hi, kind="stable")
            self.kept[key] = (lo, hi[order], np.minimum.accumulate(lo[order]))
        return self.kept[key]  # type: ignore[return-value]

    def dates(self, view: View) -> tuple[Floats, Floats]:
        """The days on which the marks begin that pass the filter, in order, and how many days the shortest lasts that
        begins on each."""
        key = ("dates", view.shown)
        if key not in self.kept:
            shown = self.shown(view)
            starts, first = np.unique(self.marks.lo[shown], return_index=True)
            lengths = self.marks.hi[shown] - self.marks.lo[shown]
            self.kept[key] = starts, np.minimum.reduceat(lengths, first) if len(first) else lengths
        return self.kept[key]  # type: ignore[return-value]

    def shelf(self, view: View) -> Ints:
        """The undated marks that pass the filter."""
        if view.shown is None:
            return self.marks.undated
        return self.marks.undated[self._passes(view.shown)[self.marks.undated]]

    def _passes(self, shown: frozenset[str]) -> NDArray[np.bool_]:
        return np.fromiter((id in shown for id in self.marks.ids), bool, len(self.marks))

    def lanes(self, view: View) -> list[tuple[str, Ints]]:
        """(name, its marks by start) of each lane, in the order in which they are drawn."""
        key = ("lanes", view.lanes_by, view.shown, view.lane_order)
        if key not in self.kept:
            self.kept[key] = self._lanes(view)
        return self.kept[key]  # type: ignore[return-value]

    def _lanes(self, view: View) -> list[tuple[str, Ints]]:
        shown = self.shown(view)
        if view.lanes_by is LanesBy.NONE:
            return [("", shown)]
        members: dict[str, list[int]] = {}
        for mark in shown.tolist():
            for name in self.lane_names(mark, view.lanes_by):
                members.setdefault(name, []).append(mark)
        first = {name: number for number, name in enumerate(view.lane_order)}
        kinds = {kind: number for number, kind in enumerate(KINDS)}
        nameless = NAMELESS.get(view.lanes_by, "")

        def place(name: str) -> tuple[object, ...]:
            by_kind = kinds.get(name, len(kinds)) if view.lanes_by is LanesBy.KIND else 0
            return (
                first.get(name, len(first)),
                name == nameless,
                by_kind,
                -len(members[name]),
                name.casefold(),
            )

        return [(name, np.array(members[name], np.int32)) for name in sorted(members, key=place)]

    def lane_names(self, mark: int, by: LanesBy) -> tuple[str, ...]:
        """The lanes one mark stands in: several for an event of several people or tags."""
        subject = self.subject(mark)
        if isinstance(subject, Statement):
            return self._statement_lanes(subject, by)
        if subject is None:
            return ("",)
        names: tuple[str, ...] = {
            LanesBy.NONE: ("",),
            LanesBy.KIND: (subject.kind,),
            LanesBy.PERSON: subject.people,
            LanesBy.PLACE: (subject.place,),
            LanesBy.SOURCE: (self._source_title(subject.passages[0].source),) if subject.passages else (),
            LanesBy.TAG: subject.tags,
            LanesBy.LANE: (subject.lane,),
        }[by]
        return tuple(name for name in names if name) or (NAMELESS.get(by, ""),)

    def _statement_lanes(self, statement: Statement, by: LanesBy) -> tuple[str, ...]:
        about = self.project.event(statement.event)
        if by is LanesBy.PERSON and statement.speaker:
            return (statement.speaker.name,)
        if by is LanesBy.SOURCE:
            return (self._source_title(statement.sentence.source),)
        if by is LanesBy.TAG and statement.tags:
            return statement.tags
        if about is not None:
            return self.lane_names(self.marks.index.get(about.id, 0), by)
        return ("Statements",) if by is LanesBy.KIND else (NAMELESS.get(by, ""),)

    def _source_title(self, id: str) -> str:
        source = self.project.source(id)
        return (source.title or source.path or id) if source else id

    def busiest(self, limit: int, among: Ints) -> Ints:
        """The `limit` most important of some marks; equal ones are taken evenly over time, always the same ones."""
        if len(among) <= limit:
            return among
        worth = self.worth[among]
        chosen = np.argpartition(worth, len(worth) - limit)[-limit:] if limit else np.empty(0, np.int64)
        return among[np.sort(chosen)]

    @property
    def worth(self) -> NDArray[np.float64]:
        """Importance, with ties broken by a fixed scatter over the marks."""
        if "worth" not in self.kept:
            scatter = np.modf(np.arange(len(self.marks)) * 0.6180339887498949)[0]
            worth = self.marks.importance + scatter * 1e-3
            if self.marks.events < len(self.marks):
                worth[self.marks.events :] -= 0.25
            self.kept["worth"] = worth
        return self.kept["worth"]  # type: ignore[return-value]
