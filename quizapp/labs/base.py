"""The lab: what every lab can do with a state, and what it leaves to the single labs.

A lab holds no state. The screen keeps the state as a value, asks the lab for the next one, and
draws what the lab makes of it. None of this needs a screen: the command line uses the same labs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from quizapp.labs.forms import Control, LabForm, Row, State, Value
from quizapp.plot.cells import Picture

Fact: TypeAlias = float | int | str | bool | list["Fact"] | dict[str, "Fact"] | None
"""What a program may be told: plain JSON."""


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


@dataclass(frozen=True, slots=True)
class Draft:
    """A card about one state of a lab, in the words of the deck format."""

    question: str
    answer: str
    """Markdown; its numbers are computed, as in `{=bce(1, 0.01)|.3f}`."""


class Lab:
    """One lab; `quizapp/labs/catalogue.py` says what it is called and what can be set in it."""

    form: ClassVar[LabForm]
    explanation: ClassVar[str]
    """Markdown: what is to be seen here, and which mistakes it cures."""

    def open(self, values: State) -> State:
        """The state in which these values are set, and everything else is as always."""
        own = {name: value for name, value in values.items() if name in self.form.defaults}
        state = self.tidy({**self.form.defaults, **own})
        for name, value in values.items():
            if name not in own:
                # In the order in which they were said: of two that move each other the last counts.
                state = self.put(state, name, value)
        return state

    def put(self, state: State, name: str, value: Value) -> State:
        """The state with one control set; the others follow where they must."""
        return self.tidy({**state, name: value})

    def value(self, state: State, name: str) -> Value:
        """What a control shows, a derived one too."""
        return state[name]

    def tidy(self, state: State) -> State:
        """The state with controls that contradict each other brought together."""
        return state

    def controls(self, state: State) -> tuple[Control, ...]:  # noqa: ARG002 - some labs need it
        """The controls that can be turned by hand now, in the order of Tab."""
        return tuple(each for each in self.form.controls if each.is_number or each.options)

    def act(self, state: State, action: str) -> State:
        """The state after one of the lab's own keys, which `ui/keys.py` lists under its name."""
        raise NotImplementedError(action)

    def at(self, state: State, view: View, column: int, row: int) -> State | None:  # noqa: ARG002 - some labs need them
        """The state after a click on the picture; none where a click means nothing."""
        return None

    def draw(self, state: State, view: View) -> Picture:
        """The picture, as wide and at most as high as the view."""
        raise NotImplementedError

    def reading(self, state: State) -> str:
        """The state in one or two sentences, which say what the picture shows."""
        raise NotImplementedError

    def facts(self, state: State) -> Mapping[str, Fact]:
        """The numbers of the state, for programs."""
        raise NotImplementedError

    def card(self, state: State) -> Draft:
        """A card that asks what this state shows."""
        raise NotImplementedError


def number(state: State, name: str) -> float:
    """The value of a control that holds a number."""
    value = state[name]
    assert isinstance(value, float)
    return value


def word(state: State, name: str) -> str:
    """The value of a control that holds one word."""
    value = state[name]
    assert isinstance(value, str)
    return value


def words(state: State, name: str) -> tuple[str, ...]:
    """The value of a control that holds several words."""
    return tuple(each for each in entries(state, name) if isinstance(each, str))


def numbers(state: State, name: str) -> tuple[float, ...]:
    """The value of a control that holds a list of numbers."""
    return tuple(each for each in entries(state, name) if isinstance(each, float))


def table(state: State, name: str) -> tuple[Row, ...]:
    """The value of a control that holds a table."""
    return tuple(each for each in entries(state, name) if isinstance(each, tuple))


def entries(state: State, name: str) -> tuple[object, ...]:
    """The entries of a control that holds more than one."""
    value = state[name]
    assert isinstance(value, tuple)
    return value
