"""Errors of the learner's files: owns the one exception that the other rooms catch."""

from pathlib import Path


class StoreError(Exception):
    """The learner's files could not be read or written; `str()` is a sentence for the learner."""


def refusal(deed: str, path: Path, error: OSError) -> StoreError:
    """The operating system's refusal as a sentence that names the file.

    >>> str(refusal("The answer is not saved in", Path("a.jsonl"), OSError(28, "No space left")))
    'The answer is not saved in a.jsonl: no space left.'
    """
    reason = error.strerror or type(error).__name__
    return StoreError(f"{deed} {path}: {reason[:1].lower()}{reason[1:]}.")
