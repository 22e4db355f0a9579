"""The filter line: a filter as it is typed, with its count, its faults and its completions."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from os.path import commonprefix
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from quizapp.collection.collection import Collection
from quizapp.collection.filtered import batches, matching
from quizapp.store.errors import StoreError
from quizapp.study.filter_words import FilterableItem, values_in
from quizapp.study.filters import Filter, FilterError, completions, parse_filter, unknown_name
from quizapp.text.numbers import quantity
from quizapp.ui.keys import bindings
from quizapp.ui.messages import FilterChosen, FilterClosed
from quizapp.ui.text import line, plain
from quizapp.ui.widgets.prose_view import ProseView

MOST_SHOWN = 8
"""Completions named under the line."""

BATCHES_A_SENTENCE = 100
"""After so many a count that goes on is shown as it stands: some five thousand items."""


class FilterInput(Input):
    """The line itself, which completes its last word."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("filter")

    def __init__(
        self,
        offers: Callable[[], Sequence[str]],
        *,
        value: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        """Begin with a filter; `offers` says what its last word may become."""
        super().__init__(value, placeholder="tag:loss kind:numeric is:leech …", compact=True, id=id)
        self._offers = offers

    def action_close(self) -> None:
        """Close the line."""
        self.post_message(FilterClosed())

    def action_complete(self) -> None:
        """Put in what all completions have in common."""
        offers = self._offers()
        if offers:
            before, _, word = self.value.rpartition(" ")
            lead = f"{before} " if before else ""
            done = commonprefix(offers)  # noqa: RUF071 - character by character is what is meant
            if len(done) < len(word):
                return
            end = " " if len(offers) == 1 and not done.endswith(":") else ""
            self.value = f"{lead}{done}{end}"
            self.cursor_position = len(self.value)


class FilterLine(Vertical):
    """Opens under the topics; Enter posts what the line says."""

    DEFAULT_CSS = """
    FilterLine { height: auto; padding: 0 1; background: $surface; }
    """

    def __init__(self, collection: Collection) -> None:
        """The items of the library are read once, while the learner types."""
        super().__init__(id="filter")
        self._collection = collection
        self._read: list[tuple[FilterableItem, ...]] = []
        self._unread = batches(collection)
        self._values = values_in(())
        self.input = FilterInput(self._offers)
        self.note = ProseView(id="filter-note")

    def compose(self) -> ComposeResult:
        """The line, and what it comes to."""
        yield self.input
        yield self.note

    def on_mount(self) -> None:
        """Ready to type, and to be seen before the library is read."""
        self.call_after_refresh(self._tell)
        self.input.focus()

    @on(Input.Changed)
    @work(exclusive=True)
    async def _tell(self) -> None:
        """Say what the line chooses, and how its last word may go on; the next key starts over."""
        try:
            filter_ = parse_filter(self.input.value)
            for number, count in enumerate(self._counts(filter_), 1):
                # Between two batches a key is taken, and what it does is drawn.
                await asyncio.sleep(0)
                if number % BATCHES_A_SENTENCE == 0:
                    self._show(f"{quantity(count, 'item')} so far …")
            unknown = unknown_name(filter_, self._values)
            # While a name is being typed it is still unknown, and the offers say so.
            if unknown and not self._offers():
                self._show(unknown, "$text-warning")
            else:
                self._show(quantity(count, "item"))
        except FilterError as error:
            self._show(error.message, "$text-warning")
        except StoreError as error:
            self._show(str(error), "$text-warning")

    def _counts(self, filter_: Filter) -> Iterator[int]:
        """How many items the filter chooses, batch by batch; at the end, of all."""
        count = 0
        yield count
        for batch in self._library():
            count += len(matching(self._collection, filter_, batch))
            yield count

    def _library(self) -> Iterator[tuple[FilterableItem, ...]]:
        """All items of the library; what no line before has come to is read now."""
        yield from tuple(self._read)
        for batch in self._unread:
            self._read.append(batch)
            for word, values in values_in(batch).items():
                self._values[word] |= values
            yield batch

    def _show(self, summary: str, style: str = "") -> None:
        offers = plain("  ".join(self._offers()[:MOST_SHOWN]), "dim")
        self.note.show([line(plain(summary, style)), line(offers, spaced=False)])

    @on(Input.Submitted)
    def _submit(self) -> None:
        try:
            self.post_message(FilterChosen(parse_filter(self.input.value)))
        except FilterError:
            self.input.cursor_position = len(self.input.value)

    def _offers(self) -> tuple[str, ...]:
        return completions(self.input.value, self._values)
