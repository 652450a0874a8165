"""Projects made in code: one with every kind of mark, and any number of events in three shapes."""

import numpy as np

from dateline.model.date import Date, Precision
from dateline.model.day import day_of
from dateline.model.event import Event, Link, LinkKind, Modality, Ordinal, Version
from dateline.model.project import Era, Project
from dateline.model.review import Review
from dateline.model.source import Basis, Published, Source
from dateline.model.span import Passage, Span
from dateline.model.statement import Quoted, Speaker, Statement
from dateline.model.when import UNDATED, When

TEXT = "The river bridge opened on time. We will keep the old ferry, said Ada Park, the mayor."
YES = Review.ACCEPTED


def day(year: int, month: int, day_of_month: int, **doubt: bool) -> Date:
    return Date(year, month, day_of_month, precision=Precision.DAY, **doubt)


def at(year: int, month: int | None = None, day_of_month: int | None = None) -> When:
    return When.at(Date.ymd(year, month, day_of_month))


def every_mark() -> Project:
    """A project with each form of mark once or twice, in the years around 1990."""
    passage = Passage("s1", Span(0, 32))
    events = (
        Event("opening", "The river bridge opens", "commemoration", at(1990, 5, 4), (passage,), review=YES),
        Event("plan", "The town plans a tunnel", "law", When.during(day(1992, 2, 1), day(1992, 9, 30)),
              modality=Modality.PLANNED, review=YES),
        Event("survey", "Some time in March 1989: a survey of the banks", "change", at(1989, 3), review=YES),
        Event("strike", "Strike of the ferrymen", "conflict",
              When.during(day(1989, 9, 1), day(1990, 2, 20)), review=YES, people=("Ada Park",)),
        Event("fire", "Fire in the boathouse", "conflict", at(1991, 11, 2)),
        Event("talks", "Talks about the toll", "meeting", When.during(day(1990, 9, 10), day(1991, 1, 31)),
              people=("Ada Park", "Lars Vik")),
        Event("about", "About 1988: the first drawings", "change",
              When.at(Date(1988, approximate=True)), review=YES),
        Event("between", "The old ferry is sold", "agreement",
              When.between(day(1991, 3, 1), day(1991, 8, 15)), review=YES),
        Event("before", "The toll house is built", "other", When.before(day(1988, 6, 1)), review=YES),
        Event("after", "The ferry runs as a museum", "other", When.after(day(1992, 6, 1)), review=YES),
        Event("since", "Repairs of the east pier", "change", When.since(day(1992, 3, 1)), review=YES,
              modality=Modality.ONGOING, as_of=day_of(1992, 10, 20)),
        Event("jubilee", "First anniversary of the bridge", "commemoration", at(1991, 5, 4), review=YES,
              links=(Link(LinkKind.ANNIVERSARY_OF, "opening"),)),
        Event("visit", "4th visit of the engineers", "journey",
              When.during(day(1990, 10, 3), day(1990, 12, 9)), ordinal=Ordinal(4, "visit"), review=YES),
        Event("flood", "The spring flood", "change", at(1990, 3, 20), review=YES,
              versions=(Version(When.during(day(1990, 3, 1), day(1990, 4, 10)), (passage,)),
                        Version(When.during(day(1990, 4, 10), day(1990, 6, 25)), (passage,)))),
        Event("law", "The bridge act", "law", at(1989, 12, 1), review=YES, place="Northport"),
        Event("treaty", "Treaty with the upper towns", "agreement", at(1991, 9, 14), review=YES),
        Event("undated", "The last ferry song", "other", UNDATED),
        Event("undated2", "A quarrel about the paint", "conflict", UNDATED, review=YES),
    )  # fmt: skip
    statement = Statement(
        "q1", Speaker("Ada Park", (), "the mayor"), (), (Passage("s1", Span(33, 60)),), Quoted.DIRECT,
        Passage("s1", Span(33, 86)), said=at(1990, 6, 12), event="opening", review=YES,
    )  # fmt: skip
    source = Source("s1", TEXT, "The bridge", published=Published(at(1992, 10, 20), Basis.GIVEN))
    eras = (
        Era("e1", "Planning", When.during(day(1987, 1, 1), day(1989, 8, 31))),
        Era("e2", "Building", When.during(day(1989, 9, 1), day(1990, 5, 4))),
        Era("e3", "In use", When.during(day(1990, 5, 5), day(1993, 12, 31))),
    )
    return Project("The bridge", (source,), events=events, statements=(statement,), eras=eras)


WORDS = ("Treaty", "Harbour", "Летопись", "flood", "König", "mission", "東京", "survey", "الميناء", "strike")
KINDS = ("journey", "meeting", "agreement", "conflict", "commemoration", "change", "law", "other")


def many(count: int, shape: str = "uniform", seed: int = 1, review: Review = YES) -> Project:
    """`count` events over two centuries: "uniform", "clustered" or "spanning" (one event over all the others)."""
    random = np.random.default_rng(seed)
    if shape == "clustered":
        centres = random.uniform(-40_000, 20_000, 12)
        days = centres[random.integers(0, 12, count)] + random.normal(0, 200, count)
    else:
        days = random.uniform(-50_000, 20_000, count)
    lengths = np.where(random.random(count) < 0.5, 0, random.exponential(300, count)).astype(int)
    words = random.integers(0, len(WORDS), (count, 4))
    events = []
    for number, (first, length) in enumerate(
        zip(np.sort(days).astype(int).tolist(), lengths.tolist(), strict=True)
    ):
        title = f"{' '.join(WORDS[w] for w in words[number])} {number}"
        start = Date.of_day(first)
        when = When.during(start, Date.of_day(first + length)) if length else When.at(start)
        if shape == "spanning" and number == 0:
            when = When.during(start, Date.of_day(20_000))
        importance = float(random.random())
        kind = KINDS[int(random.integers(0, 8))]
        events.append(Event(f"e{number}", title, kind, when, importance=importance, review=review))
    return Project("Many", events=tuple(events))


HISTORY = (
    ("Rome is founded, it is said", "change", When.at(Date(-752, approximate=True))),
    ("The republic begins", "law", at(-508)),
    ("First Punic War", "conflict", When.during(Date(-263), Date(-240))),
    ("Second Punic War", "conflict", When.during(Date(-217), Date(-200))),
    ("Caesar crosses the Rubicon", "journey", at(-48, 1, 10)),
)


def five() -> Project:
    events = tuple(
        Event(f"h{n}", title, kind, when, review=YES) for n, (title, kind, when) in enumerate(HISTORY)
    )
    return Project("Rome", events=events)
