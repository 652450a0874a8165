"""The JSON that `dateline read` prints and that a project is exported as, back into values."""

from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.model.day import day_of
from dateline.model.error import DatelineError
from dateline.model.event import Event, Link, LinkKind, Modality, Ordinal, Version
from dateline.model.person import Person
from dateline.model.picture import Picture
from dateline.model.project import Era, Project
from dateline.model.review import Review
from dateline.model.source import Basis, GivenDate, Published, Source, Step
from dateline.model.span import Passage, Span
from dateline.model.statement import Quoted, Speaker, Statement
from dateline.model.timex import Alternative, Timex, TimexType
from dateline.model.when import UNDATED, When
from dateline.storing import project_form, reading_form
from dateline.storing.importing.imported import Imported, Sheet
from dateline.storing.when_column import when_of

Form = dict[str, Any]
# Finds the source that a reading was made from, by its path; None where it is not there any more.
SourceAt = Callable[[str], Source | None]


def is_form(form: Any) -> bool:
    return isinstance(form, dict) and str(form.get("form", "")).startswith("dateline-")


def import_form(path: Path, raw: bytes, form: Form, source_at: SourceAt | None = None) -> Imported:
    """A reading or a project. Raises DatelineError where it is not whole."""
    try:
        if form["form"] == reading_form.FORM:
            return _reading(path, raw, form, source_at)
        if form["form"] == project_form.FORM:
            return Imported(_project(form))
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
        raise DatelineError(
            f"“{path.name}” is not whole: a part is missing, or is not what it should be."
        ) from None
    raise DatelineError(f"“{path.name}” was made by a newer Dateline; install the newest to import it.")


def _project(form: Form) -> Project:
    return Project(
        _text(form["title"]),
        tuple(_source(each, _text(each["text"])) for each in form["sources"]),
        tuple(_timex(each, _Places("")) for each in form["dates"]),
        tuple(_event(each, _Places("")) for each in form["events"]),
        tuple(_statement(each, _Places("")) for each in form["statements"]),
        tuple(_person(each, _Places("")) for each in form["people"]),
        tuple(
            Era(_text(era["id"]), _text(era["title"]), _when(era["when"]), _text(era["colour"]))
            for era in form["eras"]
        ),
        tuple((_text(key), _text(value)) for key, value in form["settings"]),
        tuple(map(_picture, form.get("pictures", ()))),
    )


def _reading(path: Path, raw: bytes, form: Form, source_at: SourceAt | None) -> Imported:
    told = form["source"]
    text = told.get("text")
    found = source_at(_text(told["path"])) if text is None and source_at and told.get("path") else None
    if found is not None and found.id == told["id"]:
        text = found.text
    if text is None:
        return _without_text(path, raw, form)
    places = _Places(_text(told["id"]))
    project = Project(
        _text(told["title"]),
        (_source(told, _text(text)),),
        tuple(_timex(each, places) for each in form["dates"]),
        tuple(_event(each, places) for each in form["events"]),
        tuple(_statement(each, places) for each in form["statements"]),
        tuple(_person(each, places) for each in form["people"]),
    )
    return Imported(project)


def _without_text(path: Path, raw: bytes, form: Form) -> Imported:
    """The events alone: where the words are not known, the title stands for them."""
    sheet = Sheet(_text(form["source"]["title"]) or path.stem, path, "application/json", raw)
    events = tuple(
        replace(_event(each, _Places("")), passages=(sheet.put(_text(each["title"])),))
        for each in form["events"]
    )
    problem = (
        "The file does not hold the text that was read, so the events stand without the words that prove them"
    )
    lost = len(form["statements"])
    more = f", and its statements ({lost}) are left out" if lost else ""
    if not events:
        raise DatelineError(f"“{path.name}” holds no events, and not the text that was read.")
    return Imported(
        Project(sheet.title, (sheet.source(),), events=events), (f"{problem}{more}. Make it with --text.",)
    )


class _Places:
    """Reads places in texts: `spans` of the one source of a reading, or `passages` of a project."""

    def __init__(self, source: str) -> None:
        self._source = source

    def of(self, form: Form) -> tuple[Passage, ...]:
        if "passages" in form:
            return tuple(filter(None, map(_place, form["passages"])))
        spans = form["spans"] if "spans" in form else [form["span"]]
        return tuple(Passage(self._source, Span(_number(a), _number(b))) for a, b in spans)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError("a text is missing")
    return value


def _number(value: Any) -> int:
    if type(value) is not int:
        raise ValueError("a number is missing")
    return value


def _share(value: Any) -> float:
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError("a share is not between 0 and 1")
    return float(value)


def _words(values: Any) -> tuple[str, ...]:
    return tuple(map(_text, values))


def _when(form: Form) -> When:
    edtf, exact = _text(form["edtf"]), form.get("exact")
    return when_of(edtf, None if exact is None else _text(exact))


