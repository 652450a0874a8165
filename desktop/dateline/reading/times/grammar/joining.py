"""What neighbouring expressions are to each other: a time on its day, a shared year, the two ends of a range."""

import re
from dataclasses import replace

from dateline.model.span import Span
from dateline.model.timex import TimexType
from dateline.reading.times.expression import Expression, Form, Joint
from dateline.reading.times.grammar.lexicon import expand
from dateline.reading.times.grammar.rules import value_of


def join(text: str, found: list[Expression]) -> tuple[Expression, ...]:
    """The expressions with times put on their days, years shared in lists, and ranges and relations marked."""
    found = _shared_days(text, _times_on_days(text, _bracketed_times(text, found)))
    found = _shared_years(text, found)
    found = [_related(text, expression) for expression in _parts_of_dates(text, found)]
    return tuple(_ranges(text, found))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(expand(pattern), re.IGNORECASE)


_TIME_THEN_DAY = _compiled(
    r"{o},?{s}(?:(?:on|of)(?:{s}the)?{s})?(?:(?:local|universal){s}time{s})?(?:on{s})?"
)
_DAY_THEN_TIME = _compiled(r"{o},?{s}(?:in{s}the{s})?")


def _times_on_days(text: str, found: list[Expression]) -> list[Expression]:
    """As "10 p.m." and "Wednesday" made into one expression where they stand side by side."""
    joined: list[Expression] = []
    for expression in found:
        before = joined[-1] if joined else None
        if before is not None and expression.span.start - before.span.end <= 24:
            between = text[before.span.end : expression.span.start]
            both = None if between.count("\n") > 1 else _time_and_day(before, between, expression)
            if both:
                joined[-1] = both
                continue
        joined.append(expression)
    return joined


def _shared_days(text: str, found: list[Expression]) -> list[Expression]:
    """The day behind a range of times given to the first of them: "9 to 11 a.m. on 6 May"."""
    shared = list(found)
    for place in range(len(shared) - 1):
        a, b = shared[place], shared[place + 1]
        between = text[a.span.end : b.span.start][:40]
        if _is_time(a) and not _is_time(b) and _lends_its_day(b, between):
            shared[place] = _timed(b, a, a.span)
    return shared


def _lends_its_day(day: Expression, between: str) -> bool:
    """True behind "9 to" of "9 to 11 a.m. on 6 May", and behind "10:00 (0900 UTC)"."""
    if not day.parts.clock:
        return _is_day(day) and _ASIDE.fullmatch(between) is not None
    return len(between) < 12 and (_is_range(between) or _AND.fullmatch(between) is not None)


_ASIDE = _compiled(r"{o}\([^()\n]{2,30}\){o},?{o}(?:on{s})?")  # "10:00 (0900 UTC) tomorrow"
_BRACKET = _compiled(r"{o}(?:local{s}time)?{o}[(/,]{o}(?:or{s})?")
_BRACKET_THEN_DAY = _compiled(r"{o}\){o},?{o}(?:on{s})?(?:the{s})?")


def _bracketed_times(text: str, found: list[Expression]) -> list[Expression]:
    """The day behind two times, the second in brackets, given to both: "15:14 local time (09:14 UTC) on 5 May"."""
    timed = list(found)
    for place in range(len(timed) - 2):
        a, b, day = timed[place : place + 3]
        if not (_is_time(a) and _is_time(b) and _is_day(day)) or day.span.start - b.span.end > 12:
            continue
        if _BRACKET.fullmatch(text[a.span.end : b.span.start]) and _BRACKET_THEN_DAY.fullmatch(
            text[b.span.end : day.span.start]
        ):
            timed[place], timed[place + 1] = _timed(day, a, a.span), _timed(day, b, b.span)
    return timed


def _time_and_day(a: Expression, between: str, b: Expression) -> Expression | None:
    if _is_time(a) and _is_day(b) and _TIME_THEN_DAY.fullmatch(between):
        return _timed(b, a, Span(a.span.start, b.span.end))
    if _is_day(a) and _is_time(b) and _DAY_THEN_TIME.fullmatch(between) and "," not in between:
        return _timed(a, b, Span(a.span.start, b.span.end))
    return None


def _is_time(e: Expression) -> bool:
    return e.form is Form.PARTIAL and bool(e.parts.clock) and e.parts.weekday is None and e.parts.day is None


