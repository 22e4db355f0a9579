"""Chance without dice: numbers hashed from names, the same on every machine and in every replay."""

from hashlib import blake2b
from typing import Final

SEEDED_BITS: Final = 64
"""So many bits that no realistic range shows its bias."""


def seeded_bits(*seed: str | int) -> int:
    """A whole number in 0..2^64 - 1, decided by the seed alone; ("a", "bc") and ("ab", "c") differ.

    >>> seeded_bits("a", "bc") == seeded_bits("ab", "c"), seeded_bits("a", 1) == seeded_bits("a", 1)
    (False, True)
    """
    words = "".join([f"{len(word)}:{word}" for word in map(str, seed)])
    return int.from_bytes(blake2b(words.encode(), digest_size=SEEDED_BITS // 8).digest(), "big")
