"""L18, model on data: how long training helps on rows that it never saw."""

from typing import ClassVar

from quizapp.labs.base import Fact, Lab, View
from quizapp.labs.draft import Draft
from quizapp.labs.forms import LabForm
from quizapp.labs.model_on_data.form import LAST_STEP, MODEL_FORM
from quizapp.labs.model_on_data.fresh_card import HARDENED_CARD
from quizapp.labs.model_on_data.numbers import training
from quizapp.labs.model_on_data.picture import draw_model
from quizapp.labs.model_on_data.state import ModelState
from quizapp.plot.cells import Picture
from quizapp.plot.ticks import short


class ModelOnData(Lab[ModelState]):
    """A logistic regression on powers of one feature, trained step by step."""

    form: ClassVar[LabForm] = MODEL_FORM
    state_class = ModelState
    explanation: ClassVar[str] = """
**Model on data.** The rows come from a sigmoid of x, and some labels are turned round. The model
may use powers of x, which the truth does not need, and descends on its training rows alone; 400
other rows test it.

- The training cost falls at every step while the rate is small enough. The **test cost falls, and
  may rise again**: the model learns the noise of its own rows. Stopping at its least is early
  stopping, for which one keeps rows that nothing is trained on.
- The accuracy on the test rows tends to stay about where it is meanwhile: rows that were wrong
  before get more confidently wrong. Log loss sees that, and accuracy cannot.
- Few rows own most of the loss. Turn `show` to `fit`: the sticks go from the labels of the dearest
  training rows to what the model says of them.
- More rows, a lower degree or less noise move the turning point away; with hundreds of rows and a
  straight score there is none.

A training cost of nothing is no goal. What counts is the cost on rows that were not seen; and who
chooses the step by the test rows has trained on them a little, so that their cost at that step is
too good to report.
"""

    def at(self, state: ModelState, view: View, column: int, row: int) -> ModelState | None:
        """Go to the step that was clicked."""
        if state.show != "costs":
            return None
        point = draw_model(state, view, "").point_at(column, row)
        return state.put("steps", float(round(point[0]))) if point else None

    def draw(self, state: ModelState, view: View) -> Picture:
        """The costs over the steps or the model among its rows, beside its numbers."""
        return draw_model(state, view, self.reading(state))

    def reading(self, state: ModelState) -> str:
        """Where the model stands, and where it was best on the rows that it never saw."""
        course, step = training(state), int(state.steps)
        train, test = course.train.costs[step], course.test.costs[step]
        start = f"After {step} steps the loss is {train:.3f} on its rows, {test:.3f} on others"
        least = f"{course.test.costs[course.best]:.3f}"
        if not course.overfits:
            if course.overshoots:
                return f"{start}. The steps are too long: the loss on its own rows rises again."
            return f"{start}; up to the end that does not rise much above its least, {least}."
        moved = course.test.accuracies[-1] - course.test.accuracies[course.best]
        return (
            f"{start}. The least there is {least}, at step {course.best}; then it rises, while the"
            f" accuracy moves by {moved:+.3f}."
        )

    def facts(self, state: ModelState) -> dict[str, Fact]:
        """Costs and accuracies at the step, the best step, and the dearest row."""
        course, step = training(state), int(state.steps)
        x, share = course.dearest(step)
        return {
            "step": step,
            "train_loss": float(course.train.costs[step]),
            "test_loss": float(course.test.costs[step]),
            "train_accuracy": float(course.train.accuracies[step]),
            "test_accuracy": float(course.test.accuracies[step]),
            "best_step": course.best,
            "best_test_loss": float(course.test.costs[course.best]),
            "last_test_loss": float(course.test.costs[-1]),
            "overfits": course.overfits,
            "dearest_x": x,
            "dearest_share": share,
            "weights": course.weights[step].tolist(),
        }

    def card(self, state: ModelState) -> Draft:
        """What happened to both costs from the best step on."""
        course = training(state)
        best, least = course.best, short(float(course.test.costs[course.best]), 3)
        last = short(float(course.test.costs[-1]), 3)
        if course.overfits:
            question = (
                f"Test loss {least} at step {best}, {last} at the last one; the training loss only"
                " fell. What happened?"
            )
            answer = "The model learnt its own rows' noise, and is sure of it."
        else:
            question = (
                f"Test loss {least} at its least, {last} after {LAST_STEP} steps of descent. What"
                " does a longer training do here?"
            )
            answer = "Hardly anything: there is little noise that the model could learn."
            if course.overshoots:
                answer = "Nothing good: the steps are too long, and even the training loss rises."
        return Draft(question, answer, HARDENED_CARD)
