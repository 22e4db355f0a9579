"""Browsing: a first screen, and what each key then finds, over a large library.

python -m tests.bench.browse [ITEMS EVENTS]
"""

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import chain, islice
from pathlib import Path
from statistics import median
from time import process_time
from typing import Final

from quizapp.cli.context import current_context
from quizapp.cli.lazy import make_sessions
from quizapp.collection.browsing.acts import ItemActs
from quizapp.collection.browsing.browser import Browser, Sort
from quizapp.collection.browsing.cells import item_cells
from quizapp.collection.browsing.detail import item_detail
from quizapp.collection.browsing.rows import BrowseRow
from quizapp.study.filters import Filter, parse_filter
from tests.bench.scale import write_home

ITEMS, EVENTS = 100_000, 200_000

SCREEN: Final = 30
"""Rows that are drawn."""

EVERYTHING: Final = Filter()

LINES: Final = (
    *("", "7", "question 499", "nothing says this", "-question", "kind:basic", "is:due"),
    *("is:leech", "deck:bench.t7 reply", "interval:>21 ease:<2.4", "due:7d -is:new many"),
    *("failed:30d", "id:q4", "text:many", "tag:none,bench kind:numeric,task -is:suspended"),
)

TYPED: Final = "nothing says this"


def main(items: int = ITEMS, events: int = EVENTS) -> None:
    """Print what each step takes."""
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name:
        home = Path(name)
        write_home(home, items, events)
        with current_context(home).collection():
            pass  # the index is built
        with current_context(home).collection() as collection:
            sessions, browser = make_sessions(collection), Browser(collection)
            show("first screen", seconds(lambda: first_screen(browser)))
            steps = []
            while not browser.complete:
                steps.append(seconds(browser.read_more))
            show("all items read, between keys", sum(steps))
            show("  the longest piece of it", max(steps))
            for sort in Sort:
                show(f"first by {sort}", seconds(partial(browser.find, EVERYTHING, sort)))
            keys = [(parse_filter(line), sort) for line in LINES for sort in Sort]
            for what, step in (("first screen", partial(screen, browser)), ("all", browser.find)):
                taken = []
                for filter_, sort in keys:
                    browser.find(EVERYTHING, sort)  # as if nothing narrower was asked before
                    taken.append(seconds(partial(step, filter_, sort)))
                show(f"a key, {what}: median of {len(taken)}", median(taken))
                show(f"a key, {what}: slowest", max(taken))
            lines = [parse_filter(TYPED[:end]) for end in range(1, len(TYPED) + 1)]
            taken = [seconds(partial(browser.find, line)) for line in lines]
            show("a key of a line as it is typed, all: median", median(taken))
            show("a key of a line as it is typed, all: slowest", max(taken))
            row = browser.rows[items // 2]
            show("one item looked at", seconds(lambda: item_detail(sessions, row)))
            names = [row.key for row in browser.rows[:1000]]
            show("1,000 items suspended", seconds(lambda: ItemActs(sessions).suspend(names)))
            show("  and read again", seconds(lambda: browser.refresh(browser.touched())))
            show("  and all of that taken back", seconds(sessions.steps.undo_sentence))
            show("  and read again", seconds(lambda: browser.refresh(browser.touched())))
            show("back without a change", seconds(lambda: browser.refresh(browser.touched())))


def first_screen(browser: Browser) -> None:
    """As much as a terminal shows."""
    while len(browser.rows) < SCREEN and browser.read_more():
        pass
    for row in screen(browser, EVERYTHING, Sort.DECK):
        item_cells(row, browser.today)


def screen(browser: Browser, filter_: Filter, sort: Sort) -> list[BrowseRow]:
    """What a key shows first; the count comes later."""
    return list(islice(chain.from_iterable(browser.pieces(filter_, sort)), SCREEN))


def seconds(call: Callable[[], object]) -> float:
    """How long it takes."""
    begun = process_time()
    call()
    return process_time() - begun


def show(what: str, taken: float) -> None:
    """One line of the table."""
    print(f"{what:40} {1000 * taken:8.1f} ms", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
