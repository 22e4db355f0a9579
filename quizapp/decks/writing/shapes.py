"""Shapes: what stands in a field of a form, as data of the deck format.

What cannot be taken apart stays a text: the reader says of it what it wants instead.
"""

import re
from collections.abc import Callable, Mapping
from string import ascii_lowercase
from typing import Final

from quizapp.decks.kinds.form_field import Shape
from quizapp.decks.writing.yaml_lines import Data

FEEDBACK: Final = " :: "
"""What stands between an option and its feedback, as it does in a gap."""

_ENDS_OF_DRAWS: Final = re.compile(r"\)[ ,;]+(?=\w+ *:)")
"""Several variables may stand on one line: the next one begins behind a bracket."""

YES: Final = frozenset({"yes", "y", "true"})
NO: Final = frozenset({"", "no", "n", "false"})


def as_data(shape: Shape, text: str) -> Data:
    r"""What stands in a field; empty where nothing does.

    >>> as_data(Shape.TRAPS, "1 - p: The other side.\np/2: Half of it.")
    [{'if': '1 - p', 'say': 'The other side.'}, {'if': 'p/2', 'say': 'Half of it.'}]
    >>> as_data(Shape.PAIRS, "a: pick(1, 2)  b: ints(3, 9)")
    {'a': 'pick(1, 2)', 'b': 'ints(3, 9)'}
    """
    return _READERS[shape](tidy(text))


def tidy(text: str) -> str:
    """The text without blanks at its ends, its lines ended by line feeds alone."""
    return "\n".join(line if line.strip() else "" for line in text.splitlines()).strip()


def block_names(count: int) -> list[str]:
    """What the blocks of an order card are called: a to z, then a1, b1 and so on."""
    rounds = (
        letter + (str(turn) if turn else "")
        for turn in range(count // len(ascii_lowercase) + 1)
        for letter in ascii_lowercase
    )
    return [name for name, _ in zip(rounds, range(count), strict=False)]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _flag(text: str) -> str:
    word = text.casefold()
    return "true" if word in YES else "" if word in NO else _one_line(text)


def _words(text: str) -> list[str]:
    return [_one_line(word) for word in text.replace("\n", ",").split(",") if word.strip()]


def _lines_or_one(text: str) -> Data:
    lines = _lines(text)
    return lines[0] if len(lines) == 1 else lines


def _options(text: str) -> list[Data]:
    return [_option(line) for line in _lines(text)]


def _option(line: str) -> Data:
    option, _, feedback = (part.strip() for part in line.partition(FEEDBACK))
    return {option: feedback} if option and feedback else line


def _pairs(text: str) -> Data:
    pairs = [_pair(line) for line in _lines(_ENDS_OF_DRAWS.sub(")\n", text))]
    names = {name for name, value in pairs if name and value}
    return dict(pairs) if len(names) == len(pairs) else text


def _pair(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip(), value.strip()


def _traps(text: str) -> Data:
    return [_trap(line) for line in _lines(text)]


def _trap(line: str) -> Mapping[str, Data]:
    value, sentence = _pair(line)
    return {"if": value, "say": sentence} if sentence else {"if": value}


def _tolerance(text: str) -> Data:
    return _pairs(text.replace(",", "\n")) if ":" in text else _one_line(text)


def _ends(text: str) -> Data:
    low, middle, high = _one_line(text).partition(" to ")
    return [low, high] if middle else low


def _blocks(text: str) -> Data:
    lines = _lines(text)
    return dict(zip(block_names(len(lines)), lines, strict=True))


_READERS: Final[Mapping[Shape, Callable[[str], Data]]] = {
    Shape.PROSE: str,
    Shape.LINE: _one_line,
    Shape.FLAG: _flag,
    Shape.WORDS: _words,
    Shape.LINES: _lines,
    Shape.LINES_OR_ONE: _lines_or_one,
    Shape.OPTIONS: _options,
    Shape.PAIRS: _pairs,
    Shape.TRAPS: _traps,
    Shape.TOLERANCE: _tolerance,
    Shape.ENDS: _ends,
    Shape.BLOCKS: _blocks,
}
