"""The filter line: a filter as it is typed, with its count, its faults and its completions."""

from os.path import commonprefix
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from quizapp.collection.collection import Collection
from quizapp.collection.filtered import matching, rows
from quizapp.study.filters import (
    FilterError,
    completions,
    parse_filter,
    unknown_name,
    values_in,
)
from quizapp.text.numbers import quantity
from quizapp.ui.keys import bindings
from quizapp.ui.messages import FilterChosen, FilterClosed
from quizapp.ui.text import line, plain
from quizapp.ui.widgets.prose_view import ProseView

MOST_SHOWN = 8
"""Completions named under the line."""


class FilterInput(Input):
    """The line itself; its keys act on the line around it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("filter")

    def action_close(self) -> None:
        """Close the line."""
        self.post_message(FilterClosed())

    def action_complete(self) -> None:
        """Complete the last word as far as it is certain."""
        if isinstance(self.parent, FilterLine):
            self.parent.complete()


class FilterLine(Vertical):
    """Opens under the topics; Enter posts what the line says."""

    DEFAULT_CSS = """
    FilterLine { height: auto; padding: 0 1; background: $surface; }
    """

    def __init__(self, collection: Collection) -> None:
        """Read all items of the library once.

        Raises:
            StoreError: the index cannot be read.
        """
        super().__init__(id="filter")
        self._collection = collection
        self._rows = tuple(rows(collection))
        self._values = values_in(self._rows)
        self.input = FilterInput(compact=True, placeholder="tag:loss kind:numeric is:leech …")
        self.note = ProseView(id="filter-note")

    def compose(self) -> ComposeResult:
        """The line, and what it comes to."""
        yield self.input
        yield self.note

    def on_mount(self) -> None:
        """Ready to type."""
        self._tell()
        self.input.focus()

    @on(Input.Changed)
    def _tell(self) -> None:
        """Say what the line chooses, and how its last word may go on."""
        offers = self._offers()[:MOST_SHOWN]
        try:
            filter_ = parse_filter(self.input.value)
            count = len(matching(self._collection, filter_, self._rows))
            summary = plain(quantity(count, "item"))
            unknown = unknown_name(filter_, self._values)
            # While a name is being typed it is still unknown, and the offers say so.
            if unknown and not offers:
                summary = plain(unknown, "$text-warning")
        except FilterError as error:
            summary = plain(error.message, "$text-warning")
        self.note.show([line(summary), line(plain("  ".join(offers), "dim"), spaced=False)])

    @on(Input.Submitted)
    def _submit(self) -> None:
        try:
            self.post_message(FilterChosen(parse_filter(self.input.value)))
        except FilterError:
            self.input.cursor_position = len(self.input.value)

    def complete(self) -> None:
        """Put in what all completions have in common."""
        offers = self._offers()
        if offers:
            before, _, word = self.input.value.rpartition(" ")
            lead = f"{before} " if before else ""
            done = commonprefix(offers)  # noqa: RUF071 - character by character is what is meant
            if len(done) < len(word):
                return
            end = " " if len(offers) == 1 and not done.endswith(":") else ""
            self.input.value = f"{lead}{done}{end}"
            self.input.cursor_position = len(self.input.value)

    def _offers(self) -> tuple[str, ...]:
        return completions(self.input.value, self._values)
