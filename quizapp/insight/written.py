"""Written lines: owns how the sentences of a page become lines of a picture."""

from collections.abc import Iterable
from textwrap import wrap

from quizapp.plot.cells import Line, Span, fitted, one_cell_each


def written_lines(sentences: Iterable[str], width: int, *, ascii: bool) -> tuple[Line, ...]:
    """The sentences in so many columns, each beginning a line.

    >>> written_lines(["One – or two."], 8, ascii=True)
    ((Span(text='One - or', role=''),), (Span(text='two.', role=''), Span(text='    ', role='')))
    """
    return tuple(
        written_line(line, width=width, ascii=ascii)
        for sentence in sentences
        for line in wrap(sentence, width)
    )


def written_line(*parts: str | Span, width: int, ascii: bool) -> Line:
    """The parts as one line, whatever characters an author put into them."""
    spans = (part if isinstance(part, Span) else Span(part) for part in parts)
    return fitted((Span(one_cell_each(text, ascii=ascii), role) for text, role in spans), width)
