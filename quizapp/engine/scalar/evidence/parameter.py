"""Parameters of evidence: what an author may set of a panel, and how a wrong setting is refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Setting: TypeAlias = float | str | tuple[float, ...] | tuple[str, ...]
"""The value of a parameter."""

LONGEST_TEXT: Final = 24
"""Characters of a name in a panel; with more of them a table is wider than a terminal."""

LONGEST_SOURCE: Final = 50
"""Characters of a text that stands in a title."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that can be set."""

    form: Literal["number", "whole", "text", "choice", "numbers", "texts"]
    default: Setting
    meaning: str
    lowest: float = 0.0
    """Of a number, and of each number of a list; both ends are included."""
    highest: float = 1.0
    options: tuple[str, ...] = ()
    """Of a choice."""
    fewest: int = 2
    """Entries of a list."""
    most: int = 5

    @property
    def wish(self) -> str:
        """What the value must be.

        >>> Parameter("numbers", (0.5, 0.5), "shares").wish
        'a list of 2 to 5 numbers from 0 to 1'
        """
        span = f"{self.fewest} to {self.most}" if self.fewest < self.most else f"{self.most}"
        ends = f"from {_end(self.lowest)} to {_end(self.highest)}"
        match self.form:
            case "number":
                return f"a number {ends}"
            case "whole":
                return f"a whole number {ends}"
            case "choice":
                return f"one of {', '.join(self.options)}"
            case "text":
                return f"a text of at most {LONGEST_SOURCE} characters"
            case "numbers":
                return f"a list of {span} numbers {ends}"
            case "texts":
                texts = f"texts of at most {LONGEST_TEXT} characters"
                return f"a list of {span} {texts}"

    def admits(self, value: object) -> bool:
        """The value can be built from.

        >>> Parameter("whole", 5, "rows", 1, 9).admits(3.0), Parameter("number", 0, "").admits(True)
        (True, False)
        """
        match self.form:
            case "number":
                return self._is_number(value)
            case "whole":
                return self._is_number(value) and float(str(value)).is_integer()
            case "choice":
                return value in self.options
            case "text":
                return _is_text(value, LONGEST_SOURCE)
        if not isinstance(value, list | tuple) or not self.fewest <= len(value) <= self.most:
            return False
        if self.form == "numbers":
            return all(map(self._is_number, value))
        return all(_is_text(entry, LONGEST_TEXT) for entry in value)

    def _is_number(self, value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return self.lowest <= value <= self.highest


@dataclass(frozen=True, slots=True)
class PanelSettings:
    """The values of all parameters of a panel, which were admitted before."""

    values: Mapping[str, object]

    def number(self, name: str) -> float:
        """The value of a number."""
        value = self.values[name]
        assert isinstance(value, int | float)
        return float(value)

    def whole(self, name: str) -> int:
        """The value of a whole number."""
        return int(self.number(name))

    def text(self, name: str) -> str:
        """The value of a text or a choice."""
        return str(self.values[name])

    def numbers(self, name: str) -> tuple[float, ...]:
        """The values of a list of numbers."""
        return tuple(map(float, self._entries(name)))

    def texts(self, name: str) -> tuple[str, ...]:
        """The values of a list of texts."""
        return tuple(map(str, self._entries(name)))

    def _entries(self, name: str) -> Sequence[str]:
        value = self.values[name]
        assert isinstance(value, list | tuple)
        return value


def _end(number: float) -> str:
    return f"{float(number):,}".removesuffix(".0")


def _is_text(value: object, longest: int) -> bool:
    return isinstance(value, str) and 0 < len(value) <= longest
