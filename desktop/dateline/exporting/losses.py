"""What a kind of file cannot hold of a project, in sentences; nothing is dropped in silence."""

from collections.abc import Callable, Iterable

from dateline.model.finding import everything
from dateline.model.project import Project
from dateline.model.review import Review

MOST = 500  # sentences that are listed one by one

_Part = Callable[[Project], str]


def _count(number: int, one: str, several: str) -> str:
    return "" if not number else f"1 {one}" if number == 1 else f"{number:,} {several}"


PARTS: dict[str, _Part] = {
    "texts": lambda p: "the full texts of the sources" if p.sources else "",
    "words": lambda p: "the words that prove each mark" if p.events or p.statements else "",
    "pictures": lambda p: _count(len(p.pictures), "picture", "pictures"),
    "eras": lambda p: _count(len(p.eras), "era", "eras"),
    "dates": lambda p: _count(len(p.timexes), "expression of time as read", "expressions of time as read"),
    "given": lambda p: _count(
        sum(len(source.given) for source in p.sources), "date given to words", "dates given to words"
    ),
    "people": lambda p: "what is known of people besides their names" if p.people else "",
    "doubt": lambda p: "how sure each mark is and how much it weighs" if p.events or p.statements else "",
    "versions": lambda p: _count(
        sum(bool(event.versions) for event in p.events), "disagreement of sources", "disagreements of sources"
    ),
    "notes": lambda p: "notes and tags" if any(each.notes or each.tags for each in everything(p)) else "",
}


def not_held(what: str, project: Project, parts: Iterable[str]) -> tuple[str, ...]:
    """The sentence that `what` ("A table") does not hold those of PARTS that the project has."""
    told = [words for part in parts if (words := PARTS[part](project))]
    return (f"{what} does not hold {joined(told)}.",) if told else ()


def rejected(project: Project) -> tuple[str, ...]:
    """The sentence that what a person rejected is left out."""
    number = sum(each.review is Review.REJECTED for each in everything(project))
    if not number:
        return ()
    return (
        f"What you rejected is left out: {_count(number, 'event or statement', 'events and statements')}.",
    )


def joined(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def listed(lost: list[str]) -> tuple[str, ...]:
    """Sentences for single marks, no more than a person reads."""
    if len(lost) <= MOST:
        return tuple(lost)
    return (*lost[:MOST], f"And {len(lost) - MOST:,} more like these.")
