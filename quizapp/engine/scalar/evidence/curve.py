"""Curves: the loss in training, on validation data and in serving, step by step."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from quizapp.engine.scalar.evidence.draws import Draws
from quizapp.engine.scalar.evidence.panel import EvidencePanel, PanelKind
from quizapp.engine.scalar.evidence.parameter import PanelSettings, Parameter

DECLINE: Final = 5.0
"""Time constants in a whole decline: its first fifth does most of the work."""

WOBBLE: Final = 0.004
"""The part of itself by which a loss swings about its course, as no measured one is smooth."""

ROWS_SHOWN: Final = 6
"""Steps in the table; the figures have them all."""

LATEST_TURN: Final = 0.95
"""As a share of the steps; there is something to see behind it."""

LARGEST_LOSS: Final = 20.0


def _curve(settings: PanelSettings, draws: Draws) -> EvidencePanel:
    unit = settings.text("unit")
    columns = _columns(settings, draws)
    places = _places_shown(columns["validation"])
    return EvidencePanel(
        kind="curve",
        title=f"Log loss by {unit}",
        heads=(unit, *columns),
        rows=tuple(
            (f"{place + 1}", *(f"{column[place]:.3f}" for column in columns.values()))
            for place in places
        ),
        figures={unit: tuple(range(1, settings.whole("steps") + 1)), **columns},
        totals={},
        reading=_reading(unit, columns),
    )


def _columns(settings: PanelSettings, draws: Draws) -> dict[str, tuple[float, ...]]:
    """The losses that are asked for, and the accuracy, each with a value a step."""
    steps = settings.whole("steps")
    shares = [step / (steps - 1) for step in range(steps)]
    level = draws.common_factor("loss")
    start, end = settings.number("start"), settings.number("validation")
    validation = _validation(settings, draws, shares)
    courses = {
        "training": _decline(shares, start, settings.number("training")),
        "validation": validation,
    }
    if serving := settings.number("serving"):
        leaves = min(1.0, settings.number("leaves") * draws.factor("leaves"))
        courses["serving"] = [
            loss + (serving - end if share >= leaves else 0.0)
            for share, loss in zip(shares, validation, strict=True)
        ]
    columns = {
        name: tuple(
            max(0.0, level * loss * swing)
            for loss, swing in zip(course, _swings(draws, name, steps), strict=True)
        )
        for name, course in courses.items()
    }
    if accuracy := settings.number("accuracy"):
        errors = _decline(shares, 1 - settings.number("accuracy_start"), 1 - accuracy)
        error_level = draws.factor("accuracy")
        columns["accuracy"] = tuple(max(0.0, 1 - error_level * error) for error in errors)
    return columns


def _validation(settings: PanelSettings, draws: Draws, shares: Sequence[float]) -> list[float]:
    """A decline to its end, or to its lowest value at the turn and from there straight up."""
    start, end = settings.number("start"), settings.number("validation")
    turn = min(LATEST_TURN, settings.number("turn") * draws.factor("turn"))
    if not turn:
        return _decline(shares, start, end)
    lowest = settings.number("lowest")
    down = _decline([min(1.0, share / turn) for share in shares], start, lowest)
    up = [max(0.0, (share - turn) / (1 - turn)) for share in shares]
    return [loss + (end - lowest) * rise for loss, rise in zip(down, up, strict=True)]


def _decline(shares: Sequence[float], start: float, end: float) -> list[float]:
    """An exponential course from start to end, which it has reached at share 1."""
    rest = math.exp(-DECLINE)
    return [
        end + (start - end) * (math.exp(-DECLINE * share) - rest) / (1 - rest) for share in shares
    ]


def _swings(draws: Draws, name: str, steps: int) -> list[float]:
    """Factors about 1 that go up and down; two draws are enough for a whole course."""
    if not draws.spread:
        return [1.0] * steps
    phase, pace = draws.chance(name, "phase"), 1 + draws.chance(name, "pace")
    return [1 + WOBBLE * math.sin(2 * math.pi * phase + pace * step) for step in range(steps)]


def _places_shown(validation: Sequence[float]) -> list[int]:
    """The ends and steps about as far apart, of which the nearest gives way to the lowest loss."""
    last = len(validation) - 1
    even = {round(last * part / (ROWS_SHOWN - 1)) for part in range(ROWS_SHOWN)}
    lowest = validation.index(min(validation))
    nearest = min(even, key=lambda place: abs(place - lowest))
    return sorted(even if nearest in {0, last} else even - {nearest} | {lowest})


def _reading(unit: str, columns: Mapping[str, Sequence[float]]) -> str:
    ends = [
        f"{name} goes from {course[0]:.3f} to {course[-1]:.3f}" for name, course in columns.items()
    ]
    validation = columns["validation"]
    lowest = validation.index(min(validation))
    ends[1] += f", lowest at {unit} {lowest + 1} with {validation[lowest]:.3f}"
    sentence = "; ".join(ends)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _loss(default: float, meaning: str, lowest: float = 0.001) -> Parameter:
    return Parameter("number", default, meaning, lowest, LARGEST_LOSS)


CURVE_PANEL: Final = PanelKind(
    "curve",
    "the loss in training, on validation data and in serving, step by step",
    {
        "unit": Parameter("choice", "epoch", "what a step is", options=("epoch", "day", "week")),
        "steps": Parameter("whole", 40, "how many steps there are", 6, 365),
        "start": _loss(0.66, "the loss at the first step"),
        "training": _loss(0.262, "the training loss at the end"),
        "validation": _loss(0.272, "the validation loss at the end"),
        "turn": Parameter(
            "number",
            0.0,
            "where the validation loss is lowest, as a share of the steps; 0 is nowhere",
            highest=LATEST_TURN,
        ),
        "lowest": _loss(0.2, "the validation loss at the turn"),
        "serving": _loss(0.276, "the serving loss at the end; 0 leaves it out", 0),
        "leaves": Parameter(
            "number", 0.0, "where serving leaves validation, as a share of the steps"
        ),
        "accuracy": Parameter("number", 0.0, "the accuracy at the end; 0 leaves it out"),
        "accuracy_start": Parameter("number", 0.5, "the accuracy at the first step"),
    },
    (),
    _curve,
)
