"""L3, cost surface: each loss as a landscape over weight and bias, and the way down into it."""

import math
from functools import lru_cache, partial
from typing import ClassVar, Final, NamedTuple

import numpy as np

from quizapp.decks.lab_forms import LabForm, State, Value
from quizapp.decks.labs import SURFACE
from quizapp.decks.substitution import show_number
from quizapp.engine.arrays import Floats
from quizapp.engine.descent import Trace, descend
from quizapp.engine.resuming import resumed
from quizapp.engine.surface import surface
from quizapp.engine.valleys import Lowest, Obstacle, bends, lowest, obstacle
from quizapp.plot.cells import Picture, Span
from quizapp.plot.heatmap import heatmap
from quizapp.plot.panels import Panels, panels
from quizapp.plot.scale import Chart
from quizapp.plot.ticks import short
from quizapp.ui.labs.lab import Draft, Fact, Lab, View, number, numbers
from quizapp.ui.labs.rows import (
    LOSSES,
    TITLE,
    Ground,
    grounds,
    over_rows,
    paired,
    place,
    pointed_at,
    told_rows,
)

LEAST: Final = (34, 9)
"""Cells across and down in which a landscape can still be read."""

BLOCK: Final = 100
"""Steps that are walked at a time: more steps than were taken go on from a multiple of it."""

EDGES: Final = (0.25, 0.6)
"""The shares of the ground that lie below its contours."""

STEPS: Final = {"one": 1, "five": 5, "many": 25, "hundred": 100}
"""The lab's own keys, and by how many steps they go on."""

ALMOST: Final = 0.9995
"""Above it a share of the way would round to all of it."""

AT_MINIMUM: Final = 1e-3
"""A descent that arrived higher than so much above the lowest cost arrived in another valley."""

WHY_NONE: Final[dict[Obstacle, str]] = {
    "one class": "No minimum: all labels are the same, so b grows without end.",
    "constant": "No single minimum: all x are the same, so only w x + b counts.",
    "separable": "No minimum: a threshold on x parts the classes, so w grows without end.",
    "touching": "No minimum: the classes meet in one x only, so w grows without end.",
}
"""Why there is no minimum."""


