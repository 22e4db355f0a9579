"""The display of a task: its lab as far open as the question allows, and the gap to the truth."""

import math
from collections.abc import Mapping
from typing import Final

from quizapp.labs.data_table import data_table
from quizapp.labs.forms import ControlError, write_state
from quizapp.labs.registry import lab_of
from quizapp.labs.state import LabState
from quizapp.plot.gap import GapScale, gap
from quizapp.study.answer.lab_link import LabLaunch
from quizapp.study.answer.question import Response
from quizapp.study.kinds.task import TaskQuestion
from quizapp.ui.markdown import prose
from quizapp.ui.text import Block, line, plain, table_block, tell
from quizapp.ui.widgets.lab_view import LabView
from quizapp.ui.widgets.picture_view import PictureView

NO_ROWS: Final = "This lab works on no rows: its controls say all."
DRAWN_ROWS: Final = (
    "This lab draws its rows by chance, as many as it is set to: no table holds them."
)
OTHER_ROWS: Final = (
    "Figures in this text are those of the lab's own rows. Here it has others; its reading has"
    " their figures."
)


class TaskDisplay:
    """Shows in the lab what a task is about, and what became of its answer."""

    def __init__(self, launch: LabLaunch, *, only_ascii: bool) -> None:
        self.launch = launch
        self.lab = lab_of(launch.form)
        state = self.lab.open(launch.values)
        self.lab_view = LabView(self.lab, state, hidden=launch.hidden, only_ascii=only_ascii)
        self.gap = PictureView(id="gap", only_ascii=only_ascii)

    @property
    def command(self) -> str:
        """The command that opens the lab as it is now."""
        form = self.lab.form
        return f"quizapp lab {form.short} {write_state(form, self.lab_view.state.values)}".strip()

    @property
    def has_data(self) -> bool:
        """The lab works on rows."""
        return data_table(self.lab.form, {}) is not None

    @property
    def data(self) -> tuple[Block, ...]:
        """The rows that the lab works on, as a table."""
        table = data_table(self.lab.form, self.lab_view.state.values)
        if table is not None:
            return (table_block(table.heads, table.rows),)
        return (line(plain(DRAWN_ROWS if self.lab.form.draws_rows else NO_ROWS)),)

    @property
    def explanation(self) -> tuple[Block, ...]:
        """What is to be seen here; its figures are those of the rows that the lab starts with."""
        form, blocks = self.lab.form, prose(self.lab.explanation, folded=True)
        is_usual = data_table(form, self.lab_view.state.values) == data_table(form, {})
        return blocks if is_usual else (line(plain(OTHER_ROWS, "dim")), *blocks)

    def control_of(self, task: TaskQuestion) -> str:
        """The control that the task wants to be set; empty where it wants something else."""
        if not task.sets:
            return ""
        # A control that cannot be turned here is asked for as a number to be typed.
        controls = self.lab_view.controls_in(self._state_of(task, task.setup, quiet=True))
        numbers = (control for control in controls if control.is_number)
        matches = (control.name for control in numbers if control.answers_to(task.control))
        return next(matches, "")

    def cover(self) -> None:
        """Show the lab as it was opened, without its numbers."""
        self.lab_view.show(self.lab.open(self.launch.values), masked=True)

    def reset(self) -> None:
        """Show the lab as it was opened, free to be played with."""
        self.lab_view.show(self.lab.open(self.launch.values), free=True)

    def set_up(self, task: TaskQuestion, control: str) -> None:
        """Show what an open task is about, and no more; the control that answers it is free."""
        state = self._state_of(task, task.setup)
        self.lab_view.show(state, answer_control=control, masked=True)
        if control:
            self.lab_view.strip.focus()

    def run(self, task: TaskQuestion, response: Response) -> None:
        """Run the lab, with the gap between answer and truth."""
        guess, truth = task.guess(response), task.truth
        state = self._state_of(task, task.setup, task.run)
        self.lab_view.show(state, guess=guess if task.sets else None)
        if guess is not None and truth is not None:
            scale = GapScale(task.tolerance, self._range_of(task))
            self.gap.show(
                lambda view: gap(guess, truth, width=view.width, ascii=view.ascii, scale=scale)
            )

    def show_given(self) -> None:
        """Show what was answered on the card that opened the lab, and what is true, if one did."""
        given = self.launch.given
        if given is None:
            self.gap.show(None)
            return
        scale = GapScale(given.tolerance)
        self.gap.show(
            lambda view: gap(
                given.number, given.truth, width=view.width, ascii=view.ascii, scale=scale
            )
        )

    def _range_of(self, task: TaskQuestion) -> float:
        """From one end of the control to the other, where one without limits is asked for: 0."""
        try:
            control = self.lab.form.control(task.control)
        except ControlError:
            return 0.0
        extent = control.high - control.low
        return extent if math.isfinite(extent) else 0.0

    def _state_of(
        self, task: TaskQuestion, *settings: Mapping[str, object], quiet: bool = False
    ) -> LabState:
        """The lab as it was opened, with what a task sets besides."""
        values = dict(self.launch.values)
        for setting in settings:
            try:
                values |= self.lab.form.read(setting)
            except ControlError as error:
                if not quiet:
                    tell(self.lab_view.app, f"{task.item.key}: {error.message}.", warn=True)
        state: LabState = self.lab.open(values)
        return state
