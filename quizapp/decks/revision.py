"""Revisions: what two fingerprints of an item tell about what its author did in between.

A fingerprint is written `version:digest`, and `version:digest:rev` from the second revision on.
Planning works on light rows and needs this too, so nothing here knows of cards.
"""

from enum import Enum, auto
from typing import Final, NamedTuple, Self

LONGEST_REV: Final = 9
"""Digits that a deck may give a revision; a longer number in a journal is not one of ours."""


class Revision(Enum):
    """What became of a card since it was last shown."""

    NONE = auto()
    """Nothing that matters, or nothing that can be told."""
    REWORDED = auto()
    """It asks or answers something else, and whether its history still holds is a question."""
    REVISED = auto()
    """Its author raised `rev`: the history stays, and the item is due at once."""


class Fingerprint(NamedTuple):
    """A fingerprint in its parts."""

    version: str
    """Of the way in which the digest was made; digests of two versions cannot be compared."""
    digest: str
    rev: int = 1
    """The card's `rev`."""

    def __str__(self) -> str:
        rev = f":{self.rev}" if self.rev > 1 else ""
        return f"{self.version}:{self.digest}{rev}"

    @property
    def meaning(self) -> tuple[str, str]:
        """What two fingerprints of the very same card share, whatever its revision."""
        return self.version, self.digest

    @classmethod
    def read(cls, fingerprint: str) -> Self:
        """The parts of a fingerprint; whatever is not there is empty, or the first revision."""
        version, _, rest = fingerprint.partition(":")
        digest, _, rev = rest.partition(":")
        is_ours = rev.isdecimal() and len(rev) <= LONGEST_REV
        return cls(version, digest, int(rev) if is_ours else 1)


def revision_of(before: str, now: str) -> Revision:
    """What happened between the fingerprint that a memory holds and the card's own.

    A memory without a fingerprint tells nothing.

    >>> revision_of("1:0123456789abcdef", "1:fedcba9876543210")
    <Revision.REWORDED: 2>
    >>> revision_of("1:0123456789abcdef", "1:fedcba9876543210:2")
    <Revision.REVISED: 3>
    """
    old, new = Fingerprint.read(before), Fingerprint.read(now)
    if is_revised(before, new.rev):
        return Revision.REVISED
    if before and old.version == new.version and old.digest != new.digest:
        return Revision.REWORDED
    return Revision.NONE


def is_revised(before: str, rev: int) -> bool:
    """The card has a later revision than the one that the fingerprint was made of."""
    return bool(before) and Fingerprint.read(before).rev < rev
