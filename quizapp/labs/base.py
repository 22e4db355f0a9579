"""The lab: what every lab can do with a state, and what it leaves to the single labs.

A lab holds no state. The screen keeps the state as a value, asks the lab for the next one, and
draws what the lab makes of it. None of this needs a screen: the command line uses the same labs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Generic, TypeAlias, TypeVar

from quizapp.labs.draft import Draft
from quizapp.labs.forms import Control, LabForm, Values
from quizapp.labs.state import LabState
from quizapp.plot.cells import Picture

Fact: TypeAlias = float | int | str | bool | list["Fact"] | dict[str, "Fact"] | None
"""What a program may be told: plain JSON."""

HIDDEN: Final = "?"
"""What stands where an open question must not be answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a picture is wanted."""

    width: int
    """In cells, as is `height`."""
    height: int
    ascii: bool = False
    """Without colour, braille and blocks."""
    masked: bool = False
    """A question is open: the picture shows what it is about, and nothing that answers it."""
    guess: float | None = None
    """Where the learner put the control that a task asked for, to be shown beside the truth."""


StateT = TypeVar("StateT", bound=LabState)


class Lab(Generic[StateT]):
    """One lab; `quizapp/labs/catalogue.py` says what it is called and what can be set in it."""

    form: ClassVar[LabForm]
    state_class: type[StateT]
    explanation: ClassVar[str]
    """Markdown: what is to be seen here, and which mistakes it cures."""

    def open(self, values: Values) -> StateT:
        """The state in which these values are set, and everything else is as always."""
        defaults = self.form.defaults
        own: dict[str, Any] = {name: values.get(name, defaults[name]) for name in defaults}
        state = self.state_class(**own)
        for name, value in values.items():
            if name not in own:
                # In the order in which they were said: of two that move each other the last counts.
                state = state.put(name, value)
        return state

    def controls(self, state: StateT) -> tuple[Control, ...]:  # noqa: ARG002 - some labs need it
        """The controls that can be turned by hand now, in the order of Tab."""
        return tuple(
            control for control in self.form.controls if control.is_number or control.options
        )

    def act(self, state: StateT, action: str) -> StateT:
        """The state after one of the lab's own keys, which `ui/keys.py` lists under its name."""
        raise NotImplementedError(action)

    def at(self, state: StateT, view: View, column: int, row: int) -> StateT | None:  # noqa: ARG002 - some labs need them
        """The state after a click on the picture; none where a click means nothing."""
        return None

    def draw(self, state: StateT, view: View) -> Picture:
        """The picture, as wide and at most as high as the view."""
        raise NotImplementedError

    def reading(self, state: StateT) -> str:
        """The state in one or two sentences, which say what the picture shows."""
        raise NotImplementedError

    def facts(self, state: StateT) -> Mapping[str, Fact]:
        """The numbers of the state, for programs."""
        raise NotImplementedError

    def card(self, state: StateT) -> Draft:
        """A card that asks what this state shows."""
        raise NotImplementedError
