"""The renames of a library in the form in which a replay follows them."""

from collections.abc import Iterable

from quizapp.store.index.deck_record import DeckSummary


def renames(summaries: Iterable[DeckSummary]) -> dict[str, tuple[str, ...]]:
    """The earlier keys of each item that has any, for a replay that follows them."""
    earlier: dict[str, tuple[str, ...]] = {}
    for old, new in (pair for summary in summaries for pair in summary.renamed):
        earlier[new] = (*earlier.get(new, ()), old)
    return earlier
