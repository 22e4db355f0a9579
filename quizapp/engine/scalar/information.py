"""Information: entropies and likelihoods of distributions written out as plain numbers, in nats."""

import math
from typing import Final

from quizapp.engine.scalar.in_full import in_full
from quizapp.engine.scalar.losses import bce, require_probability

SUM_SLACK: Final = 1e-6
"""How far a distribution typed with few digits may be from adding up to 1."""

COIN_FLIP_NATS: Final = math.log(2)
"""What answering 1/2 costs, right or wrong: the entropy of a coin flip."""


def entropy(*probabilities: float) -> float:
    """Shannon's entropy of a distribution: -sum q ln q, where 0 ln 0 is 0.

    Unit: nats. Range: each in [0, 1], adding up to 1; result in [0, ln n].

    Raises:
        ValueError: the numbers are no distribution.

    Source: Cover and Thomas, "Elements of Information Theory", 2006, eq. 2.1.

    >>> round(entropy(0.7, 0.2, 0.1), 4)
    0.8018
    """
    require_distribution(probabilities)
    return abs(math.fsum(q * math.log(q) for q in probabilities if q > 0))


def entropy2(p: float) -> float:
    """Entropy of a yes or no with probability p: what a constant guess at the base rate costs.

    Unit: nats. Range: p in [0, 1]; result in [0, ln 2], 0 at both ends.

    Raises:
        ValueError: p lies outside [0, 1].

    Source: Cover and Thomas, "Elements of Information Theory", 2006, eq. 2.5.

    >>> round(entropy2(0.01), 4)
    0.056
    """
    return bce(p, p)


def kl(*probabilities: float) -> float:
    """Kullback-Leibler divergence: sum q ln(q/r), the first half being q and the second half r.

    Unit: nats. Range: q and r each a distribution; the result lies in [0, inf] and is infinite
    where r rules out what q allows.

    Raises:
        ValueError: the count is odd, or a half is no distribution.

    Source: Cover and Thomas, "Elements of Information Theory", 2006, eq. 2.26.

    >>> round(kl(0.7, 0.2, 0.1, 0.5, 0.3, 0.2), 4)
    0.0851
    """
    half, odd = divmod(len(probabilities), 2)
    if odd:
        raise ValueError("kl takes two distributions of the same length, one after the other")
    truth, guess = probabilities[:half], probabilities[half:]
    require_distribution(truth)
    require_distribution(guess)
    pairs = [(q, r) for q, r in zip(truth, guess, strict=True) if q > 0]
    if any(r == 0 for _, r in pairs):
        return math.inf
    # Not ln(q/r): over an r that is all but 0 the ratio is no float.
    return max(0.0, math.fsum(q * (math.log(q) - math.log(r)) for q, r in pairs))


def mean_nll(k: float, n: float, theta: float) -> float:
    """Mean negative log-likelihood of k successes in n trials when each succeeds with theta.

    Unit: nats per trial. Range: n > 0, 0 <= k <= n, theta in [0, 1]; the result lies in [H(k/n),
    inf], with the minimum at theta = k/n.

    Raises:
        ValueError: a number lies outside its range.

    Source: Bishop, "Pattern Recognition and Machine Learning", 2006, eq. 2.6, negated, over n.

    >>> round(mean_nll(7, 10, 0.7), 4)
    0.6109
    """
    if not (n > 0 and 0 <= k <= n):
        raise ValueError(
            f"successes must lie between 0 and the trials, not {in_full(k)} of {in_full(n)}"
        )
    return bce(k / n, theta)


def require_distribution(probabilities: tuple[float, ...]) -> None:
    """Numbers pass only if each lies in [0, 1] and they add up to 1.

    Raises:
        ValueError: they do not.
    """
    for probability in probabilities:
        require_probability(probability)
    total = math.fsum(probabilities)
    if abs(total - 1) > SUM_SLACK:
        raise ValueError(f"the probabilities must add up to 1, not {total:.12g}")
