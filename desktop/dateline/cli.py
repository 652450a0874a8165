"""The command line: opens the window, or does without one what a program asks for."""

import argparse
import json
import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import IO

from dateline import __version__
from dateline.api import given_date, source_of
from dateline.model.error import DatelineError
from dateline.model.project import Reading
from dateline.model.when import When

COMMANDS = ("read", "picture")
_DESCRIPTION = """Dateline reads articles and reports, finds the dated events and the statements in them, and
lays them out on a timeline in which every mark leads back to the words that prove it."""
_COMMANDS_HELP = """commands:
  dateline [FILE …]                 open the window, with these files
  dateline read FILE … [--jsonl]    print what was found as JSON
  dateline picture FILE -o OUT      draw the timeline as .png, .svg or .pdf

A file that is called like a command is named with its folder: dateline ./read"""


def main(arguments: list[str] | None = None) -> int:
    """Run the program; the exit status: 0, 1 with a sentence on standard error, 2 for wrong usage."""
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        return _run(arguments)
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader went away; leave nothing for the interpreter to flush into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _run(arguments: list[str]) -> int:
    if arguments and arguments[0] in COMMANDS:
        options = _command_parser().parse_args(arguments)
        return {"read": _read, "picture": _picture}[options.command](options)
    options = _window_parser().parse_args(arguments)
    if options.self_test:
        from dateline.self_test import self_test  # type: ignore[import-untyped,unused-ignore]

        return int(self_test(sys.stdout))
    from dateline.window.app import main as open_window  # type: ignore[import-untyped,unused-ignore]

    return int(open_window(options.files))


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "dateline",
        description=_DESCRIPTION,
        epilog=_COMMANDS_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="articles, notes or projects to open")
    parser.add_argument("--version", action="version", version=f"Dateline {__version__}")
    parser.add_argument("--self-test", action="store_true", help="check this installation and say so")
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("dateline")
    commands = parser.add_subparsers(dest="command", required=True)
    read = commands.add_parser("read", help="print what was found as JSON, one document a file")
    read.add_argument("files", nargs="*", metavar="FILE")
    read.add_argument("--published", metavar="DATE", help="the documents' own date, as 2025-05-09")
    read.add_argument("--text", action="store_true", help="put the whole text into the output too")
    read.add_argument(
        "--jsonl",
        action="store_true",
        help='read {"text": …, "published": … or null} a line on standard input, answer each in one line',
    )
    picture = commands.add_parser("picture", help="draw the timeline without a window")
    picture.add_argument("file", metavar="FILE")
    picture.add_argument("-o", "--output", required=True, metavar="OUT", help="ends in .png, .svg or .pdf")
    picture.add_argument("--size", default="1600x900", metavar="WxH", help="in pixels (default: %(default)s)")
    picture.add_argument("--theme", choices=("light", "dark", "high-contrast"), default="light")
    picture.add_argument("--published", metavar="DATE", help="the document's own date")
    return parser


def _read(options: argparse.Namespace) -> int:
    published = given_date(options.published)
    if options.jsonl:
        if options.files:
            raise DatelineError("With --jsonl the texts come on standard input; leave the files out.")
        return _answer_lines(sys.stdin, sys.stdout, published)
    if not options.files:
        raise DatelineError("Name at least one file to read, or use --jsonl.")
    failed = 0
    for name in options.files:
        try:
            reading = _read_file(name, published)
        except DatelineError as error:
            print(f"dateline: {error}", file=sys.stderr)
            failed = 1
            continue
        _print_form(reading, sys.stdout, with_text=options.text, indent=2)
    return failed


def _read_file(name: str, published: When | None) -> Reading:
    from dateline.reading.opening import open_source  # type: ignore[import-untyped,unused-ignore]
    from dateline.reading.read import read_whole

    return read_whole(open_source(Path(name)), published)


def _print_form(
    reading: Reading, out: IO[str], *, with_text: bool = False, indent: int | None = None
) -> None:
    from dateline.storing.reading_form import reading_form

    form = reading_form(reading, with_text=with_text)
    print(json.dumps(form, ensure_ascii=indent is None, indent=indent), file=out, flush=True)


def _answer_lines(lines: Iterable[str], out: IO[str], published: When | None) -> int:
    """One answer a line, in order, flushed; a line that is no request is answered with {"error": …}."""
    from dateline.reading.read import read_whole

    failed = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            text, given = _request(line, number)
            reading = read_whole(source_of(text), given or published)
        except DatelineError as error:
            print(json.dumps({"error": str(error)}), file=out, flush=True)
            failed = 1
            continue
        _print_form(reading, out)
    return failed


def _request(line: str, number: int) -> tuple[str, When | None]:
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        raise DatelineError(f"Line {number} is not JSON.") from None
    if not isinstance(request, dict) or not isinstance(request.get("text"), str):
        raise DatelineError(f"Line {number} is not an object with a “text”.")
    published = request.get("published")
    if published is not None and not isinstance(published, str):
        raise DatelineError(f"“published” in line {number} is not a text.")
    return request["text"], given_date(published)


def _picture(options: argparse.Namespace) -> int:
    from dateline.exporting.picture import draw_picture  # type: ignore[import-untyped,unused-ignore]
    from dateline.model.edits import add_reading  # type: ignore[import-untyped,unused-ignore]
    from dateline.model.project import Project

    out = Path(options.output)
    if out.suffix.lower() not in (".png", ".svg", ".pdf"):
        raise DatelineError(f"“{out.name}” does not end in .png, .svg or .pdf.")
    reading = _read_file(options.file, given_date(options.published))
    project = add_reading(replace(Project(), title=reading.source.title), reading)
    try:
        draw_picture(project, out, size=_size(options.size), theme=options.theme)
    except OSError as error:
        raise DatelineError(f"“{out}” could not be written: {error.strerror or error}.") from None
    return 0


def _size(words: str) -> tuple[int, int]:
    width, _, height = words.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise DatelineError(f"“{words}” is not a size; write it as 1600x900.")
    size = int(width), int(height)
    if not (200 <= size[0] <= 20_000 and 150 <= size[1] <= 20_000):
        raise DatelineError("A picture is 200 to 20,000 pixels wide and 150 to 20,000 high.")
    return size
