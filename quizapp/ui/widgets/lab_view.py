"""The lab view: one lab in one state, drawn, told in words, and turned by keys and mouse."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from quizapp.labs.base import Lab, View
from quizapp.labs.forms import Control, ControlError, Value, written
from quizapp.labs.state import LabState
from quizapp.labs.stepping import stepped
from quizapp.ui.keys import keys_of
from quizapp.ui.text import line, plain, tell
from quizapp.ui.widgets.control_strip import ControlStrip, Dial, LabKey
from quizapp.ui.widgets.number_input import NumberInput
from quizapp.ui.widgets.picture_view import PictureView
from quizapp.ui.widgets.prose_view import ProseView

if TYPE_CHECKING:
    from quizapp.plot.cells import Picture

FEWEST_ROWS = 5
"""A picture of fewer rows shows nothing."""

MASKED_READING = "What is to be seen here is told once you have answered."


class LabView(Vertical, can_focus=False):
    """Holds the state of a lab; the screen says what of it may be turned, and what is masked."""

    @dataclass
    class Typing(Message):
        """A number is being typed, or no longer."""

    def __init__(
        self,
        lab: Lab[Any],
        state: LabState,
        *,
        hidden: Collection[str] = (),
        only_ascii: bool = False,
    ) -> None:
        super().__init__(id="bench")
        self.lab = lab
        self.state = state
        self.free = True
        """Every control may be turned."""
        self.answer_control = ""
        """The control that may be turned although the others are locked."""
        self.touched = False
        """That control was moved since its state was shown."""
        self._hidden = hidden
        self._masked = False
        self._guess: float | None = None
        self.picture = PictureView(id="picture", only_ascii=only_ascii)
        self.reading = ProseView(id="reading")
        self.number = NumberInput()
        self.strip = ControlStrip(self.number)

    def on_resize(self) -> None:
        """Look whether there is room for the picture."""
        self._fold()

    def _fold(self) -> None:
        """Leave a picture out that nothing could be seen in: its reading tells it in words."""
        words = sum(part.size.height for part in (self.reading, self.strip) if part.display)
        self.picture.folded = self.size.height - words < FEWEST_ROWS

    def compose(self) -> ComposeResult:
        """The picture, what it says, the controls, and the line for a number."""
        yield self.picture
        yield self.reading
        yield self.strip
        yield self.number

    @property
    def typing(self) -> bool:
        """A number is being typed."""
        return self.number.display

    def show(
        self,
        state: LabState,
        *,
        free: bool = False,
        answer_control: str = "",
        masked: bool = False,
        guess: float | None = None,
    ) -> None:
        """Show a state.

        Args:
            state: of the lab.
            free: every control may be turned.
            answer_control: this one may be, whatever else.
            masked: a question is open, and its answer stays hidden.
            guess: what the learner set, to be shown beside the truth.
        """
        self.free, self.answer_control, self.touched = free, answer_control, False
        self._masked, self._guess = masked, guess
        self.strip.display = free or masked
        self._draw(state)
        if answer_control:
            self.strip.take(answer_control)

    def lock_controls(self) -> None:
        """No control may be turned any more."""
        self.free, self.answer_control = False, ""
        self._draw(self.state)

    def _draw(self, state: LabState) -> None:
        self.state = state
        masked, guess = self._masked, self._guess

        def picture(view: View) -> "Picture":
            return self.lab.draw(state, replace(view, masked=masked, guess=guess))

        self.picture.show(picture)
        reading = plain(MASKED_READING, "dim") if masked else plain(self.lab.reading(state))
        self.reading.show([line(reading)])
        self.strip.show(self._dials(), self._lab_keys() if self.free else ())

    @property
    def controls(self) -> list[Control]:
        """The controls that are shown now."""
        return self.controls_in(self.state)

    def controls_in(self, state: LabState) -> list[Control]:
        """The controls that are shown in a state."""
        return [control for control in self.lab.controls(state) if control.name not in self._hidden]

    def _dials(self) -> list[Dial]:
        return [
            Dial(control, self.state.value(control.name), locked=not self._may_turn(control.name))
            for control in self.controls
        ]

    def _may_turn(self, name: str) -> bool:
        return self.free or name == self.answer_control

    def _lab_keys(self) -> Sequence[LabKey]:
        return [LabKey(key.shown, key.label, key.action) for key in keys_of(self.lab.form.name)]

    # Turning

    def put(self, name: str, value: Value) -> None:
        """Set one control, if it may be set now."""
        if self._may_turn(name):
            self.touched = True
            self._draw(self.state.put(name, value))

    @on(ControlStrip.Turned)
    def _turn(self, message: ControlStrip.Turned) -> None:
        control = self.lab.form.control(message.name)
        value = self.state.value(control.name)
        self.put(control.name, stepped(control, value, message.count, fine=message.fine))

    @on(PictureView.Wheeled)
    def _wheel(self, message: PictureView.Wheeled) -> None:
        self.strip.action_turn(message.count, fine=True)

    @on(PictureView.Clicked)
    def _click(self, message: PictureView.Clicked) -> None:
        view = replace(self.picture.view, masked=self._masked, guess=self._guess)
        state = self.lab.at(self.state, view, message.column, message.row)
        if state is None:
            return
        if self.free:
            self._draw(state)
        elif self.answer_control:
            self.put(self.answer_control, state.value(self.answer_control))

    @on(ControlStrip.Pressed)
    def _press(self, message: ControlStrip.Pressed) -> None:
        self.act(message.action)

    def press(self, name: str) -> bool:
        """Do what a key of the lab's own does while the lab is free; whether it is one."""
        own = (key for key in keys_of(self.lab.form.name) if name in key.keys.split(","))
        key = next(own, None)
        if key and self.free:
            self.act(key.action)
        return key is not None and self.free

    def act(self, action: str) -> None:
        """Do what one of the lab's own keys does."""
        if self.free:
            self._draw(self.lab.act(self.state, action))

    # Typing

    @on(NumberInput.Asked)
    def _say_typing(self) -> None:
        self.post_message(self.Typing())

    @on(NumberInput.Typed)
    def _take(self, message: NumberInput.Typed) -> None:
        control = self.lab.form.control(message.name)
        try:
            self.put(control.name, control.read(written(message.number, "")))
        except ControlError as error:
            tell(self.app, f"{error.message}.", warn=True)
        self._leave()

    @on(NumberInput.Left)
    def _leave(self) -> None:
        self.strip.focus()
        self.post_message(self.Typing())
