"""Kept answers: owns how a long log is opened without reading all of it again.

Of a million answers the index needs two seconds to say them all; as arrays that it keeps, with the
items of which something came in since, they are there in a tenth of that.
"""

import io
from collections.abc import Collection
from typing import Final
from zlib import crc32

import numpy as np

from quizapp.collection.collection import Collection as Library
from quizapp.insight.answers import Answers

LEAST_KEPT: Final = 50_000
"""Fewer answers are read as quickly as they are unpacked."""

LEAST_NEWS: Final = 1_000
"""Items of which something came in; after fewer it is not worth writing all of them."""

KEPT_COLUMNS: Final = {
    "item": np.int32,
    "day": np.int32,
    "kind": np.uint8,
    "quality": np.uint8,
    "interval_before": np.int32,
    "confidence": np.float64,
    "thinking_ms": np.int32,
}
"""The arrays of `Answers`, and in how little each is kept."""


SUM_BYTES: Final = 4


def read_answers(library: Library, *, least: int = LEAST_KEPT, news: int = LEAST_NEWS) -> Answers:
    """All graded answers that count, with their details.

    Args:
        library: whose they are.
        least: from how many on they are kept for the next time.
        news: from how many items on with something new they are kept again.
    """
    log = library.answer_log()
    kept = unpacked(log.data) if log.data else None
    if kept is not None:
        answers = together(without(kept, log.changed), Answers.of_packed(log.fresh))
    else:
        # Nothing is kept, or a wrong byte is in it, or another version has kept it.
        answers = Answers.of_packed(library.answers() if log.data else log.fresh)
    if len(answers) >= least and (kept is None or len(log.changed) >= news):
        library.keep_answers(log, packed(answers))
    return answers


def packed(answers: Answers) -> bytes:
    """The answers as bytes, with a sum that tells whether one of them went wrong."""
    file = io.BytesIO()
    columns = {name: getattr(answers, name).astype(size) for name, size in KEPT_COLUMNS.items()}
    keys = np.frombuffer("\n".join(answers.items).encode(), dtype=np.uint8)
    np.savez(file, keys=keys, **columns)
    body = file.getvalue()
    return crc32(body).to_bytes(SUM_BYTES, "big") + body


def unpacked(data: bytes) -> Answers | None:
    """The answers that were packed; none where a byte of them is wrong.

    >>> unpacked(b"PK") is None
    True
    """
    body = data[SUM_BYTES:]
    if crc32(body).to_bytes(SUM_BYTES, "big") != data[:SUM_BYTES]:
        return None
    try:
        with np.load(io.BytesIO(body), allow_pickle=False) as file:
            keys = bytes(file["keys"]).decode()
            columns = {
                name: file[name].astype(float if size is np.float64 else int)
                for name, size in KEPT_COLUMNS.items()
            }
    except KeyError:  # another version kept other columns
        return None
    return Answers(items=tuple(keys.split("\n")) if keys else (), **columns)


def without(answers: Answers, items: Collection[str]) -> Answers:
    """The answers to other items than these."""
    if not items:
        return answers
    stays = np.array([item not in items for item in answers.items], dtype=bool)
    left = answers.where(stays[answers.item])
    places = np.cumsum(stays) - 1
    names = tuple(item for item, stay in zip(answers.items, stays, strict=True) if stay)
    return left.with_items(names, places[left.item])


def together(before: Answers, after: Answers) -> Answers:
    """The answers to the items of both, none of which is in both."""
    columns = {
        name: np.concatenate((getattr(before, name), getattr(after, name)))
        for name in KEPT_COLUMNS
        if name != "item"
    }
    item = np.concatenate((before.item, after.item + len(before.items)))
    return Answers(items=before.items + after.items, item=item, **columns)
