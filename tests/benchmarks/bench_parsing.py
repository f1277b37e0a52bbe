"""How long it takes to read a line, and how that grows with its length.

Method. The lines are those of the generated sites and others that pages have, each read
a hundred times in a row; the figure is the median over the lines of the best of five rounds, so that it
is the reading and not the machine's other work that is measured. Growth: texts of a kind that a careless
grammar reads in the square of their length, at 64 kB and at 1 MB. The figure is the largest ratio of times
by the ratio of lengths, the best of three; 1 is linear.
"""

from __future__ import annotations

import statistics
from contextlib import suppress
from time import process_time

from tests.benchmarks.sites import DATES

from sphinx_cfp.grammar.line import parse_line
from sphinx_cfp.model.errors import ParseError

FORMS = """\
Submission deadline: 31 May 2023, 23:59 AoE
Submission deadline: Wednesday, May 31, 2023 (11:59 pm, anywhere on earth)
Einreichungsfrist: 31. Mai 2023, 12 Uhr
Registration: 1 May – 15 June 2023
Workshop: July 28 - August 2, 2023
投稿締切: 2023年5月31日（水）
Notification of acceptance: late June 2023 (tentative)
Rebuttal: TBA
""".splitlines()

LINES = [line.removeprefix("- ") for line in DATES.splitlines()] + FORMS
REPEATED = 100
ROUNDS = 5

PIECES = (
    "a",
    "1",
    " ",
    "a: ",
    "~~x~~ ",
    "~~",
    "(",
    "{",
    "31 May ",
    "2023-05-31, ",
    "– ",
    "A-B.",
    "月",
)
SHORT, LONG = 1 << 16, 1 << 20


def microseconds_per_line() -> float:
    """The median over the lines of the best time of each, in microseconds."""
    return statistics.median(_best(line) for line in LINES)


def _best(line: str) -> float:
    rounds = []
    for _ in range(ROUNDS):
        begun = process_time()
        for _ in range(REPEATED):
            parse_line(line)
        rounds.append((process_time() - begun) / REPEATED * 1e6)
    return min(rounds)


def growth() -> tuple[float, str]:
    """The largest growth of time beyond that of length, and the text that had it."""
    ratios = {piece: _growth(piece) for piece in PIECES}
    worst = max(ratios, key=ratios.__getitem__)
    return ratios[worst], worst


def _growth(piece: str) -> float:
    ratios = []
    for head in ("", "Paper: "):
        short, long = (_time(head + piece * (length // len(piece))) for length in (SHORT, LONG))
        ratios.append(long / short / (LONG / SHORT))
    return max(ratios)


def _time(text: str) -> float:
    """The best time of three to read a text, in seconds."""
    times = []
    for _ in range(3):
        begun = process_time()
        with suppress(ParseError):
            parse_line(text)
        times.append(process_time() - begun)
    return min(times)
