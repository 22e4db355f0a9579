"""Numbers as text: owns how a number is shown to a learner."""

import re
from collections.abc import Sequence
from typing import Final

_COUNTS: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}

_DECIMALS_ASKED: Final = re.compile(
    rf"\b({'|'.join(_COUNTS)}|[0-9]) decimals?(?: places?)?\b", re.IGNORECASE
)

_FORMAT: Final = re.compile(r"\.(?:[0-9]|1[0-2])[feg%]")
"""As in `.2f`: twelve digits are all that a float is good for after some arithmetic."""

HEIGHTS: Final = "▁▂▃▄▅▆▇█"
ASCII_HEIGHTS: Final = "_.:-=+*#"
"""From nothing to the greatest count."""

SHARE_CELLS: Final = 8
"""Of a bar beside the share in words."""


def quantity(count: int, noun: str, *, several: str = "") -> str:
    """The number of things with their noun.

    >>> quantity(1, "event"), quantity(1_200, "event"), quantity(2, "memory", several="memories")
    ('1 event', '1,200 events', '2 memories')
    """
    return f"{count:,} {noun if count == 1 else several or f'{noun}s'}"


def show_number(value: float, fmt: str = "") -> str:
    """A number as a learner reads it: in a format such as `.2f`, or in the shortest exact form.

    Raises:
        ValueError: the format is none of `.Nf`, `.Ne`, `.Ng`, `.N%` with N from 0 to 12.

    >>> show_number(2.0), show_number(0.15), show_number(0.125, ".1%"), show_number(-0.001, ".2f")
    ('2', '0.15', '12.5%', '0.00')
    """
    if not fmt:
        text = repr(float(value)).removesuffix(".0")
    elif _FORMAT.fullmatch(fmt):
        text = format(value, fmt)
    else:
        raise ValueError(f"'{fmt}' is no format; write .2f, .2e, .3g or .1%")
    return text.removeprefix("-") if float(text.rstrip("%")) == 0 else text


def decimals_asked(question: str) -> int | None:
    """To how many decimals a question wants its number; None where it does not say.

    >>> decimals_asked("What is it, to two decimals?"), decimals_asked("p (3 decimal places)?")
    (2, 3)
    """
    match = _DECIMALS_ASKED.search(question)
    return None if match is None else _COUNTS.get(match[1].casefold(), 0) or int(match[1])


def decimals_of(number: str) -> int:
    """Digits behind the point of a number as it is shown; those of a share, where it is per cent.

    >>> decimals_of("0.50"), decimals_of("12.5%"), decimals_of("40")
    (2, 3, 0)
    """
    decimals = len(number.removesuffix("%").partition(".")[2])
    return decimals + 2 if number.endswith("%") else decimals


def read_shown(number: str) -> float:
    """The value of a number as it is shown.

    >>> read_shown("0.50"), read_shown("12.5%")
    (0.5, 0.125)
    """
    return float(number[:-1]) / 100 if number.endswith("%") else float(number)


def show_apart(value: float, *others: float, fewest: int = 6) -> str:
    """A number with as many digits as tell it from the others, lest a message deny itself.

    >>> show_apart(0.30000001, 0.3), show_apart(1 / 3, 0, 1)
    ('0.30000001', '0.333333')
    """
    for digits in range(fewest, 17):
        text = f"{value:.{digits}g}"
        if all(float(text) != other or value == other for other in others):
            return text
    return repr(value)


def progress_line(what: str, share: float, *, cells: int = 20, only_ascii: bool = False) -> str:
    """What is being done, and how much of it is.

    Args:
        what: begins the line.
        share: from 0 to 1.
        cells: the width of the bar.
        only_ascii: for a terminal that has nothing else.

    >>> progress_line("reading 200,000 answers", 0.6, only_ascii=True)
    'reading 200,000 answers ...  ############--------  60 %'
    """
    full, empty, dots = ("#", "-", "...") if only_ascii else ("█", "░", "…")
    filled = int(cells * share)
    return f"{what} {dots}  {full * filled}{empty * (cells - filled)}  {int(100 * share)} %"


def column_bars(counts: Sequence[int], *, only_ascii: bool = False) -> str:
    """A cell for each count, the greatest the highest; whatever is not nothing is seen.

    >>> column_bars([0, 1, 12, 31]), column_bars([0, 1, 12, 31], only_ascii=True)
    ('▁▂▄█', '_.-#')
    """
    heights = ASCII_HEIGHTS if only_ascii else HEIGHTS
    most = max([*counts, 1])
    steps = len(heights) - 1
    return "".join(heights[-(-count * steps // most)] for count in counts)


def share_bar(part: int, whole: int, *, only_ascii: bool = False) -> str:
    """A bar of a share and the share in words; neither is nothing, nor all, unless the share is.

    >>> share_bar(78, 100), share_bar(1, 1000, only_ascii=True), share_bar(8, 8)
    ('██████▁▁  78 %', '#.......   1 %', '████████ 100 %')
    """
    full, empty = ("#", ".") if only_ascii else ("█", "▁")
    cells = _between(part, whole, SHARE_CELLS)
    return f"{full * cells}{empty * (SHARE_CELLS - cells)} {_between(part, whole, 100):>3} %"


def _between(part: int, whole: int, most: int) -> int:
    """The share out of `most`; 0 and `most` only where it is nothing or all."""
    if not whole or not part:
        return 0
    return most if part >= whole else max(1, min(most - 1, round(most * part / whole)))
