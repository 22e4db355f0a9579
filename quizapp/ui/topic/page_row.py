"""One row of a list on a topic page: a sign, a title, and a note at its right."""

from dataclasses import dataclass
from typing import Final

from textual.content import Content

from quizapp.ui.text import plain

LEAST_TITLE_CELLS: Final = 12


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row; the rows below it belong to it and take no cursor."""

    title: Content
    note: str = ""
    sign: Content = Content("")  # noqa: RUF009 - contents are never changed
    below: tuple["PageRow", ...] = ()
    heading: str = ""
    """Stands over the row."""
    dim: bool = False

    def line(self, width: int, margin: Content, style: str = "") -> Content:
        """The row on one line."""
        note = f"  {self.note}" if self.note else ""
        start = margin + self.sign + Content(" " if self.sign else "")
        room = max(LEAST_TITLE_CELLS, width - start.cell_length - len(note))
        title = self.title.truncate(room, ellipsis=True, pad=True)
        style = style or ("dim" if self.dim else "")
        return start + (title.stylize(style) if style else title) + plain(note, "dim")