def _why(form: Form) -> tuple[Step, ...]:
    lines = _words(form["why"])
    places = form.get("why_places") or [None] * len(lines)
    return tuple(_step(line, place) for line, place in zip(lines, places, strict=True))


def _step(line: str, place: Any) -> Step:
    if place is not None and place[1] is None:
        return Step(line, published=_text(place[0]))
    return Step(line, _place(place))


def _place(place: Any) -> Passage | None:
    if place is None:
        return None
    source, start, end = place
    return Passage(_text(source), Span(_number(start), _number(end)))


def _source(form: Form, text: str) -> Source:
    told, stated = form["published"], form.get("stated")
    return Source(
        _text(form["id"]),
        text,
        _text(form["title"]),
        _text(form["publisher"]),
        _text(form["path"]),
        _text(form.get("media_type", "text/plain")),
        Published(_when(told), Basis(told["basis"]), _why(told)),
        _when(stated) if stated else UNDATED,
        _text(stated["by"]) if stated else "",
        tuple(map(_number, form.get("page_starts", ()))),
        _text(form.get("digest")),
        _text(form.get("notes")),
        tuple(_given(each) for each in form.get("given", ())),
    )


def _given(form: Form) -> GivenDate:
    start, end = form["span"]
    return GivenDate(Span(_number(start), _number(end)), _when(form))


def _picture(form: Form) -> Picture:
    return Picture(
        _text(form["id"]), _text(form["media_type"]), b64decode(_text(form["content"]), validate=True)
    )


def _timex(form: Form, places: _Places) -> Timex:
    joined = form.get("joined")
    return Timex(
        places.of(form)[0],
        _text(form["text"]),
        TimexType(form["type"]),
        _text(form["value"]),
        _when(form),
        _why(form),
        _text(form["rule"]),
        _text(form["anchor"]),
        _share(form["confidence"]),
        tuple(
            Alternative(
                _when(other), _text(other["value"]), _share(other["weight"]), _text(other.get("text"))
            )
            for other in form["alternatives"]
        ),
        _when(joined) if joined else UNDATED,
        _place(joined["place"]) if joined else None,
    )


def _event(form: Form, places: _Places) -> Event:
    ordinal = form["ordinal"]
    return Event(
        id=_text(form["id"]),
        title=_text(form["title"]),
        kind=_text(form["kind"]),
        when=_when(form["when"]),
        passages=places.of(form),
        people=_words(form["people"]),
        place=_text(form["place"]),
        links=tuple(
            Link(LinkKind(link["kind"]), _text(link["target"]), _why(link)) for link in form["links"]
        ),
        why=_why(form),
        modality=Modality(form["modality"]),
        ordinal=ordinal
        and Ordinal(_number(ordinal["number"]), _text(ordinal["series"]), _text(ordinal["note"])),
        confidence=_share(form["confidence"]),
        importance=_share(form["importance"]),
        review=Review(form["review"]),
        tags=_words(form.get("tags", ())),
        notes=_text(form.get("notes")),
        lane=_text(form.get("lane")),
        picture=_text(form.get("picture")),
        as_of=_day(form.get("as_of")),
        versions=tuple(Version(_when(v["when"]), places.of(v)) for v in form.get("versions", ())),
    )


def _day(text: Any) -> int | None:
    if text is None:
        return None
    year, month, day = _text(text).rsplit("-", 2)
    return day_of(int(year), int(month), int(day))


def _speaker(form: Form | None, places: _Places) -> Speaker | None:
    if form is None:
        return None
    return Speaker(
        _text(form["name"]), places.of(form), _text(form["role"]), _words(form["members"]), _why(form)
    )


def _statement(form: Form, places: _Places) -> Statement:
    said = form["said"]
    # A project has the place of the sentence among the passages, a reading has its span.
    sentence = form if "passages" in form else {"span": form["sentence"]}
    return Statement(
        id=_text(form["id"]),
        speaker=_speaker(form["speaker"], places),
        cue=places.of(form["cue"]) if form["cue"] else (),
        content=places.of(form["content"]),
        quoted=Quoted(form["quoted"]),
        sentence=places.of(sentence)[0],
        said=_when(said),
        said_why=_why(said),
        event=_text(form["event"]),
        relayed_by=_text(form["relayed_by"]),
        is_document=bool(form["is_document"]),
        confidence=_share(form["confidence"]),
        review=Review(form["review"]),
        tags=_words(form.get("tags", ())),
        notes=_text(form.get("notes")),
    )


def _person(form: Form, places: _Places) -> Person:
    return Person(
        _text(form["name"]),
        _text(form["role"]),
        _words(form["aliases"]),
        places.of(form),
        _text(form["sort"]),
        Review(form.get("review", Review.FOUND)),
    )
