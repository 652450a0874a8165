"""The entries of a project in date order, followed from edit to edit: of thousands only what was edited is moved."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import compress, count
from operator import is_not
from typing import Any

from dateline.model.finding import Entry, date_order, entries, search_text
from dateline.model.project import Project
from dateline.model.review import Review

FEW = 64  # entries that are moved one by one; of more than these all are sorted


class Listing:
    """What `finding` makes of the entries of one project, kept for the next where these are the same."""

    def __init__(self) -> None:
        self._texts: dict[str, tuple[Entry, str]] = {}
        self._project = Project()
        self._entries: list[Entry] = []
        self._keys: list[Any] = []

    def in_date_order(self, project: Project) -> Sequence[Entry]:
        """Events and statements by date, the undated last; to be looked at only, and only until the next call."""
        if project is not self._project:
            gone, come = _changes(self._project, project)
            if len(gone) + len(come) > FEW:
                self._sort(project)
            else:
                self._move(gone, come)
            self._project = project
        return self._entries

    def search_text(self, project: Project, each: Entry) -> str:
        """As `finding.search_text`."""
        known = self._texts.get(each.id)
        if known is None or known[0] is not each:
            known = self._texts[each.id] = (each, search_text(project, each))
        return known[1]

    def _sort(self, project: Project) -> None:
        keyed = sorted(((date_order(each), each) for each in entries(project)), key=lambda pair: pair[0])
        self._keys = [key for key, _ in keyed]
        self._entries = [each for _, each in keyed]

    def _move(self, gone: list[Entry], come: list[Entry]) -> None:
        for each in gone:
            place = bisect_left(self._keys, date_order(each))
            del self._keys[place], self._entries[place]
        for each in come:
            key = date_order(each)
            place = bisect_left(self._keys, key)
            self._keys.insert(place, key)
            self._entries.insert(place, each)


def _changes(before: Project, after: Project) -> tuple[list[Entry], list[Entry]]:
    """What is no longer there, and what is there now, rejected entries left out."""
    gone: list[Entry] = []
    come: list[Entry] = []
    for olds, news in ((before.events, after.events), (before.statements, after.statements)):
        if olds is not news:
            old, new = _differing(olds, news)
            gone += (each for each in old if each.review is not Review.REJECTED)
            come += (each for each in new if each.review is not Review.REJECTED)
    return gone, come


def _differing(olds: Sequence[Entry], news: Sequence[Entry]) -> tuple[Iterator[Entry], Iterator[Entry]]:
    if len(olds) == len(news):
        places = list(compress(count(), map(is_not, olds, news)))
        return (olds[place] for place in places), (news[place] for place in places)
    kept = set(map(id, olds)) & set(map(id, news))
    return (each for each in olds if id(each) not in kept), (each for each in news if id(each) not in kept)
