"""What the states of all labs have in common: controls set and shown by name."""

from dataclasses import dataclass, fields, replace
from typing import Any, Self

from quizapp.labs.forms import Value, Values


@dataclass(frozen=True, slots=True, kw_only=True)
class LabState:
    """A lab as it stands, with a field for every control that is not derived, under its name.

    A state brings together what contradicts itself when it is made (`__post_init__`). A control
    that follows from others is a property, and a method `with_NAME` sets it.
    """

    def put(self, name: str, value: Value) -> Self:
        """The state with one control set; the others follow where they must."""
        setter = getattr(self, f"with_{name}", None)
        if setter is None:
            changed: dict[str, Any] = {name: value}
            return replace(self, **changed)
        state: Self = setter(value)
        return state

    def value(self, name: str) -> Value:
        """What a control shows, a derived one too."""
        value: Value = getattr(self, name)
        return value

    @property
    def values(self) -> Values:
        """The value of every control that is not derived."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def _settle(self, **values: object) -> None:
        """Set fields of a state that is still being made."""
        for name, value in values.items():
            object.__setattr__(self, name, value)


def clamped(number: float, low: float, high: float) -> float:
    """The number, or the end that is nearest to it."""
    return min(high, max(low, number))
