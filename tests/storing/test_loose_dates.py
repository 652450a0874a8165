"""Dates as people write them into tables, and what is none."""

import pytest

from dateline.model.edtf import to_edtf
from dateline.storing.importing.loose_dates import loose_when


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("7–10 May 2025", "2025-05-07/2025-05-10"),
        ("7 May to 10 May 2025", "2025-05-07/2025-05-10"),
        ("30 December 2019 – 2 January 2020", "2019-12-30/2020-01-02"),
        ("May–June 1940", "1940-05/1940-06"),
        ("1914-1918", "1914/1918"),
        ("1939-45", "1939/1945"),
        ("c. 44 BC", "-0043~"),
        ("15 March 44 BC", "-0043-03-15"),
        ("264–146 BC", "-0263/-0145"),
        ("753 BC – AD 476", "-0752/0476"),
        ("15 March 476", "0476-03-15"),
        ("14 AD", "0014"),
        ("5th century BC", "-04XX"),
        ("the 1970s", "197X"),
        ("spring 1968", "1968-21"),
        ("circa 1400?", "1400%"),
        ("1200, perhaps", "1200?"),
        ("by 1453", "[..1453]"),
        ("until 1945", "/1945"),
        ("since 2012", "2012/.."),
        ("1453 or later", "[1453..]"),
        ("between May 1998 and June 1999", "[1998-05..1999-06]"),
        ("20 July 1969 20:17 UTC", "1969-07-20T20:17Z"),
        ("2025-05-09T14:05", "2025-05-09T14:05"),
        ("13/04/2020", "2020-04-13"),
        ("1.9.1939", "1939-09-01"),
        ("Jan 5, 2021", "2021-01-05"),
        ("10 000 BC", "-9999"),
        ("7. Mai 2025", "2025-05-07"),
        ("12. März 1951", "1951-03-12"),
        ("Mai 2025", "2025-05"),
        ("5. Okt. 1990", "1990-10-05"),
        ("1er mars 1815", "1815-03-01"),
        ("août 1944", "1944-08"),
        ("9 de mayo de 2025", "2025-05-09"),
        ("3 – 5 giugno 1946", "1946-06-03/1946-06-05"),
        ("22 июня 1941", "1941-06-22"),
        ("Sommer 1914", "1914-22"),
        ("44 v. Chr.", "-0043"),
        ("52 av. J.-C.", "-0051"),
        ("", ""),
        ("unknown", ""),
    ],
)
def test_dates_as_people_write_them(text: str, edtf: str):
    assert to_edtf(loose_when(text)) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow",
        "12 May",
        "soon after",
        "32 May 2020",
        "1/2/3/4",
        "x" * 500,
        "–",
        "0/0/0",
        "Maier 7",
        "mars",
        "de 2025 de",
    ],
)
def test_what_is_no_date(text: str):
    with pytest.raises(ValueError, match=r"."):
        loose_when(text)
