"""L3, cost surface: each loss as a landscape over weight and bias, and the way down into it."""

from typing import ClassVar, Final

from quizapp.labs.base import Fact, Lab, View
from quizapp.labs.cost_surface.form import SURFACE_FORM
from quizapp.labs.cost_surface.picture import draw_landscapes
from quizapp.labs.cost_surface.state import SurfaceState
from quizapp.labs.cost_surface.walks import (
    WHY_NONE,
    cost_on_card,
    facts_of,
    obstacle_of,
    problems_of,
    stands,
    trace_of,
    went,
)
from quizapp.labs.dataset import (
    over_rows,
    pointed_at,
    rows_in_words,
)
from quizapp.labs.draft import Draft
from quizapp.labs.forms import LabForm
from quizapp.labs.loss_styles import LOSSES
from quizapp.plot.cells import Picture
from quizapp.text.numbers import show_number

_STEPS_OF_KEY: Final = {"one": 1, "five": 5, "many": 25, "hundred": 100}
"""The lab's own keys, and by how many steps they go on."""


class CostSurface(Lab[SurfaceState]):
    """The same start and rate on two landscapes."""

    form: ClassVar[LabForm] = SURFACE_FORM
    state_class = SurfaceState
    explanation: ClassVar[str] = """
**Cost surface.** Every point is a model: weight w across, bias b up; its colour is its cost.
Gradient descent starts at S and has come to X; the mark is the lowest point, where there is one.

The two losses agree on the boundary that is best: for the tumours of the start x = 2.25. Their
minima lie apart, log loss at (2.56, -5.77), squared error at (1.84, -4.13). They differ most in
the ground *between* a bad start and there. Log loss slopes everywhere: the wronger the model, the
steadier the push. Squared error is a plateau wherever rows are confidently wrong.

- From (-6, 6), log loss is down within some hundred steps. Squared error is still lost after
  2,000: a quarter of the way down is a share of the cost, and w has walked away meanwhile.
- From (0, 0), squared error is fine: it is not forbidden, it needs a good start.
- A smaller rate mends nothing here. The plateau has no slope to multiply.
- The loss is the **objective**; gradient descent is the **optimiser**. Maximum likelihood is an
  objective too, and no rival of descent.
- Convex does not mean that there is a minimum. Take the classes apart, and w grows like the
  logarithm of the steps; a penalty brings a minimum back.
"""

    def act(self, state: SurfaceState, action: str) -> SurfaceState:
        """Take more steps, or go back to the start."""
        more = _STEPS_OF_KEY.get(action)
        steps = state.steps + more if more else 0.0
        return state.put("steps", self.form.control("steps").within(steps))

    def at(self, state: SurfaceState, view: View, column: int, row: int) -> SurfaceState | None:
        """Start where the click was on a landscape."""
        landscapes = draw_landscapes(state, view)
        if not landscapes.holds(column, row):
            return None
        _, w, b = landscapes.under(column, row)
        extent = 2 * state.span
        within = self.form.control("start").within
        return state.put("start", tuple(within(pointed_at(at, extent)) for at in (w, b)))

    # The picture

    def draw(self, state: SurfaceState, view: View) -> Picture:
        """A landscape for each loss, as far as there is room."""
        return draw_landscapes(state, view)

    # In words

    def reading(self, state: SurfaceState) -> str:
        """Where each loss has come to, how far that is, and what keeps it from arriving."""
        w, b = map(show_number, state.start)
        steps, rate = int(state.steps), show_number(state.rate)
        count = f"{steps} step{'s' * (steps != 1)}"
        here = problems_of(state)
        if steps:
            clauses = "; ".join(went(problem, trace_of(state, problem)) for problem in here)
            sentence = f"{count} at rate {rate} from ({w}, {b}): {clauses}."
        else:
            clauses = "; ".join(stands(problem, trace_of(state, problem)) for problem in here)
            sentence = f"At the start ({w}, {b}): {clauses}."
        none = WHY_NONE.get(obstacle_of(here[0]))
        return f"{sentence} {none}" if none else sentence

    def facts(self, state: SurfaceState) -> dict[str, Fact]:
        """Where each loss is, what it costs there, how steep it is, and where its minimum is."""
        return {
            "steps": int(state.steps),
            "rate": state.rate,
            "penalty": state.penalty,
            "start": [*state.start],
            "obstacle": obstacle_of(problems_of(state)[0]) or None,
            **{
                problem.loss: facts_of(problem, trace_of(state, problem))
                for problem in problems_of(state, tuple(LOSSES))
            },
        }

    def card(self, state: SurfaceState) -> Draft:
        """What each loss comes to from this start; or, before a step, how steep it is there."""
        if not state.steps:
            return self._card_of_slopes(state)
        w, b = map(show_number, state.start)
        steps, rate = int(state.steps), show_number(state.rate)
        here = problems_of(state)
        names = " and ".join(problem.name for problem in here)
        count = f"{steps} step{'s' * (steps != 1)}"
        costs = "; ".join(cost_on_card(problem, trace_of(state, problem)) for problem in here)
        none = WHY_NONE.get(obstacle_of(here[0]), "")
        return Draft(
            f"{rows_in_words(state)}{_penalised(state)}. Descent at rate {rate} starts from "
            f"w = {w}, b = {b}. To what cost has it brought {names} after {count}?",
            f"{costs}. {none}".strip(),
        )

    def _card_of_slopes(self, state: SurfaceState) -> Draft:
        w, b = state.start
        here = problems_of(state)
        names = " and ".join(problem.name for problem in here)
        slopes = "; ".join(
            f"{problem.name} {{={over_rows(problem, w, b, slope=True)}|.4f}}" for problem in here
        )
        return Draft(
            f"{rows_in_words(state)}. How steep is {names} "
            f"in b at w = {show_number(w)}, b = {show_number(b)}?",
            f"{slopes}: the mean of the slopes in z.",
        )


def _penalised(state: SurfaceState) -> str:
    penalty = state.penalty
    return f", with an L2 penalty of {show_number(penalty)} on w" if penalty else ""
