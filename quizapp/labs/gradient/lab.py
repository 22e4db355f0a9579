"""L7, the gradient bench: (p - y)x by hand, by differences and by the chain rule, and its steps."""

from dataclasses import replace
from typing import ClassVar, Final

from quizapp.labs.base import Fact, Lab, View
from quizapp.labs.draft import Draft
from quizapp.labs.forms import Control, LabForm
from quizapp.labs.gradient.form import GRADIENT_FORM
from quizapp.labs.gradient.fresh_card import SLOPE_CARD
from quizapp.labs.gradient.numbers import Exercise, example_of, exercise_of
from quizapp.labs.gradient.picture import PREFIX, draw_gradient
from quizapp.labs.gradient.state import GradientState
from quizapp.labs.loss_styles import LOSSES
from quizapp.plot.cells import Picture
from quizapp.plot.ticks import short
from quizapp.text.numbers import show_number

_STEPS_OF_KEY: Final = {"one": 1, "five": 5}
"""The lab's own keys, and by how many steps they go on."""


class Gradient(Lab[GradientState]):
    """One gradient, taken apart."""

    form: ClassVar[LabForm] = GRADIENT_FORM
    state_class = GradientState
    explanation: ClassVar[str] = """
**Gradient bench.** One row x with label y, and a model with weights w and a bias b. The gradient
of log loss is `(p - y)x`: an error, times what was fed in. In the bias it is the error itself.

- **The sign.** p - y is below 0 for a positive that got too little. A step goes *against* the
  gradient, so with a positive feature the weight then grows. Turn y over and watch every sign
  change.
- **Where p(1-p) is gone.** The chain rule multiplies dL/dp, dp/dz and the feature. Log loss has
  p(1-p) in its denominator and the sigmoid has it as its slope: they cancel. Squared error has
  nothing to cancel it with, so its push fades wherever p is close to 0 or 1, right or wrong.
- **By differences.** The column looks at the loss a little to each side of a weight. It knows no
  formula, so it finds a wrong sign or a forgotten factor in anybody's gradient.
- **The feature counts.** A feature of 0 leaves its weight alone. A feature twice as large moves
  its weight twice as far, which is why features are scaled.

Make the model confidently wrong, say p = 0.001 for y = 1, and take five steps: log loss is on its
way, squared error has not moved. `o` goes on from where the steps led.
"""

    # States

    def controls(self, state: GradientState) -> tuple[Control, ...]:
        """All that are numbers; of the bias there is only its value."""
        own = {"weight", "feature"} if state.entry == 0 else {"b"}
        return tuple(control for control in super().controls(state) if control.name not in own)

    def act(self, state: GradientState, action: str) -> GradientState:
        """Take more steps, or go on from where they led."""
        if action == "go_on":
            *w, b = exercise_of(state).walk("log_loss").point
            weights = tuple(map(self._within, w))
            return replace(state, w=weights, b=self._within(b), steps=0.0)
        steps = self.form.control("steps").within(state.steps + _STEPS_OF_KEY[action])
        return state.put("steps", steps)

    def _within(self, value: float) -> float:
        """As near as a weight can be set by hand, in digits that can be read."""
        return float(format(self.form.control("w").within(value), ".6g"))

    def at(self, state: GradientState, view: View, column: int, row: int) -> GradientState | None:
        """Put the weight at hand where the click was, or take another one to hand."""
        picture = draw_gradient(exercise_of(state), view, self.reading(state))
        if name := picture.name_at(column, row):
            return state.put("entry", float(name.removeprefix(PREFIX)))
        point = picture.point_at(column, row)
        if point is None:
            return None
        weight = self.form.control("weight").within(point[0])
        return state.put("weight", float(format(weight, ".3g")))

    # What it shows

    def draw(self, state: GradientState, view: View) -> Picture:
        """The loss along the weight at hand with its tangent, beside all the numbers."""
        return draw_gradient(exercise_of(state), view, self.reading(state))

    def reading(self, state: GradientState) -> str:
        """The slope in the weight at hand by formula and by differences, and what the steps do."""
        exercise, example = exercise_of(state), example_of(state)
        slope, difference, squared = (
            short(gradient[exercise.place])
            for gradient in (
                example.slopes("log_loss"),
                example.differences("log_loss"),
                example.slopes("squared_error"),
            )
        )
        feature, spread = example.features[exercise.place], example.factors("log_loss").of_p
        walk = exercise.walk("log_loss")
        loss = (
            f"{exercise.steps_in_words} of rate {show_number(exercise.rate)} took the loss from "
            f"{short(walk.before)} to {short(walk.after)}."
            if exercise.steps
            else f"The loss is {short(walk.before)}."
        )
        return (
            f"The slope of log loss in {exercise.name} is (p - y)x = {short(example.error)} times "
            f"{short(feature)} = {slope}, and {difference} by differences. That of squared error "
            f"is {squared}, with p(1-p) = {short(spread)} left over. {loss}"
        )

    def facts(self, state: GradientState) -> dict[str, Fact]:
        """Logit, probability and, for each loss, its slopes, their factors and its steps."""
        example = example_of(state)
        exercise = exercise_of(state)
        return {
            "z": example.z,
            "p": example.p,
            "y": example.y,
            "p_minus_y": example.error,
            "rate": exercise.rate,
            "steps": exercise.steps,
            **{loss: _facts(exercise, loss) for loss in LOSSES},
        }

    def card(self, state: GradientState) -> Draft:
        """The slope of log loss in the weight at hand, to be done by hand."""
        exercise, example = exercise_of(state), example_of(state)
        x, w = (", ".join(map(_brief, values)) for values in (example.x, example.w))
        y, b, feature = map(_brief, (example.y, example.b, example.features[exercise.place]))
        factor = f"({feature})" if feature.startswith("-") else feature
        pairs = zip(example.x, example.w, strict=True)
        z = " + ".join([*(f"{_brief(value)}*{_brief(weight)}" for value, weight in pairs), b])
        return Draft(
            f"One row has x = ({x}) and y = {y}; the model has w = ({w}) and b = {b}. "
            f"What is the slope of log loss in {exercise.name}?",
            f"`(p - y)x` = ({{=sigmoid({z})|.4f}} - {y})·{factor} = "
            f"{{=dbcez({y}, {z})*{feature}|.4g}}",
            SLOPE_CARD,
        )


def _brief(value: float) -> str:
    """A number as a card shows and computes it, so that both are the same."""
    return show_number(float(format(value, ".4g")))


def _facts(exercise: Exercise, loss: str) -> dict[str, Fact]:
    example, walk = exercise.example, exercise.walk(loss)
    in_p, of_p, push = example.factors(loss)
    return {
        "loss": walk.before,
        "loss_after": walk.after,
        "slope_in_p": in_p,
        "slope_of_p": of_p,
        "slope_in_z": push,
        "gradient": [*example.slopes(loss)],
        "by_differences": [*example.differences(loss)],
        "after": [*walk.point],
    }
