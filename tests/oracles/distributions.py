"""Entropies, and classes that compete by softmax, from their definitions."""

import math
from collections.abc import Sequence

from quizapp.engine.scalar.losses import logit, sigmoid


def entropy(q: Sequence[float]) -> float:
    """What outcomes drawn from q cost whoever expects q, in nats."""
    return cross_entropy(q, q)


def cross_entropy(q: Sequence[float], r: Sequence[float]) -> float:
    """What outcomes drawn from q cost whoever expects r, in nats."""
    pairs = zip(q, r, strict=True)
    return sum(-share * math.log(guess) if guess else math.inf for share, guess in pairs if share)


def kl(q: Sequence[float], r: Sequence[float]) -> float:
    """The part of that cost that is r's fault, in nats."""
    return cross_entropy(q, r) - entropy(q)


def logsumexp(z: Sequence[float]) -> float:
    """ln(sum e^z), the largest logit taken out."""
    top = max(z)
    return top + math.log(sum(math.exp(logit - top) for logit in z))


def softmax(z: Sequence[float]) -> list[float]:
    """The distribution whose logits are z."""
    return [math.exp(logit - logsumexp(z)) for logit in z]


def prior_shift(p: float, *, trained: float, true: float) -> float:
    """The probability in a world with another base rate than the data of a model."""
    return sigmoid(logit(p) - logit(trained) + logit(true))
