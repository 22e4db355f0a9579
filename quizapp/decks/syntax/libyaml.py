"""Parsers: owns which of PyYAML's loaders turns a text into events."""

from typing import Any, Final, Protocol, cast

import yaml


class Parser(Protocol):
    """What is used of PyYAML's loaders: the next event, none after the last.

    Events are `Any`, since PyYAML's marks and values may be none as far as their types tell.
    """

    def get_event(self) -> Any:
        """The next event."""


class ParserType(Protocol):
    """How a parser is made of a text."""

    def __call__(self, stream: str) -> Parser:
        """A parser at the start of the text."""


LIBYAML: Final[ParserType | None] = (
    cast("ParserType", yaml.CBaseLoader) if yaml.__with_libyaml__ else None
)
PURE: Final = cast("ParserType", yaml.BaseLoader)
"""For a PyYAML that was built without libyaml: several dozen times slower, and it asks for quotes
around a text in brackets or braces that holds a question mark."""
FASTEST: Final = LIBYAML or PURE
