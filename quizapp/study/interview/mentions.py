"""Mentions: owns which words of a point stand in the learner's notes; no mark is made of them."""

from quizapp.decks.similarity import stem_places, stems


def mentions(point: str, notes: str) -> tuple[tuple[int, int], ...]:
    """Where in the point's text words stand that the notes have too, as starts and ends.

    >>> mentions("Clipping the logarithm", "clipped log")
    ((0, 8),)
    """
    noted = frozenset(stems(notes))
    return tuple((start, end) for stem, start, end in stem_places(point) if stem in noted)
