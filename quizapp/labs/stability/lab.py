"""L6, stability bench: the ways to compute log loss side by side, at one logit and over all."""

from functools import lru_cache
from typing import ClassVar, Final

from quizapp.engine.array.naive_log_loss import Format, chances
from quizapp.engine.array.numeric_errors import NumericError, true_loss
from quizapp.engine.scalar.losses import bcez, sigmoid
from quizapp.labs.base import Fact, Lab, View
from quizapp.labs.draft import Draft
from quizapp.labs.forms import LabForm
from quizapp.labs.stability.form import STABILITY_FORM
from quizapp.labs.stability.fresh_card import true_loss_card
from quizapp.labs.stability.numbers import (
    FORMATS,
    STRIP_END,
    broken_from,
    chances_in_words,
    course,
    outcome,
    true_amount,
)
from quizapp.labs.stability.picture import (
    LEGEND,
    draw_forms,
    z_under,
)
from quizapp.labs.stability.state import StabilityState
from quizapp.plot.cells import Picture
from quizapp.plot.ticks import short
from quizapp.text.numbers import show_number


class Stability(Lab[StabilityState]):
    """One formula on paper, six programs, and the logits at which they part."""

    form: ClassVar[LabForm] = STABILITY_FORM
    state_class = StabilityState
    explanation: ClassVar[str] = """
**Stability bench.** All these forms are the same formula on paper. Move z outwards, with `n` and
`p` from break to break, and watch them part.

- The **naive one-liner** multiplies every logarithm, even one that the label has no use for. A
  *right* answer that has saturated gives 0 times minus infinity: **nan**.
- A **branch on y** is no longer nan, but it still takes the logarithm of a probability that was
  rounded: infinite where the model is wrong, 0 where it is right.
- **Clipping** does not cure it. It invents a ceiling: 15.9 nats by the eps of float32, 36.0 by
  that of float64, 16.1 by 1e-7, 100 by a clamp. Beyond it there is no push: the worst mistakes stop
  teaching. Where the model is right, it goes on charging.
- It is not symmetric. As z rises p is soon exactly 1, and as z falls it is exactly 0 only much
  later: floats lie far closer together near 0 than near 1. So y = 0 breaks first where the model is
  *wrong*, infinite in float32 from z = 17, and y = 1 where it is *right*; wrong, it lasts until
  z = -89.
- The **fused** form `softplus((1-2y)z)` never makes a probability, and keeps its digits everywhere.

A form counts as wrong when it is off by more than 1 % from what its own kind of float could say.
The table names the first whole z on either side at which it is. The digits of 1-p go before p is
rounded to 1: in float32 the naive form is off by z = 15, and p is exactly 1 from 16.64 on.
"""

    def act(self, state: StabilityState, action: str) -> StabilityState:
        """Go on to the next whole logit at which some form changes for the worse, or back."""
        z = state.z
        breaks = [
            logit
            for logit in _breaks(*_key(state))
            if (logit > z if action == "next" else logit < z)
        ]
        if not breaks:
            return state
        return state.put("z", float(breaks[0 if action == "next" else -1]))

    def at(self, state: StabilityState, view: View, column: int, row: int) -> StabilityState | None:  # noqa: ARG002
        """Put the logit where the click was on the strips."""
        z = z_under(column, view)
        return None if z is None else state.put("z", z)

    def draw(self, state: StabilityState, view: View) -> Picture:
        """The table, with strips where there is room for them."""
        names, y, kind = _key(state)
        return draw_forms(names, y, state.z, kind, view)

    def reading(self, state: StabilityState) -> str:
        """The truth, what p is rounded to, and what each form makes of it."""
        names, y, kind = _key(state)
        z = state.z
        p, rest = chances_in_words(z, kind)
        outcomes = [outcome(name, y, z, kind) for name in names]
        right = ", ".join(form.title for form in outcomes if form.verdict == "right")
        wrong = ", ".join(
            f"{form.title} {short(form.value)} ({LEGEND[form.verdict]})"
            for form in outcomes
            if form.verdict != "right"
        )
        return (
            f"y {y}, z {short(z)}, {kind}: the true loss is {true_amount(bcez(y, z))}; p is {p}, "
            f"1-p {rest}. Right: {right or 'none'}. Wrong: {wrong or 'none'}."
        )

    def facts(self, state: StabilityState) -> dict[str, Fact]:
        """The truth, and of each form its value, its verdict and where it first breaks."""
        names, y, kind = _key(state)
        z = state.z
        p, rest = chances(z, kind)
        facts: dict[str, Fact] = {"y": y, "z": z, "dtype": kind, "p": sigmoid(z)}
        facts |= {"p_in_dtype": p, "one_minus_p_in_dtype": rest, "true_loss": bcez(y, z)}
        facts["true_loss_in_dtype"] = float(true_loss(y, z, kind)[0])
        facts["forms"] = {
            name: {
                "value": outcome(name, y, z, kind).value,
                "verdict": outcome(name, y, z, kind).verdict,
                "first_break_where_wrong": broken_from(name, y, kind, "wrong"),
                "first_break_where_right": broken_from(name, y, kind, "right"),
            }
            for name in names
        }
        return facts

    def card(self, state: StabilityState) -> Draft:
        """The truth, and what the first form makes of it."""
        names, y, kind = _key(state)
        z = state.z
        first = outcome(names[0], y, z, kind)
        digits = show_number(z)
        loss = f"{{=bcez({y}, {digits})|.4g}} nats" if bcez(y, z) else true_amount(0.0)
        return Draft(
            f"y = {y} and z = {digits} in {kind}: what is the true log loss, and what does this "
            f"form return: {first.title}?",
            f"The loss is {loss}. The form returns **{short(first.value)}**{WRONG[first.verdict]}.",
            true_loss_card(y),
        )


def _key(state: StabilityState) -> tuple[tuple[str, ...], int, Format]:
    """The forms, the label and the kind of float."""
    kind = next(kind for kind in FORMATS if kind == state.dtype)
    return state.forms, int(state.y), kind


@lru_cache(maxsize=16)
def _breaks(names: tuple[str, ...], y: int, kind: Format) -> tuple[int, ...]:
    """The whole logits at which a form does otherwise than one nearer to 0."""
    breaks = {
        logit
        for name in names
        for sign in (1, -1)
        for logit in range(sign, sign * (STRIP_END + 1), sign)
        if _changes(course(name, y, kind), logit, sign)
    }
    return tuple(sorted(breaks))


def _changes(verdicts: tuple[NumericError, ...], logit: int, sign: int) -> bool:
    return verdicts[logit + STRIP_END] != verdicts[logit - sign + STRIP_END]


WRONG: Final[dict[NumericError, str]] = {
    "right": "",
    "off": ", which is off",
    "lost": ", its digits lost",
    "ceiling": ", a ceiling",
    "high": ", too high",
    "inf": ", as it takes ln 0",
    "nan": ", as it takes 0 times minus infinity",
}
"""What a sentence says of a value."""
