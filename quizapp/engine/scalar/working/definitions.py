"""Definitions: owns the formula behind each function that an expression may call."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

DEFINITIONS: Final[Mapping[str, tuple[str, str]]] = {
    "log1p": ("x", "ln(1 + x)"),
    "expm1": ("x", "exp(x) - 1"),
    "sigmoid": ("z", "1/(1 + exp(-z))"),
    "logit": ("p", "ln(p/(1 - p))"),
    "softplus": ("u", "ln(1 + exp(u))"),
    "bce": (
        "y p",
        "-ln(p) if y == 1 else -ln(1 - p) if y == 0 else -y*ln(p) - (1 - y)*ln(1 - p)",
    ),
    "bcez": (
        "y z",
        "softplus(-z) if y == 1 else softplus(z) if y == 0 else y*softplus(-z) + (1-y)*softplus(z)",
    ),
    "dbcez": ("y z", "sigmoid(z) - y"),
    "sq": ("y p", "(p - y)**2"),
    "sqz": ("y z", "(sigmoid(z) - y)**2"),
    "dsqz": ("y z", "2*(sigmoid(z) - y)*sigmoid(z)*(1 - sigmoid(z))"),
    "p_of_label": ("y p", "p if y == 1 else 1 - p"),
    "entropy2": ("p", "-p*ln(p) - (1 - p)*ln(1 - p)"),
    "mean_nll": ("k n theta", "bce(k/n, theta)"),
    "precision": ("tp fp", "tp/(tp + fp)"),
    "recall": ("tp fn", "tp/(tp + fn)"),
    "f1": ("tp fp fn", "2*tp/(2*tp + fp + fn)"),
    "fbeta": ("b tp fp fn", "(1 + b**2)*tp/((1 + b**2)*tp + b**2*fn + fp)"),
    "accuracy": ("tp fp fn tn", "(tp + tn)/(tp + fp + fn + tn)"),
    "threshold_cost": ("fp fn cost_fp cost_fn", "fp*cost_fp + fn*cost_fn"),
}
"""The parameters of a function, and the expression that is its value.

What stands in no table here is worked out in one step: ln, exp, sqrt, min and their like.
"""


def _mean(names: Sequence[str]) -> str:
    return f"({' + '.join(names)})/{len(names)}"


def _entropy(names: Sequence[str]) -> str:
    return "-(" + " + ".join(f"{q}*ln({q})" for q in names) + ")"


def _kl(names: Sequence[str]) -> str:
    half = len(names) // 2
    pairs = zip(names[:half], names[half:], strict=True)
    return " + ".join(f"{q}*ln({q}/{r})" for q, r in pairs)


def _brier(names: Sequence[str]) -> str:
    return _mean([f"sq({y}, {p})" for y, p in zip(names[::2], names[1::2], strict=True)])


def _ece(names: Sequence[str]) -> str:
    bins = list(zip(names[::3], names[1::3], names[2::3], strict=True))
    gaps = " + ".join(f"abs({k} - {n}*{p})" for p, k, n in bins)
    return f"({gaps})/({' + '.join(n for _, _, n in bins)})"


_OF_MANY: Final[Mapping[str, Callable[[Sequence[str]], str]]] = {
    "mean": _mean,
    "sum": " + ".join,
    "entropy": _entropy,
    "kl": _kl,
    "brier": _brier,
    "ece": _ece,
}
"""Functions of as many numbers as one likes: the expression over these names."""


def definition_of(name: str, count: int) -> tuple[tuple[str, ...], str] | None:
    """The names of so many arguments of a function, and the expression over them; or none.

    >>> definition_of("mean", 2), definition_of("ln", 1)
    ((('x1', 'x2'), '(x1 + x2)/2'), None)
    """
    if name in _OF_MANY:
        names = tuple(f"x{number}" for number in range(1, count + 1))
        return names, _OF_MANY[name](names)
    if name in DEFINITIONS:
        parameters, text = DEFINITIONS[name]
        return tuple(parameters.split()), text
    return None
