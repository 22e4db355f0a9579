"""YAML lines: plain data as a person would write it, which reads back to the same texts."""

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

Data: TypeAlias = str | Sequence["Data"] | Mapping[str, "Data"]
"""Texts, lists and mappings; a text has no line ends but line feeds, and no blanks at its ends."""

WIDEST: Final = 88
"""Cells of a line, from the first sign of its card; a longer text is folded at its blanks."""

WIDEST_FLOW: Final = 60
"""Of what stands in brackets or braces on one line."""

_PLAIN: Final = re.compile(r"(?:-?[^\W_]|[($/\\.+])(?:[^\n:#]|:(?=\S)|(?<=\S)#)*")
"""What needs no quotes: no ': ', no ' #', and no sign at the start that means something."""

_FLOW_SIGNS: Final = re.compile(r"[,\[\]{}:?]")
"""What ends or begins something between brackets."""


def entry_lines(entry: Mapping[str, Data]) -> list[str]:
    r"""The lines of one entry of a list, the first beginning with `- `.

    >>> print("\n".join(entry_lines({"q": "Why: now?", "tags": ["a", "b"]})))
    - q: 'Why: now?'
      tags: [a, b]
    """
    return _listed([line for key, data in entry.items() for line in pair_lines(key, data)])


def pair_lines(key: str, data: Data) -> list[str]:
    """The lines of a key with its value."""
    head = f"{_scalar(key)}:"
    if isinstance(data, str):
        first, *others = _text_lines(data, len(head) + 1)
        return [f"{head} {first}", *_indented(others)]
    flow = _flow(data)
    # A list of things with parts stands below its key, however short they are.
    is_flat = isinstance(data, Mapping) or all(isinstance(value, str) for value in data)
    if flow and is_flat and len(head) + 1 + len(flow) <= WIDEST_FLOW:
        return [f"{head} {flow}"]
    if isinstance(data, Mapping):
        pairs = (pair_lines(name, value) for name, value in data.items())
        return [head, *_indented(line for lines in pairs for line in lines)]
    return [head, *_indented(line for value in data for line in _item_lines(value))]


def _item_lines(data: Data) -> list[str]:
    """An entry of a list inside a card."""
    if isinstance(data, str):
        first, *others = _text_lines(data, len("- "))
        return [f"- {first}", *_indented(others)]
    flow = _flow(data)
    if (flow and len(flow) <= WIDEST) or not isinstance(data, Mapping):
        return [f"- {flow}"]
    return entry_lines(data)


def _listed(lines: Sequence[str]) -> list[str]:
    return [f"- {lines[0]}", *_indented(lines[1:])]


def _indented(lines: Iterable[str]) -> list[str]:
    """The lines below what they belong to; an empty one stays empty."""
    return [f"  {line}" if line else "" for line in lines]


def _text_lines(text: str, column: int) -> list[str]:
    """The text behind a key, which takes `column` cells of the first line."""
    if "\n" in text:
        return ["|-", *text.split("\n")]
    on_one_line = _scalar(text)
    words = text.split(" ")
    if column + len(on_one_line) <= WIDEST or not all(words) or re.search(r"\s", "".join(words)):
        return [on_one_line]
    width = WIDEST - len("  ")
    folded = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return [">-", *folded]


def _flow(data: Data) -> str:
    """The data between brackets or braces; empty where it has line ends."""
    if isinstance(data, str):
        return "" if "\n" in data else _scalar(data, flow=True)
    if isinstance(data, Mapping):
        pairs = [(_scalar(key, flow=True), _flow(value)) for key, value in data.items()]
        whole = all(value for _, value in pairs)
        return f"{{{', '.join(f'{key}: {value}' for key, value in pairs)}}}" if whole else ""
    values = [_flow(value) for value in data]
    return f"[{', '.join(values)}]" if all(values) else ""


def _scalar(text: str, *, flow: bool = False) -> str:
    """The text on one line, in quotes where YAML would make something else of it."""
    is_plain = _PLAIN.fullmatch(text) and text == text.rstrip() and text.isprintable()
    if is_plain and not (flow and _FLOW_SIGNS.search(text)):
        return text
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
