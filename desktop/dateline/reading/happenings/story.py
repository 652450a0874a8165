"""What the finding of events knows of a text: its trees, its dates, its people, and where events are not told."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from dateline.model.date import Precision
from dateline.model.person import Person
from dateline.model.source import Source, Step
from dateline.model.span import Span
from dateline.model.timex import Timex, TimexType
from dateline.model.when import Shape, When
from dateline.reading.datelines import telling_start
from dateline.reading.happenings.entry_dates import Days, entry_starts
from dateline.reading.happenings.eras import eras_in
from dateline.reading.happenings.growing import grow
from dateline.reading.happenings.kinds import event_words
from dateline.reading.happenings.tree import Tree
from dateline.reading.sentences import Parsed
from dateline.reading.speech.genders import genders_of
from dateline.reading.speech.words_for_people import words_for_people

_REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
_BETWEEN = re.compile(r"\s*(?:–|—|-|/|to|until|till|through|and)\s*(?:the\s+)?", re.I)
_LEAD = re.compile(
    r"(?:\b(?P<word>since|until|till|by|before|after|from|between|prior to|no later than|not later than|up to)"
    r"\s+(?:the\s+)?)$",
    re.I,
)
_LONGEST_LEAD = 24
# "shortly after 8 a.m." is about then.
_CLOSE_TO = re.compile(r"\b(?:shortly|soon|just|right|immediately|moments|minutes)\s+$", re.I)
_BESIDE = 8  # characters between a date and the anniversary set beside it


@dataclass(frozen=True, slots=True)
class DatedWords:
    """One date of the text, or the two ends of a range. `lead` is the word before it that says how it bounds.

    A well-known war that bounds in time has no timexes, and `why` tells its years.
    """

    span: Span
    when: When
    timexes: tuple[Timex, ...]
    lead: str = ""
    why: tuple[Step, ...] = ()


@dataclass(slots=True)
class Story:
    """The text as far as events need it. `dates` are in order; `names` are (span, person) in order."""

    source: Source
    trees: tuple[Tree, ...]
    dates: tuple[DatedWords, ...]
    names: tuple[tuple[Span, Person], ...]
    starts: list[int] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)  # of persons, by name: "m", "f" or ""

    def tree_of(self, span: Span) -> Tree | None:
        """The sentence that holds `span`."""
        k = bisect_right(self.trees, span.start, key=lambda tree: tree.span.start) - 1
        return self.trees[k] if k >= 0 and self.trees[k].span.holds(span) else None

    def names_in(self, span: Span) -> list[tuple[Span, Person]]:
        """The mentions of people inside `span`, in order."""
        first = bisect_left(self.starts, span.start)
        last = bisect_right(self.starts, span.end)
        return [(place, person) for place, person in self.names[first:last] if span.holds(place)]

    def people_at(self, span: Span) -> list[Person]:
        """The people whose mention covers `span`."""
        last = bisect_right(self.starts, span.start)
        near = self.names[max(0, last - 4) : last]
        return list(dict.fromkeys(person for place, person in near if place.holds(span)))

    def name_before(self, position: int, most: int = 12) -> list[tuple[Span, Person]]:
        """The last few mentions of people that begin before `position`, the nearest first."""
        last = bisect_left(self.starts, position)
        return list(reversed(self.names[max(0, last - most) : last]))


def tell(
    source: Source,
    parsed: Parsed,
    timexes: tuple[Timex, ...],
    people: tuple[Person, ...],
    anniversaries: tuple[Span, ...] = (),
) -> Story:
    """Gather what is known of the text; dates in boilerplate are left out.

    An anniversary told beside a date ("on 3 May, the tenth anniversary of …, she spoke") goes with the date.
    """
    found = dated_words(source, timexes)
    days = Days(source.text, [(date.span, date.when) for date in found])
    dates = _dates(source, found, days)
    names = sorted(
        ((passage.span, person) for person in people for passage in person.passages if len(passage.span)),
        key=lambda name: (name[0].start, -name[0].end),
    )
    starts = [date.span.start for date in dates]
    kept = _beside(source.text, dates, anniversaries)
    name_starts = [span.start for span, _ in names]
    entries = entry_starts(source.text, [date.span for date in dates])
    numbers = {date.span: number for number, date in enumerate(dates)}
    rests = sorted(entries)
    trees = []
    for number, sentence in enumerate(parsed.sentences):
        first, last = bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
        inside = {k: _covered(dates[k].span, kept.get(dates[k].span.end)) for k in range(first, last)}
        k = bisect_left(rests, sentence.span.start)
        is_entry = k < len(rests) and rests[k] < sentence.span.end
        start = rests[k] if is_entry else telling_start(source.text, sentence.span)
        head = days.head_of(sentence.span)
        tree = grow(sentence, number, inside, start, is_entry or head is not None)
        tree.entry = entries[start] if is_entry else -1
        tree.day = numbers.get(head, -1) if head is not None else -1
        tree.is_diary = head is not None and days.is_day(head)
        _mark_roles(tree, _names_in(names, name_starts, sentence.span))
        trees.append(tree)
    genders = genders_of(source, parsed, people)
    return Story(source, tuple(trees), dates, tuple(names), name_starts, genders)


def _dates(source: Source, found: list[DatedWords], days: Days) -> tuple[DatedWords, ...]:
    """The dates of the text but those in boilerplate, and the wars that bound what is told, in order."""
    dates = [date for date in found if days.is_head(date.span) or not is_boilerplate(source, date.span)]
    eras = eras_in(source, [date.span for date in dates])
    dates += [
        DatedWords(span, when, (), why=(step,))
        for span, when, step in eras
        if not any(span.overlaps(date.span) for date in dates)
    ]
    return tuple(sorted(dates, key=lambda date: date.span))


def _beside(text: str, dates: tuple[DatedWords, ...], anniversaries: tuple[Span, ...]) -> dict[int, Span]:
    """The anniversaries that are set beside a date ("on 3 May, the tenth anniversary …"), by the end of the date."""
    ends = [date.span.end for date in dates]
    found: dict[int, Span] = {}
    for span in anniversaries:
        k = bisect_right(ends, span.start) - 1
        between = text[ends[k] : span.start] if k >= 0 and span.start - ends[k] <= _BESIDE else ""
        if "," in between and between.strip(" ,") in ("", "the", "its"):
            found[ends[k]] = span
    return found


def _covered(date: Span, anniversary: Span | None) -> Span:
    """The date and the anniversary set beside it."""
    return Span(date.start, anniversary.end) if anniversary is not None else date


_QUOTED = re.compile(r"“[^”\n]{12,}(?:”|$)|\"[^\"\n]{12,}\"", re.M)


def quoted(text: str) -> list[Span]:
    """What stands in quotation marks and is long enough to be somebody's words."""
    return [Span(*match.span()) for match in _QUOTED.finditer(text)]


