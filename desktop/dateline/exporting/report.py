"""A report in Markdown: the timeline as a page to read, each line with its proof."""

import re
from pathlib import Path

from dateline.exporting.losses import not_held
from dateline.exporting.proof import Mark, content_of, marks_of, proofs
from dateline.model.edtf import to_edtf
from dateline.model.event import Event
from dateline.model.finding import when_of
from dateline.model.project import Project
from dateline.model.review import Review
from dateline.model.source import Source, Step
from dateline.model.words import in_words
from dateline.storing.atomic import write_whole

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")


def lost_in_report(project: Project) -> tuple[str, ...]:
    """What the report does not tell."""
    parts = ("texts", "pictures", "eras", "dates", "given", "people", "notes", "doubt", "versions")
    return not_held("A report", project, parts)


def write_markdown(project: Project, path: Path) -> None:
    """CommonMark."""
    marks = marks_of(project)
    dated = [mark for mark in marks if when_of(mark).is_dated]
    undated = [mark for mark in marks if not when_of(mark).is_dated]
    lines = [f"# {_plain(project.title or 'Timeline')}", ""]
    lines += _chapter("Timeline", project, dated)
    lines += _chapter("Undated", project, undated)
    lines += ["## Sources", ""] if project.sources else []
    for source in project.sources:
        lines += _source(source)
    write_whole(path, ("\n".join(lines).rstrip() + "\n").encode("utf-8", "replace"))


def _chapter(title: str, project: Project, marks: list[Mark]) -> list[str]:
    lines = [f"## {title}", ""]
    for mark in marks:
        lines += _mark(project, mark)
    return lines if marks else []


def _mark(project: Project, mark: Mark) -> list[str]:
    when = when_of(mark)
    if isinstance(mark, Event):
        title, why = _plain(mark.title), mark.why
        more = [_plain(part) for part in (", ".join(mark.people), mark.place) if part]
    else:
        speaker = mark.speaker.name if mark.speaker else "Unnamed"
        title, why, more = f"{_plain(speaker)}: {_plain(content_of(project, mark))}", mark.said_why, []
    edtf = f" `{to_edtf(when)}`" if when.is_dated else ""
    found = " – *found by Dateline, not yet reviewed*" if mark.review is Review.FOUND else ""
    lines = [f"### {in_words(when)} – {title}", ""]
    facts = f"{'; '.join(more)}{edtf}{found}".strip(" –")
    lines += [facts, ""] if facts else []
    for proof in proofs(project, mark):
        lines += [f"> {_plain(proof.words)}", ">", f"> – {_plain(proof.place)}", ""]
    return lines + _why(why)


def _why(steps: tuple[Step, ...]) -> list[str]:
    return ["Why this date:", "", *(f"- {_plain(step.text)}" for step in steps), ""] if steps else []


def _source(source: Source) -> list[str]:
    published = source.published
    name = _plain(source.title or source.path or source.id)
    date = f" – {in_words(published.when)} ({published.basis.value})" if published.when.is_dated else ""
    return [f"### {name}{date}", "", *(_why(published.why) if published.why else [])]


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
