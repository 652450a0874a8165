"""A timeline for other timeline programs: TimelineJS 3 JSON and markwhen text."""

import html
import json
import re
from pathlib import Path
from typing import Any

from dateline.exporting.losses import listed, not_held
from dateline.exporting.proof import Mark, address_of, marks_of, proofs, title_of
from dateline.exporting.row import row_as_json
from dateline.model.date import Date, Precision
from dateline.model.day import date_of, iso
from dateline.model.edtf import to_edtf
from dateline.model.event import Event
from dateline.model.finding import when_of
from dateline.model.project import Project
from dateline.model.when import Shape, When
from dateline.model.words import in_words
from dateline.storing.atomic import write_whole

# JavaScript's Date ends here; beyond it TimelineJS counts whole years on its "cosmological" scale.
_JAVASCRIPT_YEARS = (-271_821, 275_760)


def lost_in_timelinejs(project: Project) -> tuple[str, ...]:
    """Each undated mark, and what no slide holds."""
    undated = [mark for mark in marks_of(project) if not when_of(mark).is_dated]
    lost = [
        f"“{title_of(project, mark)}” is undated; TimelineJS shows dated slides only." for mark in undated
    ]
    parts = ("texts", "dates", "given", "people", "doubt", "versions")
    return listed(lost) + not_held("TimelineJS", project, parts)


def write_timelinejs(project: Project, path: Path) -> None:
    """TimelineJS 3 JSON. Years BC are negative astronomical years, with the date in words to be shown."""
    dated = [mark for mark in marks_of(project) if when_of(mark).is_dated]
    years = [date.year for mark in dated for date in (when_of(mark).start, when_of(mark).end) if date]
    human = all(_JAVASCRIPT_YEARS[0] < year < _JAVASCRIPT_YEARS[1] for year in years)
    form = {
        "scale": "human" if human else "cosmological",
        "title": {"text": {"headline": html.escape(project.title)}},
        "events": [_slide(project, mark, human) for mark in dated],
        "eras": [
            {
                "start_date": _slide_date(era.when.start, human),
                "end_date": _slide_date(era.when.end, human, at_end=True),
                "text": {"headline": html.escape(era.title)},
            }
            for era in project.eras
            if era.when.start and era.when.end
        ],
    }
    write_whole(path, json.dumps(form, ensure_ascii=False, indent=1).encode("utf-8", "replace"))


def _slide(project: Project, mark: Mark, human: bool) -> dict[str, Any]:
    when = when_of(mark)
    start = when.start or when.end
    told = "".join(
        f"<blockquote>{html.escape(proof.words)}</blockquote><p>{html.escape(proof.place)}</p>"
        for proof in proofs(project, mark)
    )
    slide: dict[str, Any] = {
        "unique_id": re.sub(r"[^\w-]", "-", mark.id),
        "start_date": _slide_date(start, human),
        "display_date": in_words(when),
        "text": {"headline": html.escape(title_of(project, mark)), "text": told},
        "group": mark.kind if isinstance(mark, Event) else "statement",
        "dateline": json.loads(row_as_json(project, mark)),
    }
    picture = project.picture(mark.picture) if isinstance(mark, Event) else None
    if picture and picture.is_sound:
        # TimelineJS knows a picture by the ending of its address; what is behind the # is no part of the picture.
        slide["media"] = {"url": f"{address_of(picture)}#.{picture.media_type.removeprefix('image/')}"}
    elif isinstance(mark, Event) and mark.picture.startswith(("https://", "http://")):
        slide["media"] = {"url": mark.picture}
    if when.shape in (Shape.RANGE, Shape.BETWEEN) or (when.start and when.start.precision < Precision.DAY):
        slide["end_date"] = _slide_date(when.end or start, human, at_end=True)
    return slide


def _slide_date(date: Date | None, human: bool, *, at_end: bool = False) -> dict[str, int]:
    assert date is not None
    if not human:
        return {"year": date.years[at_end]}
    year, month, day = date_of(date.last if at_end else date.first)
    form = {"year": year}
    if at_end or date.precision >= Precision.SEASON:
        form |= {"month": month}
    if at_end or date.precision >= Precision.DAY:
        form |= {"day": day}
    if date.time is not None and not at_end:
        seconds = date.time // 1_000_000
        form |= {"hour": seconds // 3600, "minute": seconds // 60 % 60}
    return form


def lost_in_markwhen(project: Project) -> tuple[str, ...]:
    """Each date that markwhen cannot say as it is, and what no line holds."""
    lost = []
    for mark in marks_of(project):
        when, title = when_of(mark), _one_line(title_of(project, mark))
        dates = _markwhen_range(when)
        if not dates:
            lost.append(f"“{title}” ({in_words(when)}): markwhen has no place for it.")
        elif to_edtf(when) != dates:
            lost.append(f"“{title}”: “{in_words(when)}” became {dates}.")
    parts = ("texts", "pictures", "eras", "dates", "given", "people", "doubt", "versions")
    return listed(lost) + not_held("markwhen", project, parts)


def write_markwhen(project: Project, path: Path) -> None:
    """markwhen text: an EDTF range a line, tags for kinds, the whole row as a property, and the proof below."""
    lines = ["---", f"title: {json.dumps(project.title or 'Timeline', ensure_ascii=False)}", "---", ""]
    for mark in marks_of(project):
        dates = _markwhen_range(when_of(mark))
        if not dates:
            continue
        kind = mark.kind if isinstance(mark, Event) else "statement"
        tags = " ".join("#" + re.sub(r"[^\w-]+", "-", tag).strip("-") for tag in (kind, *mark.tags))
        lines.append(f"{dates}: {_one_line(title_of(project, mark))} {tags}")
        lines.append(f"dateline: {row_as_json(project, mark)}")
        lines += [f"“{_one_line(proof.words)}” ({proof.place})" for proof in proofs(project, mark)]
        lines.append("")
    write_whole(path, "\n".join(lines).encode("utf-8", "replace"))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _markwhen_range(when: When) -> str:
    """What markwhen reads of EDTF: plain dates of the years 1–9999 and ranges of them; "" where it cannot."""
    if when.first is None or when.last is None:
        return ""
    if date_of(when.first)[0] < 1 or date_of(when.last)[0] > 9999:
        return ""
    plain = [_markwhen_date(date) for date in (when.start, when.end)]
    if plain[0] and plain[1]:
        return plain[0] if when.shape is Shape.POINT else "/".join(plain)
    return f"{iso(when.first)}/{iso(when.last)}"


def _markwhen_date(date: Date | None) -> str:
    if date is None or not date.is_certain or date.time is not None:
        return ""
    depth = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}.get(date.precision)
    return iso(date.first)[:depth] if depth else ""
