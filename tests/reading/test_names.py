"""People, bodies and countries: the fullest name, the other forms, the role."""

import pytest

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


@pytest.mark.parametrize(
    "text",
    [
        "The Aurora left Hobart in December. Snow lay on the deck of the Aurora.",
        "The earthquake struck Accra at noon. Nobody between Dakar and Douala had a working clock.",
        "The research ship Polarstern came home to Bremerhaven.",
        "He bought a flat in Malaga and a boat in Genoa.",
        "King William Island was mapped in spring.",
        "HMS Terror and USS Maine are remembered.",
        "Playground\n\nThe new swings were put up.",
        "Gift of an old lady. Fig. 2 shows the axe.",
        "Bake at 180 °C for an hour.",
        "She took the French privateer Hirondelle off the cape.",
        "The tablets were buried about 1760 BC.",
        "The First Punic War was long.",
        "On Thursday, the minister said that he was ill. In a speech on Monday, the envoy said so too.",
        "PORT MOE, 14 June (Agency) — The harbour was shut.",
        "Sparta said that it would not fight. Lisbon said on Monday that it would pay.",
    ],
)
def test_ships_places_wars_and_headings_are_no_persons(text: str) -> None:
    assert [name for name, one in people(text).items() if one.sort == "person"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The works were founded by Edmund Tolland, a joiner, who had borrowed £200.", "Edmund Tolland"),
        ("His barrister, Nadia Rahman QC, said that he was sorry.", "Nadia Rahman"),
        ("Apologies came from Cllr R. Holt.", "R. Holt"),
        ("The bridge was opened by the Duke of Kent.", "Duke of Kent"),
        ("We buried Thompson this morning.", "Thompson"),
        ("His daughter, Folake, said the cause was heart failure.", "Folake"),
        ("Gareth Pole, 54, had set up false invoices.", "Gareth Pole"),
        ("The crew of Adrien de Gerlache were cold.", "Adrien de Gerlache"),
        ("Xerxes asked for earth and water.", "Xerxes"),
        ("Galileo wrote to Kepler that he had seen the moons.", "Galileo"),
    ],
)
def test_who_is_a_person_by_the_words_around(text: str, name: str) -> None:
    assert people(text)[name].sort == "person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Swedish group Norrland AB bought the mill.", "Norrland AB"),
        ("She spent nine years at Orland Pharma.", "Orland Pharma"),
        ("The firm took over Marlow Joinery in spring.", "Marlow Joinery"),
    ],
)
def test_bodies_are_no_persons(text: str, name: str) -> None:
    assert people(text)[name].sort == "organisation"


def test_firms_report_as_people_do():
    found = people("Google and Microsoft said they would appeal. Nestle said that its profit rose.")
    assert found
    assert not [one for one in found.values() if one.sort == "person"]


def test_a_lone_name_is_a_persons_where_he_or_she_follows():
    assert people("Scipio answered that he would march at dawn.")["Scipio"].sort == "person"


def test_a_lone_name_is_a_persons_before_it_is_sure():
    text = "Asked about the deal, Lind declined to comment. “I read it twice,” Lind said."
    assert [p.span.of(text) for p in people(text)["Lind"].passages] == ["Lind", "Lind"]


def test_a_surname_that_the_model_leaves_out_is_of_the_name():
    text = "Nils Roth would take the case to Strasbourg. Prosecutor Dora Weil welcomed the decision."
    assert "Dora Weil" in people(text)


def test_a_hyphen_goes_on_with_a_name_and_not_with_what_stands_before_a_noun():
    found = people(
        "Its second king, Adad-nasir, died there in 727 BC. The Obama-era rule was dropped by Biden."
    )
    assert "Adad-nasir" in found
    assert not [name for name in found if name.endswith("era")]


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Northwind Energy ASA (OSE: NWE) today announced that it would build the plant.", {"OSE", "NWE"}),
        ("The Eastgate Tunnel reopened to traffic on Saturday.", {"Eastgate Tunnel"}),
        ("She received the Order of the White Eagle in 2009.", {"White Eagle"}),
    ],
)
def test_what_bears_a_name_and_is_nobody(text: str, nobody: set[str]) -> None:
    assert not nobody & set(people(text))
