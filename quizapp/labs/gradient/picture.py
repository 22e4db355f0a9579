"""The notes of the gradient bench: logit, gradient and chain rule as lines of numbers."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from quizapp.labs.base import HIDDEN
from quizapp.labs.gradient.numbers import Example, Walk
from quizapp.labs.loss_styles import STYLES
from quizapp.plot.cells import Span, one_cell_each
from quizapp.plot.side_notes import Note
from quizapp.plot.ticks import short

PREFIX: Final = "entry "
"""How the name of a line begins that takes a weight to hand."""

SHORT: Final = {"log_loss": "log loss", "squared_error": "squared"}
"""Names that leave room for the numbers beside them."""

FORMULAS: Final = {
    "log_loss": "(p-y)/(p(1-p)) · p(1-p) · x = (p-y)x",
    "squared_error": "2(p-y) · p(1-p) · x, where p(1-p) is left",
}


class Exercise(NamedTuple):
    """An example, the parameter at hand, and how far descent goes; and how they are shown."""

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
    def steps_in_words(self) -> str:
        """How many steps are taken, in words."""
        return f"{self.steps} step{'s' * (self.steps != 1)}"

    def walk(self, loss: str) -> Walk:
        """Where the steps of a loss lead."""
        return self.example.walk(loss, self.rate, self.steps)


def gradient_notes(exercise: Exercise) -> list[Note]:
    """All that is known of the example, the most important lines last to go."""
    return [
        _logit(exercise),
        Note((), rank=5),
        *_gradient(exercise),
        Note((), rank=5),
        *_chain(exercise),
        Note((), rank=5),
        *_losses(exercise),
    ]


def _logit(exercise: Exercise) -> Note:
    example = exercise.example
    parts = [("z", example.z), ("p", example.p), ("y", example.y)]
    spans = [
        part
        for name, value in parts
        for part in (Span(f"{name} ", "label"), Span(f"{short(value)}   "))
    ]
    if not exercise.masked:
        spans += [Span("p - y ", "label"), Span(short(example.error), "first")]
    return Note(tuple(spans))


def _gradient(exercise: Exercise) -> Iterator[Note]:
    """A line for each entry, with its slope by formula and by differences."""
    example, steps = exercise.example, exercise.steps
    after = f"{exercise.steps_in_words} on" if steps else ""
    # That it is (p-y)x may be the very question.
    formula = "slope" if exercise.masked else "(p-y)x"
    heads = f"   {'x':>6}{'w':>9}{formula:>10}{'by diff.':>10}{after:>13}"
    yield Note((Span(heads, "label"),), rank=1)
    slopes, tried = example.slopes("log_loss"), example.differences("log_loss")
    ends = exercise.walk("log_loss").point
    for place, name in enumerate(example.names):
        here = place == exercise.place
        mark = (">" if exercise.ascii else "▸") if here else " "
        values = f"{example.features[place]:>6.4g}{example.point[place]:>9.4g}"
        slope, trial = (_shown(exercise, gradient[place]) for gradient in (slopes, tried))
        end = f"{_shown(exercise, ends[place]):>13}" if steps else ""
        yield Note(
            (
                Span(f"{mark}{name:<2}", "cursor" if here else ""),
                Span(values),
                Span(f"{slope:>10}", "first"),
                Span(f"{trial:>10}{end}"),
            ),
            rank=0 if here else 2,
            name=f"{PREFIX}{0 if name == 'b' else place + 1}",
        )


def _chain(exercise: Exercise) -> Iterator[Note]:
    """The factors of the slope in the parameter at hand, and what becomes of p(1-p)."""
    feature = exercise.example.features[exercise.place]
    heads = f"{'chain':<8}{'dL/dp':>10}   {'dp/dz':>9}   {'dz/d' + exercise.name:>6}   {'slope':>9}"
    yield Note((Span(heads, "label"),), rank=1)
    times = "*" if exercise.ascii else "·"
    for loss, name in SHORT.items():
        in_p, of_p, push = exercise.example.factors(loss)
        texts = [_shown(exercise, factor) for factor in (in_p, of_p, push * feature + 0.0)]
        factors = f"{texts[0]:>10} {times} {texts[1]:>9} {times} {feature:>6.4g} = "
        yield Note(
            (
                Span(f"{name:<8}", STYLES[loss].role),
                Span(factors),
                Span(f"{texts[2]:>9}", STYLES[loss].role),
            )
        )
        if not exercise.masked:
            formula = one_cell_each(FORMULAS[loss], ascii=exercise.ascii)
            yield Note((Span(f"  {formula}", "label"),), rank=3)


def _losses(exercise: Exercise) -> Iterator[Note]:
    """What each loss costs before and after its own steps."""
    if exercise.masked:
        return
    for loss, name in SHORT.items():
        walk = exercise.walk(loss)
        after = f" to {short(walk.after)} in {exercise.steps_in_words}" if exercise.steps else ""
        sign = f" {STYLES[loss].sign}" if exercise.ascii else ""
        yield Note(
            (
                Span(f"{name:<8}{sign}", STYLES[loss].role),
                Span(f"{short(walk.before):>10}{after}"),
            ),
            rank=0 if loss == "log_loss" else 1,
        )


def _shown(exercise: Exercise, value: float) -> str:
    return HIDDEN if exercise.masked else short(value)
