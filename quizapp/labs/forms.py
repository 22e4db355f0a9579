"""Lab forms: what a control of a lab is, and how its value is read from a deck or from a state."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from quizapp.text.numbers import quantity, show_number
from quizapp.text.suggest import did_you_mean

Row: TypeAlias = tuple[float, ...]
Value: TypeAlias = float | str | tuple[float, ...] | tuple[str, ...] | tuple[Row, ...]
"""A number, a word, a list of numbers, some of several words, or a table."""

Values: TypeAlias = Mapping[str, Value]
"""Values of controls by name, each as its control admits it; never changed in place."""

_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{0,24})?([eE]-?[0-9]{1,3})?")

MOST_ENTRIES: Final = 200
"""A list or table longer than this is no preset to play with."""


class ControlError(ValueError):
    """A value that a control does not admit; `str()` is a sentence."""

    def __init__(self, message: str, at: object = None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.at = at
        """The part of the value that is wrong, where it is a part."""
        self.hint = hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One thing that may be set in a lab."""

    name: str
    help: str
    """What it is, in a few words."""
    default: Value
    low: float = -math.inf
    """The ends of the range of a number, or of each number of a list; both are in it."""
    high: float = math.inf
    step: float = 1.0
    """What an arrow key adds: to the number, or on the scale below."""
    fine: float = 0.1
    """What an arrow key with Shift adds."""
    scale: str = "linear"
    """`linear`; `log`, where a step doubles the number; `logit`, where it is one of log-odds."""
    whole: bool = False
    options: tuple[str, ...] = ()
    """The words that are admitted."""
    columns: tuple[int, int] = (0, 0)
    """Of a table: the fewest and the most numbers in a row."""
    heads: tuple[str, ...] = ()
    """Of a table: what each column is called."""
    ends: tuple[tuple[float, float], ...] = ()
    """Of a table: the range of each column, where they differ."""
    part_of: tuple[int, int] = (0, 0)
    """Of a table: the column that counts some of another one, and that other one."""
    signs: str = ""
    """Of a free word: the characters that it is made of."""
    derived: bool = False
    """It can be set, and follows from the other controls."""
    also: tuple[str, ...] = ()
    """Other names that it goes by."""

    def answers_to(self, name: str | None) -> bool:
        """The name is this control's own, or another that it goes by."""
        return name == self.name or name in self.also

    @property
    def several(self) -> bool:
        """It holds any of its words, not one."""
        return bool(self.options) and isinstance(self.default, tuple)

    @property
    def is_number(self) -> bool:
        """It holds one number."""
        return isinstance(self.default, float)

    def within(self, number: float) -> float:
        """The number, or the end of the range that is nearest to it."""
        return float(min(self.high, max(self.low, number)))

    def read(self, value: object) -> Value:
        """The value as written in a deck or in a state.

        Raises:
            ControlError: the control does not admit it.
        """
        if isinstance(value, Mapping):
            raise ControlError(f"'{self.name}' is {self.kind}, not a mapping", value)
        if isinstance(self.default, float):
            return self._number(value)
        if isinstance(self.default, str):
            return self._word(value) if self.options else self._text(value)
        return self._list(value if isinstance(value, tuple) else (value,))

    @property
    def kind(self) -> str:
        """What it takes, in words."""
        if self.several:
            return "a list of words"
        if isinstance(self.default, float):
            return "a whole number" if self.whole else "a number"
        if isinstance(self.default, str):
            return "a word"
        return "a table of numbers" if self.columns[1] else "a list of numbers"

    def _list(self, values: tuple[object, ...]) -> Value:
        if len(values) > MOST_ENTRIES:
            raise ControlError(f"'{self.name}' has at most {MOST_ENTRIES} entries", values[-1])
        if not values:
            raise ControlError(f"'{self.name}' is empty")
        if self.several:
            return tuple(dict.fromkeys(map(self._word, values)))
        if self.columns[1]:
            return tuple(map(self._row, values))
        return tuple(map(self._number, values))

    def _row(self, value: object) -> Row:
        row = value if isinstance(value, tuple) else (value,)
        fewest, most = self.columns
        if not fewest <= len(row) <= most:
            between = "or" if most == fewest + 1 else "to"
            length = f"{fewest}" if fewest == most else f"{fewest} {between} {most}"
            raise ControlError(f"a row of '{self.name}' has {length} numbers", value)
        ends = self.ends or ((self.low, self.high),) * most
        numbers = tuple(map(self._number, row, ends))
        part, whole = (numbers[column] for column in self.part_of)
        if part > whole:
            share = f"{show_number(part)} of only {show_number(whole)}"
            raise ControlError(f"a row of '{self.name}' counts {share}", row[self.part_of[0]])
        return numbers

    def _number(self, value: object, ends: tuple[float, float] | None = None) -> float:
        if not isinstance(value, str) or not _NUMBER.fullmatch(value):
            label = f"'{value}'" if isinstance(value, str) else "a list"
            raise ControlError(f"'{self.name}' is {self.kind}, not {label}", value)
        number = float(value)
        if self.whole and number != int(number):
            raise ControlError(f"'{self.name}' is a whole number, not {value}", value)
        low, high = ends or (self.low, self.high)
        if not low <= number <= high:
            within = f"{show_number(low)} to {show_number(high)}"
            digits = show_number(number)
            raise ControlError(f"'{self.name}' lies in {within}, and {digits} does not", value)
        return number

    def _word(self, value: object) -> str:
        if not isinstance(value, str) or value not in self.options:
            label = f"'{value}'" if isinstance(value, str) else "a list"
            options = ", ".join(self.options)
            guess = did_you_mean(value, self.options).lstrip() if isinstance(value, str) else ""
            raise ControlError(f"'{self.name}' is one of {options}, not {label}", value, guess)
        return str(value)

    def _text(self, value: object) -> str:
        if not isinstance(value, str) or not set(value) <= set(self.signs):
            label = f"'{value}'" if isinstance(value, str) else "a list"
            raise ControlError(f"'{self.name}' is made of {self.signs}, not {label}", value)
        if len(value) > MOST_ENTRIES:
            raise ControlError(f"'{self.name}' has at most {MOST_ENTRIES} signs", value)
        return str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabForm:
    """One lab as decks, states and the command line see it."""

    name: str
    """What `use` names."""
    short: str
    """What the command line calls it."""
    title: str
    asks: str
    """The question that it is for, in one line."""
    draws_rows: bool
    """The rows that it works on are drawn by chance: no control holds them."""
    controls: tuple[Control, ...]
    paired: tuple[str, str] | None = None
    """Two lists that have as many entries as each other."""

    @property
    def defaults(self) -> Values:
        """The state in which it opens when nobody says otherwise."""
        return {control.name: control.default for control in self.controls if not control.derived}

    def control(self, name: str) -> Control:
        """The control of that name.

        Raises:
            ControlError: there is none.
        """
        for control in self.controls:
            if control.answers_to(name):
                return control
        names = [control.name for control in self.controls]
        guess = did_you_mean(name, names).lstrip() or f"It has {', '.join(names)}."
        raise ControlError(f"this lab has no control '{name}'", name, guess)

    def read(self, settings: Mapping[str, object]) -> Values:
        """The values of the settings, by the controls' own names; derived ones among them.

        Raises:
            ControlError: a name or a value is wrong.
        """
        values: dict[str, Value] = {}
        for name, value in settings.items():
            control = self.control(name)
            values[control.name] = control.read(value)
        if self.paired and values.keys() >= set(self.paired):
            self._check_pair(values, *self.paired)
        return values

    def _check_pair(self, values: Values, first: str, second: str) -> None:
        counts = [
            len(value) for name in (first, second) if isinstance(value := values[name], tuple)
        ]
        if len(set(counts)) > 1:
            entries = quantity(counts[0], "entry", several="entries")
            message = f"'{first}' has {entries} and '{second}' has {counts[1]}"
            raise ControlError(message, second, "Give both as many.")


