"""The choice box: a letter, the arrows or a click select an option, and Enter answers with it."""

from collections.abc import Sequence
from typing import ClassVar, Final, Self

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizapp.study.answer.question import ShownOption
from quizapp.ui.keys import bindings
from quizapp.ui.widgets.answer import AnswerBox, hanging
from quizapp.ui.widgets.row_list import RowList

LETTERS: Final = "abcdefg"
"""Further options are reached by the arrows; `h` is the hint."""


class ChoiceBox(RowList, AnswerBox):
    """The options of a choice card, and after the answer what each of them was worth."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("choice")
    tells_feedback: ClassVar[bool] = True

    def __init__(self) -> None:
        super().__init__(id="choice")
        self._options: tuple[ShownOption, ...] = ()
        self._several = False
        self._ticked: frozenset[int] = frozenset()

    def ask(self, options: Sequence[ShownOption], *, several: bool = False) -> Self:
        """Put new options up, of which one is to be taken, or several ticked."""
        self._options = tuple(options)
        self._several = several
        self._ticked = frozenset()
        self.warned = self.locked = self.closed = False
        # Nowhere, so that an Enter too many answers nothing.
        self.cursor = -1
        self.redraw()
        return self

    def reveal(self) -> None:
        """Show which options were right, and lock."""
        self.locked = True
        self.redraw()

    @property
    def last_letter(self) -> str:
        """That of the last option which has one."""
        return LETTERS[: self.row_count()][-1:]

    def row_count(self) -> int:
        """One row an option."""
        return len(self._options)

    def row(self, index: int, width: int) -> list[Content]:
        """The option behind its letter, with its mark and, once known, its truth."""
        option = self._options[index]
        ticked = index in self._ticked
        letter = LETTERS[index] if index < len(LETTERS) else " "
        if not self.locked:
            mark = f"{letter} {'[x]' if ticked else '[ ]'}" if self._several else letter
            return hanging(self.margin(index, mark), option.text, width)
        verdict = "✓" if option.correct else "✗" if ticked else " "
        style = "$text-success" if option.correct else "" if ticked else "dim"
        margin = self.margin(index, f"{verdict} {letter}{' ←' if ticked else '  '}")
        lines = hanging(margin, option.text, width, style)
        if option.feedback:
            indent = Content(" " * margin.cell_length)
            lines += hanging(indent, option.feedback, width, "dim italic")
        return lines

    @property
    def _is_shut(self) -> bool:
        return self.locked or self.closed

    def action_pick(self, index: int) -> None:
        """Select the option, or tick it where several are right; Enter answers."""
        if self._is_shut or index >= self.row_count():
            return
        self.action_move(index - self.cursor)
        if self._several:
            self.action_tick()

    def action_move(self, step: int) -> None:
        """Select another option, which Enter would answer with."""
        super().action_move(step)
        if not self._several:
            self.refuse_blank(refused=False)

    def action_tick(self) -> None:
        """Tick the option under the cursor, or take the tick away; a single one is the answer."""
        if self._is_shut or self.cursor < 0:
            return
        if self._several:
            self._ticked ^= {self.cursor}
            self.refuse_blank(refused=False)
            self.refresh()
        else:
            self.action_commit()

    def action_commit(self) -> None:
        """Answer; with nothing ticked, only the second time."""
        if self._is_shut:
            return
        if not self._several and self.cursor >= 0:
            self._ticked = frozenset({self.cursor})
        if self._ticked or self.warned:
            self.commit(self._ticked or None)
        else:
            self.refuse_blank()

    def on_click(self, event: events.Click) -> None:
        """The first click selects or ticks the option, a click on the selected one answers."""
        index = self.row_under(event)
        if index is None:
            return
        if index == self.cursor and not self._several:
            self.action_commit()
        else:
            self.action_pick(index)

    def on_key(self, event: events.Key) -> None:
        """The letters after `a`, which the list of keys names in one entry."""
        index = LETTERS.find(event.key)
        if 0 < index < self.row_count() and not self._is_shut:
            event.stop()
            self.action_pick(index)