class CostSurface(Lab):
    """The same start and rate on two landscapes."""

    form: ClassVar[LabForm] = SURFACE
    explanation: ClassVar[str] = """
**Cost surface.** Every point is a model: weight w across, bias b up. Dark is low. Gradient
descent starts at S and has come to X; the mark is the lowest point, where there is one.

The two losses agree on what a good model is, and hardly differ in where their minimum lies. They
differ in the ground *between* a bad start and there. Log loss slopes everywhere: the wronger the
model, the steadier the push. Squared error is a plateau wherever rows are confidently wrong.

- From (-6, 6), log loss is down within some hundred steps. Squared error is lost after 2,000.
- From (0, 0), squared error is fine: it is not forbidden, it needs a good start.
- A smaller rate mends nothing here. The plateau has no slope to multiply.
- The loss is the **objective**; gradient descent is the **optimiser**. Maximum likelihood is an
  objective too, and no rival of descent.
- Convex does not mean that there is a minimum. Take the classes apart, and w grows like the
  logarithm of the steps; a penalty brings a minimum back.
"""

    def tidy(self, state: State) -> State:
        """A start is a weight and a bias, and a row has a feature and a label."""
        w, b = (*numbers(state, "start"), 0.0, 0.0)[:2]
        return {**paired(state), "start": (w, b)}

    def put(self, state: State, name: str, value: Value) -> State:
        """The state with one control set; weight and bias are those of the start."""
        w, b = numbers(state, "start")
        if name in ("w", "b"):
            assert isinstance(value, float)
            name, value = "start", (value, b) if name == "w" else (w, value)
        return super().put(state, name, value)

    def value(self, state: State, name: str) -> Value:
        """What a control shows."""
        if name in ("w", "b"):
            return numbers(state, "start")["wb".index(name)]
        return super().value(state, name)

    def act(self, state: State, action: str) -> State:
        """Take more steps, or go back to the start."""
        more = STEPS.get(action)
        steps = number(state, "steps") + more if more else 0.0
        return self.put(state, "steps", float(min(self.form.control("steps").high, steps)))

    def at(self, state: State, view: View, column: int, row: int) -> State | None:
        """Start where the click was."""
        _, w, b = self._panels(state, view).under(column, row)
        extent = 2 * number(state, "span")
        return self.put(state, "start", (pointed_at(w, extent), pointed_at(b, extent)))

    # The picture

    def draw(self, state: State, view: View) -> Picture:
        """A landscape for each loss, as far as there is room."""
        return self._panels(state, view)

    def _panels(self, state: State, view: View) -> Panels:
        drawings = [partial(self._landscape, state, view, each) for each in grounds(state)]
        return panels(drawings, width=view.width, height=view.height, least=LEAST)

    def _landscape(
        self, state: State, view: View, ground: Ground, width: int, height: int
    ) -> Chart:
        span = number(state, "span")
        trace = _trace(state, ground)
        points = trace.points[:1] if view.veiled else trace.points
        minimum = None if view.veiled else _lowest(ground)
        heights, edges = _heights(ground, span, width, 2 * height)
        cost = Span("" if view.veiled else f" {short(float(trace.costs[-1]))}")
        return heatmap(
            heights,
            width=width,
            height=height,
            x_range=(-span, span),
            y_range=(-span, span),
            x_label="w",
            y_label="b",
            scale="log",
            contours=edges,
            path=(points[:, 0], points[:, 1]),
            landmark=(minimum.w, minimum.b, "minimum") if minimum else None,
            title=[(*TITLE[ground.loss], cost)],
            ascii=view.ascii,
        )

    # In words

    def reading(self, state: State) -> str:
        """Where each loss has come to, how far that is, and what keeps it from arriving."""
        w, b = map(show_number, numbers(state, "start"))
        steps, rate = int(number(state, "steps")), show_number(number(state, "rate"))
        count = f"{steps} step{'s' * (steps != 1)}"
        here = grounds(state)
        if steps:
            told = "; ".join(_went(ground, _trace(state, ground)) for ground in here)
            said = f"{count} at rate {rate} from ({w}, {b}): {told}."
        else:
            told = "; ".join(_stands(ground, _trace(state, ground)) for ground in here)
            said = f"At the start ({w}, {b}): {told}."
        none = WHY_NONE.get(_obstacle(here[0]))
        return f"{said} {none}" if none else said

    def facts(self, state: State) -> dict[str, Fact]:
        """Where each loss is, what it costs there, how steep it is, and where its minimum is."""
        return {
            "steps": int(number(state, "steps")),
            "rate": number(state, "rate"),
            "penalty": number(state, "penalty"),
            "start": [*numbers(state, "start")],
            "obstacle": _obstacle(grounds(state)[0]) or None,
            **{
                ground.loss: _facts(ground, _trace(state, ground))
                for ground in grounds(state, tuple(LOSSES))
            },
        }

    def card(self, state: State) -> Draft:
        """What each loss comes to from this start; or, before a step, how steep it is there."""
        if not number(state, "steps"):
            return self._card_of_slopes(state)
        w, b = map(show_number, numbers(state, "start"))
        steps, rate = int(number(state, "steps")), show_number(number(state, "rate"))
        here = grounds(state)
        asked = " and ".join(ground.name for ground in here)
        costs = "; ".join(_cost_on_card(ground, _trace(state, ground)) for ground in here)
        none = WHY_NONE.get(_obstacle(here[0]), "")
        return Draft(
            f"{told_rows(state)}. Descent at rate {rate} starts from w = {w}, b = {b}. "
            f"To what cost has it brought {asked} after {steps} step{'s' * (steps != 1)}?",
            f"{costs}. {none}".strip(),
        )

    def _card_of_slopes(self, state: State) -> Draft:
        w, b = numbers(state, "start")
        here = grounds(state)
        slopes = "; ".join(
            f"{ground.name} {{={over_rows(ground, w, b, slope=True)}|.4f}}" for ground in here
        )
        return Draft(
            f"{told_rows(state)}. How steep is {' and '.join(each.name for each in here)} "
            f"in b at w = {show_number(w)}, b = {show_number(b)}?",
            f"{slopes}: the mean of the slopes in z.",
        )


class _Way(NamedTuple):
    """How far a descent has come."""

    start: float
    now: float
    least: float
    """The lowest cost, or what the cost falls towards; nan where neither is known."""

    @property
    def share(self) -> float:
        """The part of the way down that is done; nan where that means nothing."""
        whole = self.start - self.least
        return (self.start - self.now) / whole if whole > 0 else math.nan


def _trace(state: State, ground: Ground) -> Trace:
    w, b = numbers(state, "start")
    return _walked(ground, (w, b), number(state, "rate"), int(number(state, "steps")))


@lru_cache(maxsize=256)
def _walked(ground: Ground, start: tuple[float, float], rate: float, steps: int) -> Trace:
    """The descent, which goes on from a shorter one that is known."""
    before = (steps - 1) // BLOCK * BLOCK
    if before <= 0:
        return descend(ground.objective, start, rate=rate, steps=steps)
    walked = _walked(ground, start, rate, before)
    return resumed(ground.objective, walked, rate=rate, steps=steps - before)


