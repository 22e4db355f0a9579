"""The evidence of a ticket on the page: its panels, one under the other, in what room there is."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from quizapp.plot.evidence import ShownPanel, panel_lines
from quizapp.ui.lazy import DrawPanel, load_panel_pictures_ahead, panel_picture_loaded
from quizapp.ui.picture_styles import colours_of, picture_line
from quizapp.ui.text import plain
from quizapp.ui.widgets.text_widget import TextWidget

PICTURED: Final = frozenset({"curve", "bins"})
"""The kinds of panel that have a picture."""

TABLE_CELLS: Final = 46
"""Cells for the table of such a panel where its picture stands beside it."""

CELLS_BETWEEN: Final = 2

FEWEST_CELLS: Final = 40
"""A narrower picture shows less than the table says."""

FEWEST_LINES: Final = 10


class EvidenceView(VerticalScroll, can_focus=False):
    """Scrolls its panels where something else needs the room, and is never taller than they are."""

    class Fitted(Message):
        """Posted when it has got its room, or has to do with another one."""

    def __init__(self, *, only_ascii: bool = False) -> None:
        super().__init__(id="evidence")
        self._panels = PanelLines(only_ascii=only_ascii)
        self._loads = False
        """What draws pictures was sent for."""
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
            if self._panels.lacks_pictures(width) and not self._loads:
                self._loads = True
                load_panel_pictures_ahead(self._draw_pictures)

    def _draw_pictures(self) -> None:
        """Draw the pictures that had to be loaded; until then the tables said what they do."""
        self._panels.redraw()
        self._limit()


class PanelLines(TextWidget):
    """The panels as lines, with a blank one between two; where it is wide, pictures beside them."""

    def __init__(self, *, only_ascii: bool = False) -> None:
        super().__init__()
        self.panels: Sequence[ShownPanel] = ()
        self._only_ascii = only_ascii
        self._made: tuple[object, list[list[Content]]] = (None, [])
        """The lines as they were made last, behind what they were made for."""

    def tops(self, width: int) -> list[int]:
        """The lines with which the panels begin."""
        return [0, *accumulate(len(panel) + 1 for panel in self._tables(width))][:-1]

    def lines(self, width: int) -> list[Content]:
        """Each panel with its title, its table and its reading."""
        return [line for panel in self._tables(width) for line in (*panel, Content(""))][:-1]

    def lacks_pictures(self, width: int) -> bool:
        """A panel has room for its picture, and what draws it is not loaded."""
        return not panel_picture_loaded() and any(
            _has_picture(panel, width) for panel in self.panels
        )

    def _tables(self, width: int) -> list[list[Content]]:
        made_for = (self.panels, width, self.app.theme, panel_picture_loaded())
        if self._made[0] != made_for:
            panels = enumerate(self.panels, start=1)
            self._made = made_for, [self._panel(place, panel, width) for place, panel in panels]
        return self._made[1]

    def _panel(self, place: int, panel: ShownPanel, width: int) -> list[Content]:
        draw = panel_picture_loaded()
        if draw and _has_picture(panel, width):
            title, *rest = panel_lines(panel, TABLE_CELLS)
            rest_lines = self._with_picture(panel, rest, draw, _room(width))
        else:
            title, *rest = panel_lines(panel, width)
            rest_lines = list(map(plain, rest))
        return [self._title(place, title, width), *rest_lines]

    def _with_picture(
        self, panel: ShownPanel, rest: Sequence[str], draw: DrawPanel, room: int
    ) -> list[Content]:
        """The table and what it says, at the left of its picture."""
        ascii_only = self._only_ascii or self.app.no_color
        height = max(len(rest), FEWEST_LINES)
        chart = draw(panel, width=room, height=height, ascii=ascii_only)
        assert chart is not None
        colours = colours_of(self.app.current_theme)
        left = [*rest, *[""] * (height - len(rest))]
        pairs = zip(left, chart.lines, strict=True)
        return [
            plain(words.ljust(TABLE_CELLS + CELLS_BETWEEN)) + picture_line(spans, colours)
            for words, spans in pairs
        ]

    def _title(self, place: int, title: str, width: int) -> Content:
        """The title, and which of the panels it is where there is room to say so."""
        count = plain(f"  {place} of {len(self.panels)}", "dim")
        bold = plain(title, "bold")
        fits = len(self.panels) > 1 and bold.cell_length + count.cell_length <= width
        return bold + count if fits else bold


def _room(width: int) -> int:
    """Cells for a picture at the right of its table."""
    return width - TABLE_CELLS - CELLS_BETWEEN


def _has_picture(panel: ShownPanel, width: int) -> bool:
    return panel.kind in PICTURED and _room(width) >= FEWEST_CELLS
