"""People, bodies and countries: the fullest name, the other forms, the role."""

from dateline.model.person import Person
from dateline.model.source import Source
from dateline.reading.sentences import Parsed, parse
from dateline.reading.speech.names import find_people


def people(text: str) -> dict[str, Person]:
    *_, parsed = parse(text)
    assert isinstance(parsed, Parsed)
    return {person.name: person for person in find_people(Source("s", text), parsed)}


def test_short_names_go_to_the_full_one():
    text = "Prime Minister Ilse Varga met President Tomas Brandt. Varga smiled. Brandt's car was late."
    found = people(text)
    assert found["Ilse Varga"].aliases == ("Varga",)
    assert found["Tomas Brandt"].aliases == ("Brandt",)
    assert [p.span.of(text) for p in found["Tomas Brandt"].passages] == ["Tomas Brandt", "Brandt"]


def test_roles_stand_before_or_after():
    found = people("Chinese President Li Wen left. Peter Lund, a former director of the bank, said nothing.")
    assert found["Li Wen"].role == "Chinese President"
    assert found["Peter Lund"].role == "former director of the bank"


def test_a_shared_surname_goes_to_the_one_of_that_gender():
    text = "John Marsh and Mary Marsh run the inn. Mrs. Marsh cooks."
    assert [p.span.of(text) for p in people(text)["Mary Marsh"].passages] == ["Mary Marsh", "Marsh"]


def test_countries_are_no_persons():
    found = people("France and Germany signed a treaty. Paris was quiet.")
    assert found["France"].sort == found["Germany"].sort == "country"
    assert not [one for one in found.values() if one.sort == "person"]


def test_a_headline_before_the_full_name():
    assert list(people("Marsh flies home.\n\nMary Marsh flew home on Friday.")) == ["Mary Marsh"]


def test_nothing_is_named():
    assert people("the rain fell, and nobody came.") == {}
    assert people("") == {}


def test_no_name_is_longer_than_its_passages():
    text = "President of the Council Anna Moreau’s brother, Dr. Paul Dern, wrote to the U.N. in May."
    for person in people(text).values():
        assert all(0 <= p.span.start < p.span.end <= len(text) for p in person.passages)
