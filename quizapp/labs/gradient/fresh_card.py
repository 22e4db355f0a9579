"""The fresh card of the gradient bench: one slope by hand."""

from typing import Final

from quizapp.labs.draft import NumericDraft

SLOPE_CARD: Final = NumericDraft(
    question="One row has x = {=x} and y = {=y}; the model has w = {=w} and b = {=b}. What is the "
    "slope of log loss in w?",
    # An x of 1 would hide that it is a factor.
    variables={
        "x": "pick(-2, -1.5, 1.5, 2, 3)",
        "y": "pick(0, 1)",
        "w": "pick(-0.5, 0.5, 1)",
        "b": "pick(-0.5, 0, 0.5)",
    },
    answer="dbcez(y, w*x + b)*x",
    tolerance="0.006",
    traps=(
        ("-dbcez(y, w*x + b)*x", "The slope is `(p - y)x`; the step goes against it."),
        ("dbcez(y, w*x + b)", "That is the slope in z, and in b: in w it is x times that."),
        ("dsqz(y, w*x + b)*x", "That is the slope of squared error; log loss has no `p(1 - p)`."),
        ("(w*x + b - y)*x", "That leaves the sigmoid out: p = sigmoid(z)."),
    ),
)
