"""Laws of the calendar and of EDTF."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.date import Date, Precision
from dateline.model.day import date_of, day_of, weekday
from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.error import DatelineError
from dateline.model.when import When
from dateline.model.words import about_year_in_words, chance_in_words, in_few_words, in_words


@given(st.integers(-(10**13), 10**13))
def test_a_day_number_and_its_date_are_one(day: int) -> None:
    assert day_of(*date_of(day)) == day


@given(st.dates())
def test_days_agree_with_the_standard_library(date: datetime.date) -> None:
    day = date.toordinal() - datetime.date(1970, 1, 1).toordinal()
    assert date_of(day) == (date.year, date.month, date.day)
    assert weekday(day) == date.weekday()


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-05-07/2025-05-10", "7–10 May 2025"),
        ("19XX", "20th century"),
        ("-04XX", "5th century BC"),
        ("-00XX", "1st century BC"),
        ("1XXX", "2nd millennium"),
        ("197X", "the 1970s"),
        ("-049X", "500–491 BC"),
        ("1998-21", "spring 1998"),
        ("-0263/-0145", "264–146 BC"),
        ("-0043~", "c. 44 BC"),
        ("0012", "AD 12"),
        ("2025-05-09T14:05+02:00", "9 May 2025, 14:05 UTC+2"),
        ("[..1453]", "by 1453"),
        ("[1939-09..1940-02]", "between September 1939 and February 1940"),
        ("[2025-05-07..2025-05-10]", "between 7 and 10 May 2025"),
        ("[2025-05-30..2025-06-01]", "between 30 May and 1 June 2025"),
        ("[2024-12-30..2025-01-02]", "between 30 December 2024 and 2 January 2025"),
        ("[-0182..-0180]", "between 183 and 181 BC"),
        ("[1940-05..1940-06]", "between May and June 1940"),
        ("2012/..", "since 2012"),
        ("/1945", "until 1945"),
        ("Y-65000000S2", "65 million years ago"),
        ("Y-4539000000S4", "4,539 million years ago"),
        ("Y-540000000S3/Y-485000000S3", "540–485 million years ago"),
        ("Y-2500000", "2.5 million years ago"),
        ("Y-13800000000", "13.8 billion years ago"),
        ("Y-2512345", "2,512,346 BC"),
        ("-9998", "9999 BC"),
        ("-9999", "10,000 BC"),
        ("Y-11999/-8999", "12,000–9000 BC"),
        ("[Y-11999..-8999]", "between 12,000 and 9000 BC"),
        ("Y12000", "12,000"),
        ("2024-41", "second half of 2024"),
    ],
)
def test_edtf_comes_back_and_reads_well(edtf: str, words: str) -> None:
    when = from_edtf(edtf)
    assert to_edtf(when) == edtf
    assert in_words(when) == words


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (-43, "44 BC"), (44, "AD 44"), (1944, "1944"), (-9998, "9999 BC"), (-9999, "10,000 BC"),
        (-13_800_000_002, "13.8 billion years ago"), (-4_539_000_123, "4.54 billion years ago"),
        (-66_040_000, "66 million years ago"), (1_500_000, "1.5 million years from now"),
    ],
)  # fmt: skip
def test_a_year_to_be_found_by_has_few_figures(year: int, words: str) -> None:
    assert about_year_in_words(year) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("[2025-05-07..2025-05-10]", "within 7–10 May 2025"),
        ("[2024-12-30..2025-01-02]", "within 30 December 2024 – 2 January 2025"),
        ("[-0182..-0180]", "within 183–181 BC"),
        ("[-0182~..-0180]", "within c. 183 BC to 181 BC"),
        ("2025-05-07/2025-05-10", "7–10 May 2025"),
        ("[..1453]", "by 1453"),
    ],
)
def test_few_words_say_the_same(edtf: str, words: str) -> None:
    assert in_few_words(from_edtf(edtf)) == words


def test_a_decade_bc_by_name_is_written_as_a_set() -> None:
    assert to_edtf(from_edtf(to_edtf(from_edtf("[-0498..-0489]")))) == "[-0498..-0489]"
    decade = Date(-498, precision=Precision.DECADE)
    assert decade.years == (-498, -489)
    assert in_words(When.at(decade)) == "the 490s BC"


@pytest.mark.parametrize(
    "text", ["yesterday", "2025-13", "2025-02-30", "1985-XX-05x", "{1960,1961}", "2025/20"]
)
def test_what_is_not_edtf_is_said_in_a_sentence(text: str) -> None:
    with pytest.raises(DatelineError, match="placed"):
        from_edtf(text)


def test_periods_hold_their_days() -> None:
    winter = Date.ymd(1941, 24)
    assert date_of(winter.first) == (1941, 12, 1)
    assert date_of(winter.last) == (1942, 2, 28)


def test_a_chance_is_told_as_people_tell_it() -> None:
    weights = (0.05, 0.08, 0.12, 0.17, 0.2, 0.25, 0.28, 0.35, 0.5)
    assert [chance_in_words(weight).removeprefix("about ") for weight in weights] == [
        *("1 in 20", "1 in 12", "1 in 8", "1 in 6", "1 in 5", "1 in 4", "3 in 10", "4 in 10", "5 in 10")
    ]
