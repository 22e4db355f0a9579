"""What the engine's numbers really are, to 60 digits, and how far a float is from it."""

import math
from collections.abc import Callable
from decimal import Decimal, localcontext
from functools import wraps
from typing import Final

DIGITS: Final = 60

SMALL: Final = Decimal("1e-25")
"""Below it ln(1+t) is t - t^2/2 to 50 digits, where adding 1 would lose them."""


def _exact(formula: Callable[..., Decimal]) -> Callable[..., Decimal]:
    """The formula of floats, taken at their exact values and computed with 60 digits."""

    @wraps(formula)
    def computed(*numbers: float) -> Decimal:
        with localcontext() as context:
            context.prec = DIGITS
            return formula(*map(Decimal, numbers))

    return computed


def _ln_1_plus(t: Decimal) -> Decimal:
    return t - t * t / 2 if abs(t) < SMALL else (1 + t).ln()


def _softplus(u: Decimal) -> Decimal:
    return max(u, Decimal(0)) + _ln_1_plus((-abs(u)).exp())


def _sigmoid(z: Decimal) -> Decimal:
    odds = (-abs(z)).exp()
    return (odds if z < 0 else 1) / (1 + odds)


def _outcomes(y: Decimal, smoothing: Decimal) -> tuple[Decimal, Decimal]:
    scale, floor = 1 - smoothing, smoothing / 2
    return (1 - y) * scale + floor, y * scale + floor


@_exact
def softplus(u: Decimal) -> Decimal:
    """ln(1 + e^u)."""
    return _softplus(u)


@_exact
def sigmoid(z: Decimal) -> Decimal:
    """1/(1 + e^-z)."""
    return _sigmoid(z)


@_exact
def spread(z: Decimal) -> Decimal:
    """p(1-p)."""
    return _sigmoid(z) * _sigmoid(-z)


@_exact
def squared_error_curvature(u: Decimal) -> Decimal:
    """2 p^2 (1-p)(2-3p)."""
    p, q = _sigmoid(u), _sigmoid(-u)
    return 2 * p * p * q * (2 * q - p)


@_exact
def log_loss(y: Decimal, p: Decimal, smoothing: Decimal = Decimal(0)) -> Decimal:
    """Log loss of a probability between 0 and 1."""
    no, yes = _outcomes(y, smoothing)
    return -yes * p.ln() - no * _ln_1_plus(-p)


@_exact
def log_loss_from_logits(y: Decimal, z: Decimal, smoothing: Decimal = Decimal(0)) -> Decimal:
    """Log loss of a logit."""
    no, yes = _outcomes(y, smoothing)
    return no * _softplus(z) + yes * _softplus(-z)


@_exact
def squared_error_from_logits(y: Decimal, z: Decimal) -> Decimal:
    """(sigmoid(z) - y)^2, where 1 - p is computed by itself so that its digits stay."""
    miss = (1 - y) * _sigmoid(z) - y * _sigmoid(-z)
    return miss**2


@_exact
def hinge(y: Decimal, z: Decimal) -> Decimal:
    """max(0, 1 - s z)."""
    return max(Decimal(0), 1 - (2 * y - 1) * z)


@_exact
def in_bits(nats: Decimal) -> Decimal:
    """nats/ln 2."""
    return nats / Decimal(2).ln()


def units_off(got: float, exact: Decimal) -> float:
    """How many units in the last place of the exact value a float is away from it."""
    with localcontext() as context:
        context.prec = DIGITS
        nearest = float(exact)
        if math.isinf(nearest):
            return 0.0 if got == nearest else math.inf
        if not math.isfinite(got):
            return math.inf
        return float(abs(Decimal(got) - exact) / Decimal(math.ulp(nearest)))
