"""Errors of the learner's files: owns the one exception that the other rooms catch."""

import errno
from pathlib import Path
from typing import Final

PASSING: Final = frozenset(
    {
        *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM),
        *(errno.EIO, errno.EAGAIN, errno.EINTR, errno.EBUSY, errno.ENOLCK, errno.ESTALE),
        *(errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ETIMEDOUT, errno.ENODEV, errno.ENXIO),
    }
)
"""Refusals that end when a disk gets room, comes back or is opened: the deed may be tried again."""


class StoreError(Exception):
    """The learner's files could not be read or written; `str()` is a sentence for the learner."""

    def __init__(self, sentence: str, *, passing: bool = False) -> None:
        super().__init__(sentence)
        self.passing = passing
        """The same deed may succeed a little later, with nothing of quizapp's changed."""


def refusal(deed: str, path: Path, error: OSError) -> StoreError:
    """The operating system's refusal as a sentence that names the file.

    >>> str(refusal("The answer is not saved in", Path("a.jsonl"), OSError(28, "No space left")))
    'The answer is not saved in a.jsonl: no space left.'
    """
    reason = error.strerror or type(error).__name__
    sentence = f"{deed} {path}: {reason[:1].lower()}{reason[1:]}."
    return StoreError(sentence, passing=error.errno in PASSING)