def write_state(form: LabForm, values: Values) -> str:
    """Values as a string without spaces that a shell takes as it stands; defaults are left out.

    Settings are parted by commas, entries of a list by slashes, numbers of a row by colons.
    """
    changed = ((name, value) for name, value in values.items() if value != form.defaults[name])
    return ",".join(f"{name}={written(value, '/')}" for name, value in changed)


def written(value: Value | Row, sign: str) -> str:
    """One value of a state string."""
    if isinstance(value, float):
        return show_number(value).replace("e+", "e")
    if isinstance(value, str):
        return value
    return sign.join(written(entry, ":") for entry in value)


def read_state(form: LabForm, text: str) -> Values:
    """The values that a state string sets.

    Raises:
        ControlError: it is no state of this lab.
    """
    settings: dict[str, object] = {}
    for part in filter(None, text.strip().split(",")):
        name, sign, value = part.partition("=")
        if not sign:
            raise ControlError(f"'{part}' sets nothing: a state is written name=value,name=value")
        control = form.control(name.strip())
        if control.name in settings:
            raise ControlError(f"'{control.name}' is set twice", name)
        settings[control.name] = parted(control, value)
    return form.read(settings)


def parted(control: Control, value: str) -> object:
    """The value of a state string in the parts that its control wants.

    Raises:
        ControlError: the parts are parted in another way.
    """
    if not isinstance(control.default, tuple):
        return value
    if re.search(r"[,\s]", value.strip()) or (control.several and "+" in value):
        message = f"'{control.name}' is {control.kind}, not '{value}'"
        raise ControlError(message, value, "Its entries are parted by slashes.")
    entries = tuple(filter(None, value.split("/")))
    return tuple(tuple(entry.split(":")) for entry in entries) if control.columns[1] else entries
