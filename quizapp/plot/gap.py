"""The gap: what was guessed and what is true on one line, and how far they lie apart."""

import math
from collections.abc import Iterator
from typing import Final, NamedTuple

from quizapp.plot.cells import Picture, Span, fitted
from quizapp.plot.ticks import short

GAP_DIGITS: Final = 3
"""Of a gap so many digits tell enough."""

LONGEST_NUMBER: Final = 9
"""Numbers of more characters are written as powers of ten, so that two of them fit into a line."""


TOLERANCE_CELLS: Final = 4
"""The length of the tolerance on the line: a gap of as many cells just counts as right."""

RANGE_CELLS: Final = 40
"""The length of the whole range, where no tolerance says what is much."""


class Signs(NamedTuple):
    """What the line is drawn with."""

    guess: str
    truth: str
    hit: str
    way: str
    tolerance: str
    cut: str
    """Where the way is longer than the line."""


class Form(NamedTuple):
    """What stands beside the line: at its two ends, and behind it."""

    you: str
    truth: str
    tail: str = ""

    @property
    def least(self) -> int:
        """The cells that it takes with the shortest line."""
        return sum(map(len, self)) + len(" o-@ ")


UNICODE_SIGNS: Final = Signs("○", "●", "◉", "─", "═", "┄")
ASCII: Final = Signs("o", "@", "@", "-", "=", "~")


class GapScale(NamedTuple):
    """What is much of a gap; without either, any gap fills the line."""

    tolerance: float = 0.0
    """How far off a guess still counts as right; 0 and up."""
    range: float = 0.0
    """From the least to the greatest value that could be guessed; 0 and up."""

    def cells(self, size: float) -> float:
        """The length of a gap of this size; infinite where nothing says what is much."""
        if self.tolerance:
            return TOLERANCE_CELLS * size / self.tolerance
        return RANGE_CELLS * size / self.range if self.range else math.inf


ANY_GAP: Final = GapScale()


def gap(
    guess: float, truth: float, *, width: int, ascii: bool = False, scale: GapScale = ANY_GAP
) -> Picture:
    """The guess, the truth and the way from the smaller at the left to the greater.

    The way is as long as the gap is large beside the tolerance, which is drawn next to the truth.

    Width: 30 cells and up hold any numbers; the words are left out first.

    Raises:
        ValueError: a number is not finite.

    >>> print(gap(0.9, 1.16, width=57, scale=GapScale(tolerance=0.1)).text.rstrip())
    you 0.900 ○──────════● truth 1.160   gap +0.260
    """
    if not (math.isfinite(guess) and math.isfinite(truth)):
        raise ValueError(f"a gap lies between finite numbers, not {guess} and {truth}")
    you, true, _ = alike(guess, truth)
    if you == true:
        # Numbers that read the same have no gap that anybody could see.
        guess = truth
    forms = list(_forms(guess, truth))
    fitting = [form for form in forms if form.least <= width] or forms[-1:]
    form, signs = fitting[0], ASCII if ascii else UNICODE_SIGNS
    way = _way(abs(truth - guess), max(1, width - form.least + 1), signs, scale)
    spans = _drawn(form, guess, truth, signs, way)
    return Picture((fitted(spans, width),), _reading(guess, truth))


def alike(guess: float, truth: float) -> tuple[str, str, str]:
    """Guess, truth and signed gap with the decimals in which they add up, or as powers of ten.

    Gap and truth have three digits, unless they end in zeros.

    >>> alike(0.9, 1.16), alike(1200, 1234), alike(1.0, 4e-18)
    (('0.900', '1.160', '+0.260'), ('1200', '1234', '+34'), ('1', '4e-18', '-1'))
    """
    decimals = _decimals(guess, truth)
    rounded = [round(number, decimals) for number in (guess, truth)]
    vanished = any(
        number and not digits for number, digits in zip((guess, truth), rounded, strict=True)
    )
    numbers = (*rounded, rounded[1] - rounded[0])
    you, true, between = (f"{number + 0.0:.{decimals}f}" for number in numbers)
    if vanished or max(map(len, (you, true, between))) > LONGEST_NUMBER:
        you, true, between = short(guess), short(truth), short(truth - guess)
    return you, true, between if truth <= guess else f"+{between}"


def _decimals(guess: float, truth: float) -> int:
    """With so many the gap has three digits, unless they end in zeros; whole numbers have none."""
    size = abs(truth - guess) or abs(truth)
    if size == 0 or not math.isfinite(size) or guess % 1 == truth % 1 == 0:
        return 0
    finest = min(size, abs(truth) or size)
    most = max(0, GAP_DIGITS - 1 - math.floor(math.log10(finest)))
    same = (
        fewer
        for fewer in range(GAP_DIGITS, most)
        if all(round(number, fewer) == round(number, most) for number in (guess, truth))
    )
    return next(same, most)


def _forms(guess: float, truth: float) -> Iterator[Form]:
    """From the most telling to the shortest."""
    you, true, between = alike(guess, truth)
    yield Form(f"you {you}", f"truth {true}", f"   gap {between}")
    yield Form(f"you {you}", f"truth {true}")
    yield Form(you, true)


def _drawn(form: Form, guess: float, truth: float, signs: Signs, way: list[Span]) -> list[Span]:
    """The form with the way between its numbers, the smaller one at the left."""
    you, true = Span(signs.guess, "mark"), Span(signs.truth, "good")
    if guess < truth:
        return [Span(f"{form.you} "), you, *way, true, Span(f" {form.truth}{form.tail}")]
    if guess > truth:
        return [Span(f"{form.truth} "), true, *way[::-1], you, Span(f" {form.you}{form.tail}")]
    return [Span(f"{form.you} "), Span(signs.hit, "good"), Span(f" {form.truth}{form.tail}")]


def _way(size: float, room: int, signs: Signs, scale: GapScale) -> list[Span]:
    """From the guess to the truth, whose tolerance is the last part of it."""
    cells = scale.cells(size)
    length = room if cells >= room else max(1, round(cells))
    near = min(length, TOLERANCE_CELLS) if scale.tolerance else 0
    # What does not fit is cut at the guess; without a scale there is nothing to be longer than.
    cut = 1 if room < cells < math.inf and length > near else 0
    return [
        Span(signs.cut * cut, "axis"),
        Span(signs.way * (length - near - cut), "axis"),
        Span(signs.tolerance * near, "good"),
    ]


def _reading(guess: float, truth: float) -> str:
    you, true, between = alike(guess, truth)
    if guess == truth:
        return f"you said {you}, which is the truth."
    side = "low" if guess < truth else "high"
    return f"you said {you}, the truth is {true}: {between.lstrip('+-')} too {side}."