def _is_day(e: Expression) -> bool:
    names_day = e.parts.day is not None or e.parts.weekday is not None or e.rule == "near day"
    return e.type is TimexType.DATE and names_day and not e.parts.clock


def _timed(day: Expression, time: Expression, span: Span) -> Expression:
    parts = replace(day.parts, clock=time.parts.clock, zone=time.parts.zone)
    value = value_of(parts) if parts.day is not None else f"{day.value}T{parts.clock}"
    modifier = time.modifier or day.modifier
    return replace(day, span=span, type=TimexType.TIME, value=value, parts=parts, modifier=modifier)


_LINK = _compiled(
    r"(?:{o},{s}(?:and{s}|or{s}|to{s})?|{o}{h}{o}|{o}[/;]{o}|{s}(?:to|and|or|through|until|till"
    r"|thru)(?:{s}(?:again|once{s}more|then|later))?(?:{s}(?:from|on|in|by|late|early|mid))?(?:{s}the)?{s}|{o}\()"
)


_AGAIN = _compiled(r"{s}(?:again|once{s}more|then|later){s}")


def _shared_years(text: str, found: list[Expression]) -> list[Expression]:
    """The year behind a list or a range given to those before it: "April and June 1955", "July 1 to July 3, 1863"."""
    shared = list(found)
    for place in range(len(shared) - 2, -1, -1):
        a, b = shared[place], shared[place + 1]
        if b.span.start - a.span.end > 24 or a.form is not Form.PARTIAL or b.parts.year is None:
            continue
        if a.parts.month is None or a.parts.year is not None or b.parts.years > 1:
            continue
        between = text[a.span.end : b.span.start]
        if b.parts.month is None:
            if a.parts.month > 12 and _CAMPAIGN.fullmatch(between):
                shared[place] = _in_year(a, b.parts.year)
            continue
        if (a.parts.day is None) != (b.parts.day is None) and a.parts.month <= 12 < b.parts.month:
            continue
        if not _LINK.fullmatch(between) and not _IN_BRACKETS.match(text[a.span.end : b.span.end + 12]):
            continue
        goes_on = _is_range(between) or _AGAIN.search(between) is not None
        shared[place] = _in_year(a, b.parts.year - (_order(a) > _order(b) and goes_on))
    return shared


def _in_year(e: Expression, year: int) -> Expression:
    parts = replace(e.parts, year=year)
    return replace(
        e, parts=parts, value=value_of(parts), form=Form.FULL, rule=f"{e.rule}, year from the next"
    )


_CAMPAIGN = _compiled(r"{s}(?:offensive|campaign)s?{s}(?:of|in){s}")
_OF = _compiled(r"{s}of{s}(?:the{s})?")
_BLANK = _compiled(r"{s}(?:the{s})?")


def _parts_of_dates(text: str, found: list[Expression]) -> list[Expression]:
    """As "the last week" of "August" made into one; "the first ten months" of "1915" stay two."""
    joined: list[Expression] = []
    for b in found:
        a = joined[-1] if joined else None
        if (
            a is not None
            and a.rule in ("first or last of a date", "week of a day")
            and a.shift is not None
            and abs(a.shift.amount) == 1
            and b.type is TimexType.DATE
            and (_BLANK if a.rule == "week of a day" else _OF).fullmatch(text[a.span.end : b.span.start][:24])
        ):
            is_length = a.shift.unit == "week" and a.rule != "week of a day"
            kind = TimexType.DURATION if is_length else TimexType.DATE
            span = Span(a.span.start, b.span.end)
            joined[-1] = replace(b, span=span, type=kind, value=a.value, rule=a.rule, shift=a.shift)
        else:
            joined.append(b)
    return joined


_IN_BRACKETS = re.compile(r"\s\([^()]*\)\s?,?\s\d{4}")


def _order(e: Expression) -> tuple[int, int]:
    month = e.parts.month or 0
    return ({21: 3, 22: 6, 23: 9, 24: 12}.get(month, month), e.parts.day or 0)


def _is_range(between: str) -> bool:
    return bool(_RANGE.fullmatch(between))


