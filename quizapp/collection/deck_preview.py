"""The preview of a file on the disk."""

from collections.abc import Collection
from pathlib import Path

from quizapp.collection.catalogue import name_in_topic
from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.read.library import file_bytes
from quizapp.study.preview.deck import DeckPreview, preview_deck, preview_unreadable


def preview_file(path: Path, library: Collection[str] | None = None) -> DeckPreview:
    """What the file makes as it is now, in a library of topics with these names."""
    data = file_bytes(path)
    if isinstance(data, Diagnostic):
        return preview_unreadable(data)
    return preview_deck(str(path), data, library)


def complaints_about(path: Path, name: str) -> tuple[Diagnostic, ...]:
    """What is to be said of the file's items of that name, in the company of its other cards."""
    rows = preview_file(path).rows
    return tuple(
        complaint
        for row in rows
        if row.item and name_in_topic(row.key) == name
        for complaint in row.complaints
    )