def _names_in(names: list[tuple[Span, Person]], starts: list[int], span: Span) -> list[Span]:
    near = names[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    return [place for place, person in near if person.sort == "person" and span.holds(place)]


def _mark_roles(tree: Tree, names: list[Span]) -> None:
    """Mark what stands before a name and says who that is: "Prime Minister", "the spokeswoman".

    Of "Queen Emma" the title is half of the name.
    """
    nobles = words_for_people().nobles
    for span in names:
        inside = tree.under(span)
        if len(inside) == 1 and inside[0].i and tree.words[inside[0].i - 1].low in nobles:
            continue
        if len(inside) == 0 or not inside[-1].is_name or inside[-1].lemma in event_words().nouns:
            continue
        for word in inside:
            for child in word.children:
                if span.holds(child.span):
                    continue  # of "the Duke of Kent" all is the name
                before = child.i < inside[0].i and child.dep in ("amod", "compound", "nmod", "det")
                if before or (child.dep == "prep" and child.low == "of"):
                    child.is_role = True
                if before and min(child.subtree(), key=lambda part: part.i).after_comma:
                    inside[0].after_comma = True


def dated_words(source: Source, timexes: tuple[Timex, ...]) -> list[DatedWords]:
    """The timexes that have a place on the calendar, or would have in a known year, in order.

    The two ends of a range are one.
    """
    placed = [
        timex
        for timex in sorted(timexes, key=lambda timex: timex.passage.span)
        if timex.text.lower() != "this day"  # "to this day" is now
        if (timex.when.is_dated and timex.type is not TimexType.SET and timex.value not in _REFERENCES)
        or _is_unplaced(timex)
    ]
    found: list[DatedWords] = []
    for timex in placed:
        span = timex.passage.span
        lead = _LEAD.search(source.text[max(0, span.start - _LONGEST_LEAD) : span.start])
        word = lead["word"].lower() if lead else ""
        if lead and _CLOSE_TO.search(source.text[max(0, span.start - 40) : span.start - len(lead[0])]):
            word = ""
        joined = _joined(source.text, found[-1], timex) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(DatedWords(span, timex.when, (timex,), word))
    return found


def _is_unplaced(timex: Timex) -> bool:
    """True for a day or month whose year, or a weekday whose week, is not known: "in May", "last week"."""
    is_calendar = timex.type in (TimexType.DATE, TimexType.TIME) and not timex.when.is_dated
    return is_calendar and _UNPLACED.match(timex.value) is not None


_UNPLACED = re.compile(r"XXXX-(?:\d\d|W)")


def _joined(text: str, before: DatedWords, timex: Timex) -> DatedWords | None:
    """The range from the date before to this one, where the words between make one of them."""
    span = timex.passage.span
    if span.start < before.span.end:
        return None
    gap = text[before.span.end : span.start]
    if _is_next_day(before, timex) and _AND.fullmatch(gap):
        assert before.when.start is not None and timex.when.end is not None
        days = When.during(before.when.start, timex.when.end)
        return DatedWords(Span(before.span.start, span.end), days, (*before.timexes, timex), before.lead)
    if not _BETWEEN.fullmatch(gap):
        return None
    word = gap.split()[0].lower() if gap.split() else ""
    timexes = (*before.timexes, timex)
    whole = Span(before.span.start, span.end)
    if before.when == timex.when and timex.when.shape in (Shape.RANGE, Shape.BETWEEN):
        return DatedWords(whole, timex.when, timexes, before.lead)
    start, end = before.when.start, timex.when.end
    if (word == "and") != (before.lead == "between") or start is None or end is None:
        return None
    if word in ("to", "until", "till", "through") and before.lead != "from" and not gap.strip():
        return None
    try:
        when = When.between(start, end) if word == "and" else When.during(start, end)
    except ValueError:
        return None
    return DatedWords(whole, when, timexes, before.lead)


_AND = re.compile(r"(?:,\s|,?\s(?:and|&)\s)")


def _is_next_day(before: DatedWords, timex: Timex) -> bool:
    """True for "5 and 6 August": one meeting of two days, not two meetings."""
    first, last, end = timex.when.first, before.when.last, before.when.end
    is_day = timex.when.is_exact and end is not None and end.precision is Precision.DAY and not before.lead
    is_short = before.timexes[-1].text.isdecimal() if before.timexes else False
    return is_day and is_short and first is not None and last is not None and first == last + 1


def bounded(date: DatedWords) -> When:
    """What a date says of the event it stands with: "since 2012" is not 2012."""
    when = date.when
    if when.shape is not Shape.POINT or when.start is None or when.end is None:
        return when
    if date.lead == "since":
        return When.since(when.start)
    if date.lead in ("until", "till", "up to"):
        return When.until(when.end)
    if date.lead in ("by", "before", "prior to", "no later than", "not later than"):
        return When.before(when.end)
    return When.after(when.start) if date.lead == "after" else when


_NOTICE = re.compile(
    r"\W*(?:(?:reporting )?period(?: covered)?\s*:|"
    r"date(?: of (?:this )?(?:report|issue|writing))?\s*:|"
    r"©|\(c\)|copyright|all rights reserved|for (?:immediate )?release|"
    r"embargoed (?:until|till)|(?:first |originally )?published|(?:last )?(?:updated|modified)|"
    r"revised|retrieved|accessed|posted|archived|printed|photo(?:graph)?s?\b|image|picture|caption|fig(?:ure|\.)|"
    r"file photo|isbn|issn|doi|https?:|www\.|vol\.|pp?\. ?\d|tags?:|keywords:|topics:|filed under|read more|related:|"
    r"this (?:article|page|story|post|report|document|entry|list)\b.{0,30}\b"
    r"(?:published|updated|revised|posted|printed))",
    re.I,
)
# A line of a list of works, and a note with its number: nothing is told in it.
_WORK = re.compile(r"\s*(?:\[\d{1,3}\]\s|[A-Z][\w’'-]+, (?:[A-Z]\.\s?)+.{0,120}\(\d{4}[a-z]?\))")
# "Hart v Cole [1932]" is a case in a book of cases.
_CASE = re.compile(r"\bv\.? [A-Z][\w’'. -]{1,40}[\[(]$")
_CITED = re.compile(
    r"[(\[;]\s*(?:see |cf\. |e\.g\. )?(?:[A-Z][\w.’'-]+[\s,&]+(?:and |et al\.?,? |of |the )?){1,6}$"
)
_CITATION_TAIL = re.compile(r"\s*[a-z]?\s*(?:[:,]\s*(?:pp?\.\s*)?\d[\d–-]*)?\s*[;)\]]")
_REFERENCE = re.compile(r"(?:[A-Z][\w’'-]+, (?:[A-Z]\.\s*)+,?\s*(?:&|and)?\s*)+\(?$")
_CAPTION = re.compile(
    r"(?:^|[.!?]\s+)(?:Fig|Figure|Plate|Table|Photo|Map|Chart)s?\.?\s+(?:\d+|[A-Z])\b[.:–—]?\s[^.!?]*$"
)
_DATELINE = re.compile(r"\s*(?:[A-Z][\w.’'-]*,?\s+){1,6}\(?(?:[A-Z]{2,}\)\s*)?")
_DATELINE_TAIL = re.compile(r"\)?\s*(?:\([A-Z][\w .]*\)\s*)?(?:[–—:]|--?\s)(?!\d)")
# The line above a quoted letter: "On Tue, 5 April 2022 at 9:14 Tom Birch wrote:".
_QUOTING = re.compile(r"[>\s|]*(?:On|Am|Le)\b")
_WROTE = re.compile(r".{0,60}\b(?:wrote|writes):?\s*$")
_LONGEST_NOTICE = 160
_AFTER = 90  # characters behind a date that are looked at


def is_boilerplate(source: Source, span: Span) -> bool:
    """True for the date of a citation, a notice, a caption or a dateline: nothing is told to have happened."""
    text = source.text
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    before = text[max(line_start, span.start - 200) : span.start]
    after = text[span.end : span.end + _AFTER if line_end < 0 else min(line_end, span.end + _AFTER)]
    is_short = len(before) + len(after) < _LONGEST_NOTICE and span.start - line_start < _LONGEST_NOTICE
    if is_short and (_NOTICE.match(before) or _CASE.search(before)):
        return True
    if _WORK.match(text, line_start, span.end + 1):
        return True
    if _QUOTING.match(before) and _WROTE.match(after):
        return True
    if _CITED.search(before) and _CITATION_TAIL.match(after):
        return True
    if _REFERENCE.fullmatch(before) or _CAPTION.search(before):
        return True
    if not before.strip(" ,()-–—[]") and not after.strip(" .,)-–—]"):
        return True
    return span.start - line_start < 80 and bool(_DATELINE.fullmatch(before) and _DATELINE_TAIL.match(after))
