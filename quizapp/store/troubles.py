"""Troubles: owns the sentences on journal files that are not what they were."""

import json
from collections.abc import Iterator, Sequence


def faults(name: str, damaged: str, unread: str) -> Iterator[str]:
    """Sentences on the lines of one journal file that do not count.

    Args:
        name: The file's name.
        damaged: The numbers of the lines that are not what was once written, as JSON.
        unread: Those that are, yet say nothing to this version, as JSON.
    """
    if numbers := json.loads(damaged):
        yield (
            f"{name} has damaged lines, which are skipped and kept: {listed(numbers)}."
            " `quizapp doctor` says what can be done."
        )
    if numbers := json.loads(unread):
        yield (
            f"{name} has lines of a newer version of quizapp, which are kept until this one is as"
            f" new: {listed(numbers)}."
        )


def loss(device: str, count: int) -> str:
    """A sentence on the events that only the index still has."""
    return (
        f"{device}.jsonl has lost {count} events; the index still has them, so do not delete it."
        " `quizapp doctor --repair` brings them back."
    )


def listed(numbers: Sequence[int]) -> str:
    """The first few numbers, for a sentence.

    >>> listed([4, 7, 8, 9, 11, 20])
    '4, 7, 8, 9, 11 ...'
    """
    return ", ".join(map(str, numbers[:5])) + (" ..." if len(numbers) > 5 else "")
