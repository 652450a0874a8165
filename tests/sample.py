"""A small project with every kind of thing in it, for tests of what goes out and comes back."""

from dateline.model.edtf import from_edtf
from dateline.model.event import Event, Link, LinkKind, Modality, Ordinal
from dateline.model.person import Person
from dateline.model.project import Era, Project
from dateline.model.review import Review
from dateline.model.source import Basis, Published, Source, Step
from dateline.model.span import Passage, Span
from dateline.model.statement import Quoted, Speaker, Statement

TEXT = """Mayor Ana Sol opened the bridge on 3 March 2021. 🎉 It was the third bridge over the Mure.
The first bridge was built about 120 BC; it burned in 1640. "We waited long," Sol said, "and it was worth it."
The ferry ran from 1641 to 2021. =SUM(A1) & <b>tags</b> were painted on it."""


def passage(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage("mure", Span(start, start + len(words)))


def sample_project() -> Project:
    opening = Event(
        "mure:e1",
        "Opening of the bridge over the Mure",
        "change",
        from_edtf("2021-03-03"),
        (passage("Mayor Ana Sol opened the bridge on 3 March 2021."),),
        people=("Ana Sol",),
        place="the Mure",
        links=(Link(LinkKind.SEQUEL_OF, "mure:e2"),),
        why=(Step("The text says “on 3 March 2021”.", passage("on 3 March 2021")),),
        ordinal=Ordinal(3, "bridge over the Mure", "One of the two earlier bridges is not dated here."),
        review=Review.ACCEPTED,
        tags=("bridge", "local news"),
        notes="Check the year.",
    )
    first = Event("mure:e2", "First bridge built", "change", from_edtf("-0119~"), (passage("about 120 BC"),))
    fire = Event("mure:e3", "Fire on the first bridge", "conflict", from_edtf("1640"), (passage("in 1640"),))
    ferry = Event("mure:e4", "Ferry", "other", from_edtf("1641/2021"), (passage("from 1641 to 2021"),))
    paint = Event("mure:e5", "=SUM(A1) & <b>tags</b> painted", "other", passages=(passage("=SUM(A1)"),))
    plan = Event(
        "mure:e6",
        "Festival",
        "commemoration",
        from_edtf("2031-03"),
        (passage("🎉"),),
        modality=Modality.PLANNED,
    )
    said = Statement(
        "mure:s1",
        Speaker("Ana Sol", (passage("Sol said"),), "mayor"),
        (passage("said"),),
        (passage("We waited long"), passage("and it was worth it.")),
        Quoted.DIRECT,
        passage('"We waited long," Sol said, "and it was worth it."'),
        from_edtf("2021-03-03"),
        (Step("Said at the opening."),),
        event="mure:e1",
    )
    published = Published(from_edtf("2021-03-04"), Basis.STATED, (Step("The page says so."),))
    return Project(
        "Bridges of the Mure",
        (Source("mure", TEXT, "A new bridge", path="/tmp/mure.txt", published=published),),
        events=(opening, first, fire, ferry, paint, plan),
        statements=(said,),
        people=(Person("Ana Sol", "mayor", ("Sol",), (passage("Ana Sol"),)),),
        eras=(Era("era1", "The age of the ferry", from_edtf("1641/2021")),),
    )
