"""The words of mistakes: owns what each name in the journal says."""

from collections.abc import Mapping
from typing import Final

from quizapp.engine.scalar.slips import SlipName
from quizapp.study.formula.slips import TRAP_WORD

MISTAKE_WORDS: Final[Mapping[str, str]] = {
    SlipName.LABEL: "the other label",
    SlipName.BASE: "bits for nats, another base",
    SlipName.COMPLEMENT: "1 - x for x, or the reverse",
    SlipName.SIGN: "a sign turned",
    SlipName.INVERSE: "a fraction upside down",
    SlipName.MEAN: "a sum for a mean, or reverse",
    SlipName.FACTOR: "a factor left out",
    SlipName.ODDS: "odds for a probability",
    SlipName.SWAP: "two things swapped",
    TRAP_WORD: "one that the card names",
}
"""The most common first."""


def mistake_in_words(name: str) -> str:
    """What the name says; the name itself where a newer version wrote it.

    >>> mistake_in_words("label"), mistake_in_words("rounding")
    ('the other label', 'rounding')
    """
    return MISTAKE_WORDS.get(name, name)
