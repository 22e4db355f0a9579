"""The evidence of a ticket on the page: its panels, one under the other, in what room there is."""

from collections.abc import Sequence
from itertools import accumulate

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from quizapp.plot.evidence import ShownPanel, panel_lines
from quizapp.ui.text import plain
from quizapp.ui.widgets.text_widget import TextWidget


class EvidenceView(VerticalScroll, can_focus=False):
    """Scrolls its panels where something else needs the room, and is never taller than they are."""

    class Fitted(Message):
        """Posted when it has got its room, or has to do with another one."""

    def __init__(self) -> None:
        super().__init__(id="evidence")
        self._panels = PanelLines()
        self.display = False

    def compose(self) -> ComposeResult:
        """The panels."""
        yield self._panels

    def show(self, panels: Sequence[ShownPanel]) -> None:
        """Draw these panels instead of the ones before, unless they are the same."""
        if panels != self._panels.panels:
            self.display = bool(panels)
            self._panels.panels = panels
            self._panels.redraw()
            self.scroll_home(animate=False)
        self._limit()

    def on_resize(self) -> None:
        """Look how tall the panels are in this width."""
        self._limit()
        self.post_message(self.Fitted())

    def watch_virtual_size(self) -> None:
        """Say that there is more to see now, or less."""
        self.post_message(self.Fitted())

    def turn(self, pages: int) -> None:
        """Scroll by a page, to where a panel begins if one does within it."""
        width, height = self.scrollable_content_region.size
        here = round(self.scroll_y)
        there = here + pages * (height - 1)
        tops = [
            top for top in self._panels.tops(width) if min(here, there) <= top <= max(here, there)
        ]
        further = [top for top in tops if top != here]
        if further:
            there = max(further) if pages > 0 else min(further)
        self.scroll_to(y=there, animate=False)

    def _limit(self) -> None:
        if width := self.scrollable_content_region.width:
            self.styles.max_height = len(self._panels.lines(width))


class PanelLines(TextWidget):
    """The panels as lines, with a blank one between two."""

    panels: Sequence[ShownPanel] = ()

    def tops(self, width: int) -> list[int]:
        """The lines with which the panels begin."""
        return [0, *accumulate(len(drawn) + 1 for drawn in self._tables(width))][:-1]

    def lines(self, width: int) -> list[Content]:
        """Each panel with its title, its table and its reading."""
        drawn = self._tables(width)
        return [line for panel in drawn for line in (*panel, Content(""))][:-1]

    def _tables(self, width: int) -> list[list[Content]]:
        return [
            [self._title(place, title, width), *map(plain, rest)]
            for place, panel in enumerate(self.panels, start=1)
            for title, *rest in [panel_lines(panel, width)]
        ]

    def _title(self, place: int, title: str, width: int) -> Content:
        """The title, and which of the panels it is where there is room to say so."""
        count = plain(f"  {place} of {len(self.panels)}", "dim")
        bold = plain(title, "bold")
        fits = len(self.panels) > 1 and bold.cell_length + count.cell_length <= width
        return bold + count if fits else bold
