"""Text: what an author wrote, with the place in the file where it stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Self


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
    if isinstance(value, Text):
        yield value
        return
    parts: Iterable[object] = ()
    if isinstance(value, tuple):
        parts = value
    elif isinstance(value, Mapping):
        parts = value.values()
    elif is_dataclass(value):
        wanted = names(value) if names else (field.name for field in fields(value))
        parts = (getattr(value, name) for name in wanted)
    for part in parts:
        yield from texts_in(part, names)
