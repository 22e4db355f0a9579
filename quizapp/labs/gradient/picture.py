"""The notes of the gradient bench: logit, gradient and chain rule as lines of numbers."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from quizapp.labs.gradient.numbers import Example, Walk
from quizapp.labs.loss_styles import STYLES
from quizapp.plot.cells import Span, one_cell_each
from quizapp.plot.side_notes import Note
from quizapp.plot.ticks import short

UNKNOWN: Final = "?"
"""What stands where an open question must not be answered."""

PREFIX: Final = "entry "
"""How the name of a line begins that takes a weight to hand."""

SHORT: Final = {"log_loss": "log loss", "squared_error": "squared"}
"""Names that leave room for the numbers beside them."""

FORMULAS: Final = {
    "log_loss": "(p-y)/(p(1-p)) · p(1-p) · x = (p-y)x",
    "squared_error": "2(p-y) · p(1-p) · x, where p(1-p) is left",
}


class Sheet(NamedTuple):
    """What the notes are about."""

    example: Example
    entry: int
    """The weight at hand, from 1 on; 0 is the bias."""
    rate: float
    steps: int
    masked: bool
    ascii: bool

    @property
    def place(self) -> int:
        """Where the parameter at hand stands in a gradient."""
        return self.entry - 1 if self.entry else len(self.example.w)

    @property
    def name(self) -> str:
        """What it is called."""
        return self.example.names[self.place]

    @property
    def told_steps(self) -> str:
        """How many steps are taken, in words."""
        return f"{self.steps} step{'s' * (self.steps != 1)}"

    def walk(self, loss: str) -> Walk:
        """Where the steps of a loss lead."""
        return self.example.walk(loss, self.rate, self.steps)


def notes_of(sheet: Sheet) -> list[Note]:
    """All that is known of the example, the most important lines last to go."""
    return [
        _logit(sheet),
        Note((), rank=5),
        *_gradient(sheet),
        Note((), rank=5),
        *_chain(sheet),
        Note((), rank=5),
        *_losses(sheet),
    ]


def _logit(sheet: Sheet) -> Note:
    example = sheet.example
    parts = [("z", example.z), ("p", example.p), ("y", example.y)]
    spans = [
        part
        for name, value in parts
        for part in (Span(f"{name} ", "label"), Span(f"{short(value)}   "))
    ]
    if not sheet.masked:
        spans += [Span("p - y ", "label"), Span(short(example.error), "first")]
    return Note(tuple(spans))


def _gradient(sheet: Sheet) -> Iterator[Note]:
    """A line for each entry, with its slope by formula and by differences."""
    example, steps = sheet.example, sheet.steps
    after = f"{sheet.told_steps} on" if steps else ""
    # That it is (p-y)x may be the very question.
    formula = "slope" if sheet.masked else "(p-y)x"
    heads = f"   {'x':>6}{'w':>9}{formula:>10}{'by diff.':>10}{after:>13}"
    yield Note((Span(heads, "label"),), rank=1)
    slopes, tried = example.slopes("log_loss"), example.differences("log_loss")
    ends = sheet.walk("log_loss").point
    for place, name in enumerate(example.names):
        here = place == sheet.place
        mark = (">" if sheet.ascii else "▸") if here else " "
        known = f"{example.features[place]:>6.4g}{example.point[place]:>9.4g}"
        slope, trial = (_told(sheet, each[place]) for each in (slopes, tried))
        end = f"{_told(sheet, ends[place]):>13}" if steps else ""
        yield Note(
            (
                Span(f"{mark}{name:<2}", "cursor" if here else ""),
                Span(known),
                Span(f"{slope:>10}", "first"),
                Span(f"{trial:>10}{end}"),
            ),
            rank=0 if here else 2,
            name=f"{PREFIX}{0 if name == 'b' else place + 1}",
        )


def _chain(sheet: Sheet) -> Iterator[Note]:
    """The factors of the slope in the parameter at hand, and what becomes of p(1-p)."""
    feature = sheet.example.features[sheet.place]
    heads = f"{'chain':<8}{'dL/dp':>10}   {'dp/dz':>9}   {'dz/d' + sheet.name:>6}   {'slope':>9}"
    yield Note((Span(heads, "label"),), rank=1)
    times = "*" if sheet.ascii else "·"
    for loss, name in SHORT.items():
        in_p, of_p, push = sheet.example.factors(loss)
        told = [_told(sheet, each) for each in (in_p, of_p, push * feature + 0.0)]
        factors = f"{told[0]:>10} {times} {told[1]:>9} {times} {feature:>6.4g} = "
        yield Note(
            (
                Span(f"{name:<8}", STYLES[loss].role),
                Span(factors),
                Span(f"{told[2]:>9}", STYLES[loss].role),
            )
        )
        if not sheet.masked:
            formula = one_cell_each(FORMULAS[loss], ascii=sheet.ascii)
            yield Note((Span(f"  {formula}", "label"),), rank=3)


def _losses(sheet: Sheet) -> Iterator[Note]:
    """What each loss costs before and after its own steps."""
    if sheet.masked:
        return
    for loss, name in SHORT.items():
        walk = sheet.walk(loss)
        after = f" to {short(walk.after)} in {sheet.told_steps}" if sheet.steps else ""
        sign = f" {STYLES[loss].sign}" if sheet.ascii else ""
        yield Note(
            (
                Span(f"{name:<8}{sign}", STYLES[loss].role),
                Span(f"{short(walk.before):>10}{after}"),
            ),
            rank=0 if loss == "log_loss" else 1,
        )


def _told(sheet: Sheet, value: float) -> str:
    return UNKNOWN if sheet.masked else short(value)
