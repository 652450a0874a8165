"""Laws of placing dates, and the places that a document's own date, a story and a tense give them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.date import Date
from dateline.model.day import date_of, day_of, weekday
from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.source import Basis, Published, Source
from dateline.model.timex import Timex
from dateline.model.when import UNDATED, When
from dateline.reading.sentences import Parsed, parse
from dateline.reading.times.anchoring import resolve
from dateline.reading.times.dates import find_dates
from dateline.reading.times.grammar.holidays import day_of_holiday, known_holidays
from dateline.reading.times.placing import iso_week
from dateline.reading.times.tense import tells_what_will_be
from shared import needs_shared, seed_text

PIECES = st.sampled_from(
    "In 1944 | in May | on 29 February | on Friday | two years earlier | three weeks ago | the next day | last summer"
    " | from 7 to 10 June 1999 | 264–146 BC | AD 9999 | yesterday | at 10 p.m. | the '90s | next quarter | this decade"
    " | by the end of the 3rd millennium BC | 4 billion years ago | until then | Easter week | a century later"
    " | 5 BC | 1 AD | December 31, 9999 | the following month | Shrove Tuesday | 31 December | since the 470s BC"
    " | before the 1st century BC | mid-1990s | after AD 9999 | last night | 1445 AH"
    " | . | , | \n | said".split(" | ")
)
OWN_DATES = st.one_of(
    st.just(UNDATED),
    st.integers(day_of(-4000), day_of(9999)).map(lambda day: When.at(Date.of_day(day))),
    st.integers(-500, 3000).map(lambda year: When.at(Date(year))),
)


def placed(text: str, published: str = "", *, whole: bool = True) -> tuple[Timex, ...]:
    """The timexes of a text; parsed only where `whole`."""
    own = Published(from_edtf(published), Basis.GIVEN) if published else Published()
    parsed = Parsed(text, ())
    if whole:
        *_, last = parse(text)
        assert isinstance(last, Parsed)
        parsed = last
    return resolve(Source("s", text, published=own), parsed, find_dates(text))


def edtf_of(text: str, published: str = "") -> list[str]:
    return [to_edtf(timex.when) for timex in placed(text, published)]


@given(st.lists(PIECES, max_size=25).map(" ".join), OWN_DATES)
@settings(max_examples=250, deadline=None)
def test_every_expression_gets_one_timex_that_can_be_written(text: str, own: When) -> None:
    source = Source("s", text, published=Published(own))
    expressions = find_dates(text)
    timexes = resolve(source, Parsed(text, ()), expressions)
    assert [timex.passage.span for timex in timexes] == [e.span for e in expressions]
    for timex in timexes:
        assert timex.text == timex.passage.span.of(text)
        assert timex.value
        for when in (timex.when, timex.joined, *(other.when for other in timex.alternatives)):
            assert not when.is_dated or from_edtf(to_edtf(when)).first is not None or when.first is None


@given(st.lists(PIECES, max_size=12).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_the_same_text_gives_the_same_places(text: str) -> None:
    assert placed(text, "2001-02-03", whole=False) == placed(text, "2001-02-03", whole=False)


@given(st.integers(1, 9998), st.integers(1, 366))
def test_weeks_agree_with_the_calendar_of_the_library(year: int, of_year: int) -> None:
    known = date(year, 1, 1) + timedelta(days=of_year - 1)
    assert iso_week(day_of(known.year, known.month, known.day)) == known.isocalendar()[:2]


@pytest.mark.parametrize("name", sorted(known_holidays()))
def test_each_holiday_falls_in_its_year_or_says_that_it_is_not_computed(name: str) -> None:
    entry = known_holidays()[name]
    for year in (1990, 2024, 2031):
        day = day_of_holiday(name, year)
        if "moves" in entry:
            assert day is None
        elif "on" not in entry:
            assert day is not None and date_of(day)[0] == year
            if "weekday" in entry and not entry.get("after"):
                assert weekday(day) == entry["weekday"]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("He left on Friday.", "2025-05-09", ["2025-05-09"]),
        ("He left on Thursday.", "2025-05-09", ["2025-05-08"]),
        ("He will leave on Thursday.", "2025-05-09", ["2025-05-15"]),
        ("He will leave on Monday.", "2025-05-09", ["2025-05-12"]),
        ("They met in December.", "2025-01-20", ["2024-12"]),
        ("They will meet in January.", "2024-12-20", ["2025-01"]),
        ("The rate fell this year and last year.", "2025-05-09", ["2025", "2024"]),
        ("She spoke yesterday; he speaks tomorrow.", "2025-03-01", ["2025-02-28", "2025-03-02"]),
        ("It began two months ago.", "2025-05-09", ["2025-03"]),
        ("In 1871 she was born. In June she was baptised.", "", ["1871", "1871-06"]),
        ("The war began in November 1939. In January the river froze.", "", ["1939-11", "1940-01"]),
        ("On 3 May 1871 he sailed. That year he married.", "", ["1871-05-03", "1871"]),
        ("He left on Friday.", "", [""]),
        ("It opened last year.", "", [""]),
        ("He left on Friday.", "2025", ["[2024-12-27..2025-12-26]"]),
        ("The fair was in May.", "2025", ["[2024-05..2025-05]"]),
    ],
)
def test_where_a_date_stands(text: str, published: str, expected: list[str]) -> None:
    assert edtf_of(text, published) == expected


def test_a_day_of_the_week_keeps_the_other_reading_beside_it() -> None:
    (timex,) = placed("He spoke on Monday.", "2025-05-09")
    assert to_edtf(timex.when) == "2025-05-05"
    assert [to_edtf(other.when) for other in timex.alternatives] == ["2025-05-12"]


def test_the_other_reading_of_a_part_of_a_month_is_that_part_too() -> None:
    (timex,) = placed("The fair was held in early May.", "2025-09-09")
    assert to_edtf(timex.when) == "[2025-05-01..2025-05-10]"
    assert [to_edtf(other.when) for other in timex.alternatives] == ["[2026-05-01..2026-05-10]"]


def test_a_stretch_of_days_of_writing_gives_no_other_day() -> None:
    (timex,) = placed("He left on Friday.", "2025")
    assert timex.alternatives == ()


def test_the_reasons_lead_from_the_words_to_the_day() -> None:
    (timex,) = placed("He spoke on Friday.", "2025-05-09")
    assert [step.text for step in timex.why] == [
        "The text says “Friday”.",
        "Counted from the document’s own date, Friday 9 May 2025 (given).",
        "Its clause is told in the past, so the one before that day is meant.",
        "So it is Friday 9 May 2025.",
    ]
    assert timex.anchor == "published"


def test_a_counted_date_says_from_which_words() -> None:
    _, later = placed("In 1932 the hall was built. Two years later it burned.")
    assert later.anchor == "3-7"
    assert later.why[1].passage is not None and later.why[1].passage.span.of("In 1932") == "1932"


@needs_shared
def test_the_first_real_example_reads_fully() -> None:
    timexes = placed(seed_text(), "2025-05-09")
    assert [(t.text, to_edtf(t.when)) for t in timexes] == [
        ("Friday", "2025-05-09"),
        ("May 7", "2025-05-07"),
        ("10", "2025-05-10"),
        ("this year", "2025"),
    ]
    assert {to_edtf(t.joined) for t in timexes if t.joined_passage} == {"2025-05-07/2025-05-10"}


def test_a_month_told_along_offers_the_years_beside_it() -> None:
    timex = placed("In May 1871 she sailed. In July she was back. In August 1872 she left.")[1]
    assert timex.value == "1871-07"
    assert [(a.value, a.text) for a in timex.alternatives] == [
        ("1872-07", "the year after"),
        ("1870-07", "the year before"),
    ]
    assert timex.confidence + sum(a.weight for a in timex.alternatives) <= 1


def test_what_hangs_on_one_of_two_dates_offers_the_other() -> None:
    timex = placed("The mill was built in 1871. It burned in 1893. Two years later it stood again.")[2]
    assert timex.value == "1895"
    assert [(a.value, a.text) for a in timex.alternatives] == [("1873", "counted from “1871”")]


def test_a_worked_out_date_of_writing_makes_what_is_counted_from_it_less_sure() -> None:
    text = "The mayor left yesterday."
    *_, parsed = parse(text)
    assert isinstance(parsed, Parsed)
    sure, less = (
        resolve(
            Source("s", text, published=Published(from_edtf("2025-05-09"), basis)), parsed, find_dates(text)
        )[0]
        for basis in (Basis.GIVEN, Basis.INFERRED)
    )
    assert sure.value == less.value == "2025-05-08"
    assert sure.confidence > less.confidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road was shut over the weekend.", ("[2010-04-24..2010-04-25]", "the later one")),
        ("Two weeks ago it was wet.", ("2010-04-06", "to the day")),
        ("Last week it was dry.", ("2010-04-13/2010-04-20", "the week up to that day")),
        ("The inn will close at the end of the month.", ("2010-04-30", "its last day")),
    ],
)
def test_words_used_loosely_offer_what_they_say_at_their_word(text: str, expected: tuple[str, str]) -> None:
    (timex,) = placed(text, "2010-04-20")
    assert [(to_edtf(a.when), a.text) for a in timex.alternatives] == [expected]


def test_a_length_counted_from_what_has_no_date_says_so() -> None:
    (timex,) = placed("Three weeks after the siege began, the gate fell.", "2010-04-20")
    assert not timex.when.is_dated
    assert timex.why[-1].text == "It is counted from what the text gives no date here, so it is not placed."


def test_a_day_told_before_a_lone_year_offers_it_and_takes_no_place() -> None:
    day, _ = placed("On 17 May the fleet sailed. In 1721 it came home.")
    assert not day.when.is_dated
    assert [(to_edtf(a.when), a.text) for a in day.alternatives] == [("1721-05-17", "in 1721")]


@pytest.mark.parametrize(
    ("text", "looks_ahead"),
    [
        ("A concert will be held in April.", True),
        ("A concert is planned for April.", True),
        ("A concert would be held in April.", False),
        ("A concert was planned for April.", False),
        ("The ship sailed in April.", False),
    ],
)
def test_what_will_be_leaves_a_story_for_the_days_to_come(text: str, looks_ahead: bool) -> None:
    *_, parsed = parse(text)
    assert isinstance(parsed, Parsed)
    (date,) = find_dates(text)
    assert tells_what_will_be(parsed, date.span) is looks_ahead
