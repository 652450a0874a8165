"""Lets `python -m dateline` start the program."""

import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["--apart"]:
        # The built application starts itself to read hostile formats in a process of their own.
        from dateline.reading.formats.apart import serve

        sys.exit(serve(sys.argv[2:]))
    from dateline.cli import main

    sys.exit(main())