_RELATION = _compiled(
    r"(?<![^\W_])(?:no{s}later{s}than|not{s}later{s}than|no{s}earlier{s}than|not{s}before|as{s}(?:early"
    r"|late|recently|soon){s}as|as{s}of|as{s}from|prior{s}to"
    r"|up{s}(?:to|until)|starting(?:{s}(?:on|in|from))?|beginning(?:{s}(?:on|in|with))?|effective|ending"
    r"|ended|on{s}or{s}(?:before|after)|on|in|at|by|since|until|till"
    r"|before|after|from|to|through|thru|between|during|within|over|throughout|around|about|following"
    r"|dated|of|for|into|towards?|and|or"
    r"|earlier|later|late|early|last|next)(?:{s}(?:the|about|around|some{s}time|sometime))?{s}?\Z"
)


_PREFIX = re.compile(r"(?<![^\W_])(pre|post)[-‐‑–]\Z", re.IGNORECASE)
_STILL_OPEN = _compiled(r"{o}{h}{o}(?:\)|present(?![a-z]))")
_OWNER = re.compile(r"['’]s?\s")
_BOUNDS = ("before", "after", "since", "until", "till", "by", "following", "prior to")
_NEARLY = re.compile(r"\b(?:shortly|soon|just|right|immediately|moments)\s\Z", re.IGNORECASE)
_AGENT = re.compile(r"\b(?:followed|preceded|succeeded)\sby\s(?:the\s)?\Z", re.IGNORECASE)


def _related(text: str, expression: Expression) -> Expression:
    """The expression with the word before it that ties it to its clause."""
    start = expression.span.start
    if expression.rule == "year" and _STILL_OPEN.match(text, expression.span.end):
        return replace(expression, relation="since")
    fixed = _PREFIX.search(text[max(0, start - 5) : start])
    if fixed:
        return replace(expression, relation="before" if fixed[1].lower() == "pre" else "after")
    m = _RELATION.search(text[max(0, start - 28) : start])
    if m is None or not m[0][-1:].isspace():
        return expression
    words = re.sub(r"\s+", " ", m[0].lower()).strip()
    if words == "through" and expression.rule == "part of the day":
        return replace(expression, relation="during")  # "through the night"
    if words.startswith("by") and _AGENT.search(text[max(0, start - 28) : start]):
        return expression
    if words in ("after", "before") and _NEARLY.search(
        text[max(0, start - len(m[0]) - 10) : start - len(m[0])]
    ):
        return replace(expression, modifier=expression.modifier or "APPROX")
    owns = words.endswith(" the") or _OWNER.match(text, expression.span.end)
    words = re.sub(r" (?:the|about|around|sometime|some time)$", "", words)
    if (
        owns and words in _BOUNDS
    ):  # "after the 1905 fire", "since Monday’s vote": the bound is of what it names
        return expression
    return replace(expression, relation=words)


_RANGE = _compiled(
    r"{o}{h}{h}?{o}|{s}(?:to|through|until|till|thru|up{s}to)(?:{s}(?:the|about|around|late|early))?{s}"
)
_AND = _compiled(r"{s}and(?:{s}(?:the|about|around|late|early|mid))?{s}")


def _ranges(text: str, found: list[Expression]) -> list[Expression]:
    """The two ends of a range told of each other."""
    marked = list(found)
    for place in range(len(marked) - 1):
        a, b = marked[place], marked[place + 1]
        if b.span.start - a.span.end > 16 or a.joint or not (_can_end(a) and _can_end(b)):
            continue
        between = text[a.span.end : b.span.start]
        is_between = a.relation == "between" and bool(_AND.fullmatch(between))
        is_run = a.rule == b.rule == "year in a run" and len(between) <= 3
        if not (is_between or is_run or _is_range(between)) or _are_unlike(a, b):
            continue
        lead = re.search(
            r"(?<![^\W_])(?:between|from)\s+(?:the\s+|about\s+|around\s+)?\Z",
            text[max(0, a.span.start - 24) : a.span.start],
            re.I,
        )
        start = a.span.start - (len(lead[0]) if lead else 0)
        joint = Joint(Span(start, b.span.end), a.span, b.span, is_between)
        marked[place], marked[place + 1] = replace(a, joint=joint), replace(b, joint=joint)
    return marked


def _are_unlike(a: Expression, b: Expression) -> bool:
    """True of a day of the week and a whole month, which are no two ends: "a revision Friday to December’s figures"."""
    return a.rule == "weekday" and b.rule == "month"


def _can_end(e: Expression) -> bool:
    return e.form in (Form.FULL, Form.PARTIAL, Form.DEICTIC, Form.CHAINED) and e.type in (
        TimexType.DATE,
        TimexType.TIME,
    )
