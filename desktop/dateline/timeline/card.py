"""What the hover card says of a mark, a count bar: a few lines of words."""

from math import floor
from textwrap import shorten

from dateline.model.date import Date, Precision
from dateline.model.day import date_of
from dateline.model.event import Event, LinkKind, Modality
from dateline.model.feasible import feasible
from dateline.model.project import Project
from dateline.model.review import Review
from dateline.model.span import Passage
from dateline.model.statement import Statement
from dateline.model.when import Shape, When
from dateline.model.words import MONTHS, about_year_in_words, counted, in_words, large_in_words, ordinal
from dateline.timeline.chart import Chart
from dateline.timeline.hits import Column
from dateline.timeline.lanes import Packing
from dateline.timeline.ticks import year_label

PASSAGE = 140  # letters of a passage that a card quotes


def card_of(chart: Chart, mark: int) -> list[str]:
    """Title first, then date and what makes the mark look as it does."""
    subject = chart.subject(mark)
    if isinstance(subject, Statement):
        return _statement(chart, subject)
    if subject is None:
        return []
    lines = [subject.title, date_line(subject.when)]
    if not subject.when.is_dated:
        lines += feasible(chart.project, subject).lines
    lines += _event_notes(chart, subject)
    if subject.people or subject.place:
        lines.append(" · ".join([*subject.people[:4], *([subject.place] if subject.place else [])]))
    if subject.review is Review.FOUND:
        lines.append("Found by Dateline, not yet reviewed")
    return [line for line in lines if line]


def date_line(when: When) -> str:
    """The date with weekday, and what it does not say: "Some time in May 1998", "Not before … not after …"."""
    words = in_words(when, with_weekday=True)
    if when.shape is Shape.BETWEEN and when.start and when.end:
        first = in_words(When.at(when.start))
        return f"Not before {first}, not after {in_words(When.at(when.end))}"
    if when.shape is Shape.UNDATED:
        return "Undated"
    precision = when.precision
    if when.shape is Shape.POINT and when.is_certain and precision is not None and precision < Precision.DAY:
        return f"Some time in {words}"
    if when.shape is Shape.RANGE and when.first is not None and when.last is not None:
        return f"{words} ({length_in_words(when.last - when.first + 1)})"
    return f"About {words[3:]}" if words.startswith("c. ") else words[:1].upper() + words[1:]


def length_in_words(days: int) -> str:
    for length, name in ((365.2425, "year"), (30.436875, "month")):
        if days >= 2 * length:
            count = round(days / length)
            return f"about {large_in_words(count)} {name}s"
    return counted(days, "day")


LINKS = {
    LinkKind.ANNIVERSARY_OF: "Anniversary of",
    LinkKind.SEQUEL_OF: "Sequel of",
    LinkKind.PART_OF: "Within",
    LinkKind.AFTER: "After",
    LinkKind.BEFORE: "Before",
    LinkKind.ABOUT: "About",
}
COUNTED = (LinkKind.ANNIVERSARY_OF, LinkKind.SEQUEL_OF)  # links of which the time between is told


def links_in_words(project: Project, event: Event, *, with_date: bool = False) -> list[str]:
    """ "80 years after The town is founded": a line for each link to another event that does not go without saying."""
    lines = []
    for link in event.links:
        other = project.event(link.target)
        if other is None or (link.kind not in COUNTED and event.when.is_dated):
            continue
        far = distance_in_words(other.when, event.when) if link.kind in COUNTED else ""
        line = f"{f'{far} after' if far else LINKS[link.kind]} {other.title}"
        dated = with_date and other.when.is_dated
        lines.append(f"{line[:1].upper()}{line[1:]}" + (f", {in_words(other.when)}" if dated else ""))
    return lines


def distance_in_words(before: When, after: When) -> str:
    """From one to the other: "80 years", "about 3 months", "12 days"; "" where the second is not the later one."""
    one, other = before.start, after.start
    if one is None or other is None or one.first >= other.first:
        return ""
    years = other.year - one.year
    coarse = min(one.precision, other.precision) <= Precision.YEAR
    if years and (coarse or (one.month, one.day) == (other.month, other.day)):
        is_about = (
            one.approximate or other.approximate or min(one.precision, other.precision) < Precision.YEAR
        )
        return f"{'about ' * is_about}{large_in_words(years)} {'year' if years == 1 else 'years'}"
    return length_in_words(other.first - one.first)


