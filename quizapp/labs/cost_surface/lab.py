"""L3, cost surface: each loss as a landscape over weight and bias, and the way down into it."""

from functools import lru_cache, partial
from typing import ClassVar, Final

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.descent import DescentTrace
from quizapp.engine.array.surface import surface
from quizapp.labs.base import Draft, Fact, Lab, View, number, numbers
from quizapp.labs.cost_surface.form import SURFACE
from quizapp.labs.cost_surface.walks import (
    WHY_NONE,
    cost_on_card,
    facts_of,
    lowest_of,
    obstacle_of,
    stands,
    walked,
    went,
)
from quizapp.labs.dataset import (
    CostProblem,
    cost_problems,
    over_rows,
    paired,
    pointed_at,
    told_rows,
)
from quizapp.labs.forms import LabForm, State, Value
from quizapp.labs.loss_styles import LOSSES, STYLES
from quizapp.plot.cells import Picture, Span
from quizapp.plot.heatmap import heatmap
from quizapp.plot.panels import Panels, panels
from quizapp.plot.scale import Chart
from quizapp.plot.ticks import short
from quizapp.text.numbers import show_number

LEAST: Final = (34, 9)
"""Cells across and down in which a landscape can still be read."""

EDGES: Final = (0.25, 0.6)
"""The shares of the ground that lie below its contours."""

STEPS: Final = {"one": 1, "five": 5, "many": 25, "hundred": 100}
"""The lab's own keys, and by how many steps they go on."""


class CostSurface(Lab):
    """The same start and rate on two landscapes."""

    form: ClassVar[LabForm] = SURFACE
    explanation: ClassVar[str] = """
**Cost surface.** Every point is a model: weight w across, bias b up; its colour is its cost.
Gradient descent starts at S and has come to X; the mark is the lowest point, where there is one.

The two losses agree on what a good model is, and hardly differ in where their minimum lies. They
differ in the ground *between* a bad start and there. Log loss slopes everywhere: the wronger the
model, the steadier the push. Squared error is a plateau wherever rows are confidently wrong.

- From (-6, 6), log loss is down within some hundred steps. Squared error is still lost after
  2,000.
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
        return self.put(state, "steps", self.form.control("steps").within(steps))

    def at(self, state: State, view: View, column: int, row: int) -> State | None:
        """Start where the click was on a landscape."""
        panels = self._panels(state, view)
        if not panels.holds(column, row):
            return None
        _, w, b = panels.under(column, row)
        extent = 2 * number(state, "span")
        within = self.form.control("start").within
        return self.put(state, "start", tuple(within(pointed_at(at, extent)) for at in (w, b)))

    # The picture

    def draw(self, state: State, view: View) -> Picture:
        """A landscape for each loss, as far as there is room."""
        return self._panels(state, view)

    def _panels(self, state: State, view: View) -> Panels:
        drawings = [partial(self._landscape, state, view, each) for each in cost_problems(state)]
        return panels(drawings, width=view.width, height=view.height, least=LEAST)

    def _landscape(
        self, state: State, view: View, problem: CostProblem, width: int, height: int
    ) -> Chart:
        span = number(state, "span")
        trace = _trace(state, problem)
        points = trace.points[:1] if view.masked else trace.points
        minimum = None if view.masked else lowest_of(problem)
        heights, edges = _heights(problem, span, width, 2 * height)
        style = STYLES[problem.loss]
        cost = Span("" if view.masked else f" {short(float(trace.costs[-1]))}")
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
            title=[(Span(style.name, style.role), cost)],
            ascii=view.ascii,
        )

    # In words

    def reading(self, state: State) -> str:
        """Where each loss has come to, how far that is, and what keeps it from arriving."""
        w, b = map(show_number, numbers(state, "start"))
        steps, rate = int(number(state, "steps")), show_number(number(state, "rate"))
        count = f"{steps} step{'s' * (steps != 1)}"
        here = cost_problems(state)
        if steps:
            told = "; ".join(went(problem, _trace(state, problem)) for problem in here)
            said = f"{count} at rate {rate} from ({w}, {b}): {told}."
        else:
            told = "; ".join(stands(problem, _trace(state, problem)) for problem in here)
            said = f"At the start ({w}, {b}): {told}."
        none = WHY_NONE.get(obstacle_of(here[0]))
        return f"{said} {none}" if none else said

    def facts(self, state: State) -> dict[str, Fact]:
        """Where each loss is, what it costs there, how steep it is, and where its minimum is."""
        return {
            "steps": int(number(state, "steps")),
            "rate": number(state, "rate"),
            "penalty": number(state, "penalty"),
            "start": [*numbers(state, "start")],
            "obstacle": obstacle_of(cost_problems(state)[0]) or None,
            **{
                problem.loss: facts_of(problem, _trace(state, problem))
                for problem in cost_problems(state, tuple(LOSSES))
            },
        }

    def card(self, state: State) -> Draft:
        """What each loss comes to from this start; or, before a step, how steep it is there."""
        if not number(state, "steps"):
            return self._card_of_slopes(state)
        w, b = map(show_number, numbers(state, "start"))
        steps, rate = int(number(state, "steps")), show_number(number(state, "rate"))
        here = cost_problems(state)
        asked = " and ".join(problem.name for problem in here)
        count = f"{steps} step{'s' * (steps != 1)}"
        costs = "; ".join(cost_on_card(problem, _trace(state, problem)) for problem in here)
        none = WHY_NONE.get(obstacle_of(here[0]), "")
        return Draft(
            f"{told_rows(state)}{_penalised(state)}. Descent at rate {rate} starts from "
            f"w = {w}, b = {b}. To what cost has it brought {asked} after {count}?",
            f"{costs}. {none}".strip(),
        )

    def _card_of_slopes(self, state: State) -> Draft:
        w, b = numbers(state, "start")
        here = cost_problems(state)
        slopes = "; ".join(
            f"{problem.name} {{={over_rows(problem, w, b, slope=True)}|.4f}}" for problem in here
        )
        return Draft(
            f"{told_rows(state)}. How steep is {' and '.join(each.name for each in here)} "
            f"in b at w = {show_number(w)}, b = {show_number(b)}?",
            f"{slopes}: the mean of the slopes in z.",
        )


def _penalised(state: State) -> str:
    penalty = number(state, "penalty")
    return f", with an L2 penalty of {show_number(penalty)} on w" if penalty else ""


def _trace(state: State, problem: CostProblem) -> DescentTrace:
    w, b = numbers(state, "start")
    return walked(problem, (w, b), number(state, "rate"), int(number(state, "steps")))


@lru_cache(maxsize=64)
def _heights(
    problem: CostProblem, span: float, columns: int, rows: int
) -> tuple[Floats, tuple[float, ...]]:
    """The cost over the picture, and the heights of its contours."""
    across, up = (np.linspace(-span, span, count) for count in (columns, rows))
    heights = surface(problem.objective, across, up)
    edges = (float(f"{edge:.2g}") for edge in np.quantile(heights, EDGES).tolist())
    return heights, tuple(dict.fromkeys(edges))
