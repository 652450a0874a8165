#!/usr/bin/env python3
"""How the time of reading grows with the text: CPU time a thousand characters, as ratios to the shortest.

    ./dev python tests/bench/lengths.py [DOUBLINGS]

A ratio that stays near 1 is linear time; one that doubles with the text is quadratic. Also told: the most memory
that was held, a thousand characters.
"""

import resource as system
import sys
import time

import dateline
from dateline.resources import resource

EXAMPLE = resource("examples/polar-exploration.txt").read_text(encoding="utf-8")
SHAPES = {
    "prose": EXAMPLE,
    "one line": EXAMPLE.replace("\n", " "),
    "no punctuation": "".join(c for c in EXAMPLE if c.isalnum() or c.isspace()),
    "capitals": EXAMPLE.upper(),
    "quotes": "“he said ”" * 900,
    "days": "on 3 " * 1_800,
    "dashes": "1939-45-" * 1_100,
    "numbers": "1999, " * 1_500,
    "days in brackets": "5 May (6 May " * 700,
    "diary": "3 May 1911. Saw land. The cook fell ill in May and again on 4 June. We caught two fish.\n\n"
    * 100,
    "firsts": "the first two weeks of " * 400,
}


def seconds(text: str) -> float:
    start = time.process_time()
    dateline.read(text)
    return time.process_time() - start


def main(doublings: int) -> None:
    dateline.read(EXAMPLE)  # loads the model
    print(
        f"{'shape':16} {'s/1000 chars':>12}  "
        + " ".join(f"{'x' + str(2**n):>6}" for n in range(doublings + 1))
    )
    for name, text in SHAPES.items():
        costs = []
        for doubling in range(doublings + 1):
            long = text * 2**doubling
            costs.append(seconds(long) / len(long) * 1000)
        print(
            f"{name:16} {costs[0]:12.4f}  " + " ".join(f"{cost / costs[0]:6.2f}" for cost in costs),
            flush=True,
        )
    print(f"most memory: {system.getrusage(system.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4)