def _event_notes(chart: Chart, event: Event) -> list[str]:
    lines = []
    if event.when.start and event.when.start.approximate:
        lines.append("The words give the date only roughly")
    if event.as_of is not None:
        lines.append(f"Going on as of {in_words(When.at(Date.of_day(event.as_of)))}")
    if event.modality in (Modality.PLANNED, Modality.CONDITIONAL):
        lines.append("Planned" if event.modality is Modality.PLANNED else "Only if something else happens")
    if event.modality is Modality.DENIED:
        lines.append("Said not to have happened")
    lines += links_in_words(chart.project, event, with_date=True)
    if event.ordinal:
        before = event.ordinal.number - 1
        note = event.ordinal.note or (f"{before} before it are not dated here" if before else "")
        lines.append(
            f"{ordinal(event.ordinal.number)} {event.ordinal.series}".strip() + (f"; {note}" if note else "")
        )
    for version in event.versions:
        source = chart.project.source(version.passages[0].source) if version.passages else None
        lines.append(f"{source.title if source else 'A source'}: {in_words(version.when)}")
        lines += [f"“{_words(chart, passage)}”" for passage in version.passages[:1]]
    return lines


def _words(chart: Chart, passage: Passage) -> str:
    """The words at a passage on one line, the beginning of them where they are many."""
    return shorten(chart.project.words(passage).strip(), PASSAGE, placeholder=" …")


def _statement(chart: Chart, statement: Statement) -> list[str]:
    who = statement.speaker.name if statement.speaker else "Somebody not named"
    if statement.speaker and statement.speaker.role:
        who += f", {statement.speaker.role}"
    words = " … ".join(" ".join(chart.project.words(passage).split()) for passage in statement.content)
    about = chart.project.event(statement.event)
    lines = [who, words, f"Said {in_words(statement.said)}" if statement.said.is_dated else "Undated"]
    return [*lines, f"About: {about.title}"] if about else lines


def column_card(chart: Chart, packing: Packing, column: Column) -> list[str]:
    """ "27 in 1944" and the first three titles."""
    lo, hi = column.dates
    lane = packing.lanes[column.histogram.lane]
    starts = chart.marks.lo[lane.members]
    inside = lane.members[(starts >= lo) & (starts < hi)]
    best = chart.busiest(3, inside)
    lines = [f"{column.count:,} {stretch_in_words(lo, hi)}"]
    lines += [chart.marks.titles[mark] for mark in best.tolist()]
    return [*lines, f"and {column.count - len(best):,} more"] if column.count > len(best) else lines


def stretch_in_words(lo: float, hi: float) -> str:
    """ "in 1944", "in May 1944", "on 3 May 1944", "from 1940 to 1949"."""
    (y0, m0, d0), (y1, m1, d1) = date_of(floor(lo)), date_of(floor(hi))
    days = hi - lo
    if days < 1:
        minutes = round((lo - floor(lo)) * 1440)
        return f"on {d0} {MONTHS[m0 - 1]} {year_label(y0)} from {minutes // 60:02d}:{minutes % 60:02d}"
    if days == 1:
        return f"on {d0} {MONTHS[m0 - 1]} {year_label(y0)}"
    if d0 == d1 == 1 and (y1 * 12 + m1) - (y0 * 12 + m0) == 1:
        return f"in {MONTHS[m0 - 1]} {year_label(y0)}"
    if d0 == d1 == m0 == m1 == 1:
        return (
            f"in {year_label(y0)}"
            if y1 == y0 + 1
            else f"from {about_year_in_words(y0)} to {about_year_in_words(y1 - 1)}"
        )
    if days >= 10**6 * 365:
        return f"from {about_year_in_words(y0)} to {about_year_in_words(y1)}"
    last = date_of(floor(hi) - 1)
    return f"from {d0} {MONTHS[m0 - 1]} {year_label(y0)} to {last[2]} {MONTHS[last[1] - 1]} {year_label(last[0])}"
