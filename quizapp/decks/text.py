"""Text: what an author wrote, with the place in the file where it stands."""

from typing import Self


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
