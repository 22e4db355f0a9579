"""Editing an item: owns the way from its key to the learner's editor, and what is said of it."""

from pathlib import Path
from typing import Any, NamedTuple

from textual.app import App

from quizapp.collection.catalogue import topic_of
from quizapp.collection.own_decks import copy_sentence, file_to_edit
from quizapp.collection.sessions import SessionFactory
from quizapp.ui.host import Editing


class EditedFile(NamedTuple):
    """What came of an edit."""

    file: Path
    changed: bool
    note: str
    """What is to be said besides: of the editor, or of the copy that was made."""
    failed: bool
    """The note is of the editor, which did not end well."""


def edit_item(
    app: App[Any], sessions: SessionFactory, key: str, *, line: int, editing: Editing
) -> EditedFile | None:
    """Open the file of an item at its card; a shipped topic is copied to one's own decks first.

    Args:
        app: hands the terminal over.
        sessions: over the library.
        key: the item's.
        line: where its card began when it was last read.
        editing: what opens files.

    Returns:
        None where no deck has the topic.

    Raises:
        StoreError: the topic cannot be copied.
    """
    topic = topic_of(key)
    copied = copy_sentence(sessions, topic)
    file = file_to_edit(sessions, topic)
    if file is None:
        return None
    at = sessions.item(key).card.line if sessions.has(key) else line
    result = editing(app, file, at)
    note = " ".join(filter(None, (result.problem, copied)))
    return EditedFile(file, result.changed, note, bool(result.problem))
