"""Written lines: owns how the sentences of a page become lines of a picture."""

import re
from collections.abc import Iterable
from textwrap import wrap
from typing import Final

from quizapp.plot.cells import Line, Span, fitted, one_cell_each

AFTER_NUMBER: Final = re.compile(r"(?<=\d) ")
HELD_SPACE: Final = "\N{NO-BREAK SPACE}"


def wrapped_lines(sentence: str, width: int) -> list[str]:
    """The sentence in lines; a number stands on one with what it counts.

    >>> wrapped_lines("You knew 47 of them.", 11)
    ['You knew', '47 of them.']
    """
    lines = wrap(AFTER_NUMBER.sub(HELD_SPACE, sentence), width)
    return [line.replace(HELD_SPACE, " ") for line in lines]


def written_lines(sentences: Iterable[str], width: int, *, ascii: bool) -> tuple[Line, ...]:
    """The sentences in so many columns, each beginning a line.

    >>> written_lines(["One – or two."], 8, ascii=True)
    ((Span(text='One - or', role=''),), (Span(text='two.', role=''), Span(text='    ', role='')))
    """
    return tuple(
        written_line(line, width=width, ascii=ascii)
        for sentence in sentences
        for line in wrapped_lines(sentence, width)
    )


def written_line(*parts: str | Span, width: int, ascii: bool) -> Line:
    """The parts as one line, whatever characters an author put into them."""
    spans = (part if isinstance(part, Span) else Span(part) for part in parts)
    return fitted((Span(one_cell_each(text, ascii=ascii), role) for text, role in spans), width)
