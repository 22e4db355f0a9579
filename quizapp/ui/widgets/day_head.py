"""The head of home: what today holds at the left, the interview at the right, the week below."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from quizapp.collection.home.headline import busiest_day
from quizapp.text.numbers import column_bars
from quizapp.ui.text import line, plain, wrapped
from quizapp.ui.widgets.text_widget import TextWidget


class DayHead(TextWidget):
    """A few lines; where the terminal is narrow, what stands at the right goes below."""

    def __init__(self, *, only_ascii: bool = False) -> None:
        super().__init__(id="headline")
        self._only_ascii = only_ascii
        self._left = self._right = ""
        self._sentences: Sequence[str] = ()
        self._coming: Sequence[int] = ()
        self._today = date.min

    def show(
        self,
        left: str,
        right: str,
        sentences: Sequence[str] = (),
        *,
        coming: Sequence[int] = (),
        today: date,
    ) -> None:
        """Draw another day.

        Args:
            left: what it holds.
            right: what is counted down to.
            sentences: what else wants attention.
            coming: the reviews of the days after it; none where nothing has come due ever.
            today: the day.
        """
        self._left, self._right, self._sentences = left, right, sentences
        self._coming, self._today = coming, today
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """The head, the week, then the sentences."""
        rows = self._head(width)
        if reading := busiest_day(self._coming, self._today):
            bars = column_bars(self._coming, only_ascii=self._only_ascii or self.app.no_color)
            week = plain(f"next {len(self._coming)} days   ", "$text-muted")
            rows.append(week + plain(bars, "$accent") + plain(f"   {reading}"))
        rows += [Content("")] if self._sentences and len(rows) == 1 else []
        return rows + wrapped([line(plain(text), spaced=False) for text in self._sentences], width)

    def _head(self, width: int) -> list[Content]:
        left, right = plain(self._left, "bold"), plain(self._right)
        gap = width - left.cell_length - right.cell_length
        if self._right and gap >= 2:
            return [left + Content(" " * gap) + right]
        return wrapped([line(part, spaced=False) for part in (left, right) if part.plain], width)
