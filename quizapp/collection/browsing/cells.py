"""Cells: owns what a row of a list says of an item, in words."""

from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from quizapp.collection.browsing.rows import BrowseRow

NO_NUMBER: Final = "–"
"""What stands where an item without a graded answer has no number."""


class ItemCells(NamedTuple):
    """One row of a list."""

    kind: str
    due: str
    ease: str
    lapses: str
    text: str


def item_cells(row: BrowseRow, today: date) -> ItemCells:
    """The row's cells, as plain text."""
    memory = row.memory if row.memory and row.memory.last else None
    return ItemCells(
        row.kind,
        due_words(row, today),
        f"{memory.ease / 100:.2f}" if memory else NO_NUMBER,
        str(memory.lapses) if memory else NO_NUMBER,
        row.text,
    )


def due_words(row: BrowseRow, today: date) -> str:
    """When the item is asked next, or why it is not.

    >>> from quizapp.study.scheduler.memory import Memory
    >>> day = date(2026, 3, 2)
    >>> memories = [Memory(), Memory(due=day, last=day), Memory(due=date(2026, 3, 8), last=day)]
    >>> [due_words(BrowseRow("t/a", "t", "basic", memory), day) for memory in memories]
    ['new', 'today', 'in 6 d']
    """
    memory = row.memory
    if row.is_stale:
        return "no file"
    if row.obstacle:
        return "not asked"
    if memory and memory.suspended:
        return "suspended"
    if memory and memory.buried == today:
        return "buried"
    if memory is None or memory.due is None:
        return "new"
    days = (memory.due - today).days
    if days < 0:
        return f"{-days} d late"
    return f"in {days} d" if days else "today"


def address(row: BrowseRow) -> str:
    """Where the item's card stands: the name of the file, and the line.

    >>> address(BrowseRow("t/a", "t", "basic", file="/decks/t.yaml", line=7))
    't.yaml:7'
    """
    return f"{Path(row.file).name}:{row.line}"
