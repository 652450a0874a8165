"""Whether a text is in English."""

import pytest

from dateline.reading.english import seems_english


@pytest.mark.parametrize(
    ("text", "is_english"),
    [
        ("A good soup needs patience. Cut the onions and let them soften; the leeks follow.", True),
        (
            "Der Bürgermeister sagte am Mittwoch, die Brücke werde bis Ende April gesperrt bleiben, weil es",
            False,
        ),
        (
            "Le maire a dit mercredi que le pont resterait fermé au moins jusqu'à la fin du mois d'avril",
            False,
        ),
        ("二〇二四年三月五日，市长李华在新闻发布会上说，新桥将于今年年底通车。", False),
        ("Opening hours", True),
    ],
)
def test_a_text_in_another_language_is_told_from_one_without_dates(text: str, is_english: bool) -> None:
    assert seems_english(text) is is_english
