"""Losses of a probability, and their slopes in it, from their definitions."""

from collections.abc import Sequence


def brier_score(y: Sequence[float], p: Sequence[float]) -> float:
    """The mean squared error."""
    squares = [(guess - label) ** 2 for label, guess in zip(y, p, strict=True)]
    return sum(squares) / len(squares)


def log_loss_slope(y: float, p: float) -> float:
    """The slope of log loss in the probability, in nats."""
    return (p - y) / (p * (1 - p))
