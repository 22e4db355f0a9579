"""Errors of the learner's files: the exception that other rooms catch, and the sentences."""

import errno
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from quizapp.text.brief import brief
from quizapp.text.numbers import quantity

PASSING: Final = frozenset(
    {
        *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM),
        *(errno.EIO, errno.EAGAIN, errno.EINTR, errno.EBUSY, errno.ENOLCK, errno.ESTALE),
        *(errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ETIMEDOUT, errno.ENODEV, errno.ENXIO),
    }
)
"""Refusals that end when a disk gets room, comes back or is opened: the attempt may be repeated."""


class StoreError(Exception):
    """The learner's files could not be read or written; `str()` is a sentence for the learner."""

    def __init__(self, sentence: str, *, passing: bool = False) -> None:
        super().__init__(brief(sentence))
        self.passing = passing
        """The same attempt may succeed a little later, with nothing of quizapp's changed."""


def disk_refusal(attempt: str, path: Path, error: OSError) -> StoreError:
    """The operating system's refusal as a sentence that names the file.

    Args:
        attempt: What did not come about, up to the name of the file.
        path: The file.
        error: The reason.

    >>> str(disk_refusal("It is not saved in", Path("a.jsonl"), OSError(28, "No space left")))
    'It is not saved in a.jsonl: no space left.'
    """
    reason = error.strerror or type(error).__name__
    sentence = f"{attempt} {path}: {reason[:1].lower()}{reason[1:]}."
    return StoreError(sentence, passing=error.errno in PASSING)


def faults(name: str, damaged: str, unread: str) -> Iterator[str]:
    """Sentences on the lines of one journal file that do not count.

    Args:
        name: The file's name.
        damaged: The numbers of the lines that are not what was once written, as JSON.
        unread: Those that are, yet say nothing to this version, as JSON.
    """
    if numbers := json.loads(damaged):
        yield (
            f"{name} has damaged lines, which are skipped and kept: {first_numbers(numbers)}."
            " `quizapp doctor` says what can be done."
        )
    if numbers := json.loads(unread):
        yield (
            f"{name} has lines of a newer version of quizapp, which are kept until this one is as"
            f" new: {first_numbers(numbers)}."
        )


def loss(device: str, count: int) -> str:
    """A sentence on the events that only the index still has."""
    them = "it" if count == 1 else "them"
    return (
        f"{device}.jsonl has lost {quantity(count, 'event')}; the index still has {them}, so do not"
        f" delete it. `quizapp doctor --repair` brings {them} back."
    )


def torn_end(name: str, count: int) -> str:
    """A sentence on bytes at the end of this device's journal that are no whole line."""
    return (
        f"{name} ends in {count} bytes that are no whole line: an answer that was cut off before it"
        " was acknowledged. They are kept; `quizapp doctor` says more."
    )


def first_numbers(numbers: Sequence[int]) -> str:
    """The first few numbers, for a sentence.

    >>> first_numbers([4, 7, 8, 9, 11, 20])
    '4, 7, 8, 9, 11 ...'
    """
    return ", ".join(map(str, numbers[:5])) + (" ..." if len(numbers) > 5 else "")
