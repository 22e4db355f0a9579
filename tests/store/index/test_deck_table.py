import sqlite3

from quizapp.store.index.deck_table import DeckTable, KeptDeck
from quizapp.store.index.schema import TABLES


def statements_to_keep(items: int) -> int:
    """How many statements a deck with so many items takes."""
    with sqlite3.connect(":memory:") as database:
        for statement in TABLES:
            database.execute(statement)
        rows = tuple((n, f"t/{n}", "basic", 1, 0, n) for n in range(items))
        ran: list[str] = []
        database.set_trace_callback(ran.append)
        table = DeckTable(database)
        table.keep({"t.yaml": KeptDeck("stamp", "head", "rest", rows)}, missing=())
        database.set_trace_callback(None)
        assert table.items_of(1) == list(rows)
    return len(ran)


def test_a_deck_takes_no_more_statements_for_more_items() -> None:
    # Each lets go of the interpreter, and a thread that reads decks takes its turn.
    assert statements_to_keep(50) == statements_to_keep(2)
