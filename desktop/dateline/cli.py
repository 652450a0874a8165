"""The command line: opens the window, or does without one what a program asks for."""

import argparse
import os
import sys

from dateline.model.error import DatelineError
from dateline.version import __version__

_DESCRIPTION = """Dateline reads articles and reports, finds the dated events and the statements in them, and
lays them out on a timeline in which every mark leads back to the words that prove it."""
_COMMANDS_HELP = """commands:
  dateline [FILE …]                 open the window, with these files
  dateline read FILE … [--jsonl]    print what was found as JSON
  dateline picture FILE -o OUT      draw the timeline as .png, .svg or .pdf
  dateline export FILE … -o OUT     write a project, or what was read, as another kind of file
  dateline new [FILE …] -o PROJECT  read files into a new project
  dateline import FILE … -o PROJECT add tables, calendars and the like to a project, new or not

A file that is called like a command is named with its folder: dateline ./read"""
COMMANDS = ("read", "picture", "export", "new", "import")


def main(arguments: list[str] | None = None) -> int:
    """Run the program; the exit status: 0, 1 with a sentence on standard error, 2 for wrong usage."""
    arguments = sys.argv[1:] if arguments is None else arguments
    # No product of numbers here is large enough for threads, which turn for a tenth of a second when numpy is loaded.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
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
        return _do(_command_parser().parse_args(arguments))
    options = _window_parser().parse_args(arguments)
    if options.self_test:
        from dateline.self_test import self_test

        return self_test(sys.stdout)
    from dateline.window.lean import spare_source_reading

    spare_source_reading()
    from dateline.window.app import main as open_window

    return open_window(options.files)


def _do(options: argparse.Namespace) -> int:
    from dateline import commands  # the window does not wait for these

    acts = {
        "read": commands.read,
        "picture": commands.picture,
        "export": commands.export,
        "new": commands.new,
        "import": commands.take_in,
    }
    return acts[options.command](options)


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


def _add_paper(parser: argparse.ArgumentParser) -> None:
    paper = parser.add_argument_group("on paper, for a .pdf file")
    paper.add_argument("--paper", metavar="SIZE", help="A4 to A0, Letter, Tabloid, or 500x700 in millimetres")
    paper.add_argument("--upright", action="store_true", help="the paper stands on its short side")
    paper.add_argument(
        "--pages", default="1", metavar="N", help="3x2: so many sheets to be glued to a poster"
    )
    paper.add_argument("--in-turn", action="store_true", help="pages one after the other in time instead")


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("dateline")
    added = parser.add_subparsers(dest="command", required=True)
    read = added.add_parser("read", help="print what was found as JSON, one document a file")
    read.add_argument("files", nargs="*", metavar="FILE")
    read.add_argument("--text", action="store_true", help="put the whole text into the output too")
    read.add_argument(
        "--jsonl",
        action="store_true",
        help='read {"text": …, "published": … or null} a line on standard input, answer each in one line',
    )
    picture = added.add_parser("picture", help="draw the timeline without a window")
    picture.add_argument("file", metavar="FILE")
    picture.add_argument("-o", "--output", required=True, metavar="OUT", help="ends in .png, .svg or .pdf")
    picture.add_argument("--size", default="1600x900", metavar="WxH", help="in pixels (default: %(default)s)")
    picture.add_argument("--theme", choices=("light", "dark", "high-contrast", "print"), default="light")
    export = added.add_parser("export", help="write a project, or what was read, as another kind of file")
    export.add_argument("files", nargs="+", metavar="FILE", help="one project, or files to read")
    export.add_argument("-o", "--output", required=True, metavar="OUT")
    export.add_argument("--format", metavar="NAME", help="where the ending of OUT does not tell")
    for each in (picture, export):
        _add_paper(each)
    new = added.add_parser("new", help="read files into a new project")
    new.add_argument("files", nargs="*", metavar="FILE")
    new.add_argument("-o", "--output", required=True, metavar="PROJECT", help="ends in .dateline")
    taken = added.add_parser("import", help="add tables, calendars and the like to a project, new or not")
    taken.add_argument("files", nargs="+", metavar="FILE")
    taken.add_argument("-o", "--output", required=True, metavar="PROJECT", help="ends in .dateline")
    for each in (read, picture, export, new, taken):
        each.add_argument("--published", metavar="DATE", help="the documents' own date, as 2025-05-09")
    return parser