@lru_cache(maxsize=64)
def _heights(
    ground: Ground, span: float, columns: int, rows: int
) -> tuple[Floats, tuple[float, ...]]:
    """The cost over the picture, and the heights of its contours."""
    across, up = (np.linspace(-span, span, count) for count in (columns, rows))
    heights = surface(ground.objective, across, up)
    edges = (float(f"{edge:.2g}") for edge in np.quantile(heights, EDGES).tolist())
    return heights, tuple(dict.fromkeys(edges))


@lru_cache(maxsize=256)
def _obstacle(ground: Ground) -> Obstacle:
    return obstacle(ground.x, ground.y, penalty=ground.penalty)


@lru_cache(maxsize=256)
def _lowest(ground: Ground) -> Lowest | None:
    """The lowest point that is known: squared error is searched from that of log loss too."""
    if _obstacle(ground):
        return None
    found = [lowest(ground.objective)]
    if ground.loss != "log_loss" and (convex := _lowest(ground._replace(loss="log_loss"))):
        found.append(lowest(ground.objective, (convex.w, convex.b)))
    return min((each for each in found if each), key=lambda each: each.cost, default=None)


def _way(ground: Ground, trace: Trace) -> _Way:
    known, blocked = _lowest(ground), _obstacle(ground)
    endless = 0.0 if blocked in ("one class", "separable") else math.nan
    start, now = (float(trace.costs[at]) for at in (0, -1))
    return _Way(start, now, known.cost if known else endless)


def _went(ground: Ground, trace: Trace) -> str:
    """What became of one loss, as a clause."""
    if trace.diverged_at is not None:
        return f"{ground.name} diverged at step {trace.diverged_at}: its steps are too long"
    way = _way(ground, trace)
    said = f"{ground.name} {short(way.now)} at {_at(*trace.points[-1].tolist())}"
    if trace.arrived:
        near = not way.now - way.least > AT_MINIMUM
        return said + (", at its minimum" if near else f", in a valley above {short(way.least)}")
    if uphill := _uphill(trace):
        return f"{said}, uphill in {uphill} of them"
    if math.isnan(way.share):
        return said
    if short(way.now) == short(way.least):
        return f"{said}, as low as its minimum"
    share = "99.9%" if ALMOST < way.share < 1 else f"{100 * way.share:.3g}%"
    return f"{said}, {share} of the way to {short(way.least)}"


def _at(w: float, b: float) -> str:
    return f"({place(w)}, {place(b)})"


def _stands(ground: Ground, trace: Trace) -> str:
    """What one loss is at the start, as a clause."""
    known = _lowest(ground)
    least = f", lowest {short(known.cost)} at {_at(known.w, known.b)}" if known else ""
    cost, slope = short(float(trace.costs[0])), short(_slope(ground, trace), 3)
    return f"{ground.name} {cost}, slope {slope}{least}"


def _cost_on_card(ground: Ground, trace: Trace) -> str:
    """What a descent has come to, with its numbers as expressions."""
    if trace.diverged_at is not None:
        return f"{ground.name} diverged at step {trace.diverged_at}: its steps are too long"
    start, now = (over_rows(ground, *trace.points[at].tolist()) for at in (0, -1))
    known = _lowest(ground)
    least = f", the lowest is {{={over_rows(ground, known.w, known.b)}|.3g}}" if known else ""
    return f"{ground.name}: from {{={start}|.3g}} to {{={now}|.3g}}{least}"


def _slope(ground: Ground, trace: Trace) -> float:
    """How steep the ground is where the descent has come to."""
    return float(np.linalg.norm(ground.objective.gradient(trace.points[-1])))


def _uphill(trace: Trace) -> int:
    """How many steps raised the cost, by more than rounding does."""
    return int(np.count_nonzero(np.diff(trace.costs) > 1e-12 * (1 + trace.costs[:-1])))


def _facts(ground: Ground, trace: Trace) -> dict[str, Fact]:
    way, known = _way(ground, trace), _lowest(ground)
    w, b = trace.points[-1].tolist()
    least, most = bends(ground.objective, trace.points[-1])
    return {
        "w": w,
        "b": b,
        "cost": way.now,
        "cost_at_start": way.start,
        "way_down": None if math.isnan(way.share) else way.share,
        "slope": _slope(ground, trace),
        "curvature": [least, most],
        "boundary": -b / w if w else None,
        "arrived": trace.arrived,
        "diverged_at": trace.diverged_at,
        "steps_uphill": _uphill(trace),
        "minimum": {**known._asdict()} if known else None,
    }
