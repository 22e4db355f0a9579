"""Text: what an author wrote, with the place in the file where it stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from types import NoneType
from typing import Any, Final, Self


class Text(str):
    """Author text that knows where it stands in its file (1-based; 0 when made by the program)."""

    __slots__ = ("column", "line")
    line: int
    column: int

    def __new__(cls, value: str, line: int = 0, column: int = 0) -> Self:
        """Wrap `value` as read at `line` and `column`."""
        text = super().__new__(cls, value)
        text.line = line
        text.column = column
        return text


def texts_in(value: object, names: Callable[[Any], Iterable[str]] | None = None) -> Iterator[Text]:
    """The texts within a value, which is one, or has them in tuples, mappings or dataclasses.

    Args:
        value: any.
        names: of which fields of a dataclass; of all, if none is given.
    """
    names = names or _all_fields
    pending = [value]
    while pending:
        part = pending.pop()
        if isinstance(part, Text):
            yield part
        elif not isinstance(part, _BARE):
            pending += reversed(_parts(part, names))


_BARE: Final = (str, int, float, NoneType)
"""What most fields of most cards hold, and has no parts."""


def _parts(value: object, names: Callable[[Any], Iterable[str]]) -> Sequence[object]:
    if isinstance(value, tuple):
        return value
    # Before mappings: to ask whether something is one costs more than all else here.
    if is_dataclass(value):
        return [getattr(value, name) for name in names(value)]
    return tuple(value.values()) if isinstance(value, Mapping) else ()


def _all_fields(value: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(value))
