"""Pieces of a topic page as blocks of text; author words come in through `markdown.py` alone."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from textual.content import Content

from quizapp.decks.contents.pieces import (
    Bullets,
    Complaint,
    Heading,
    Piece,
    Prose,
    TextTable,
    Verbatim,
)
from quizapp.ui.markdown import CODE_STYLE, inline, prose
from quizapp.ui.text import Block, Table, labelled, line, plain
from quizapp.ui.topic.code_lines import code_lines
from quizapp.ui.topic.highlight import highlighted

PIECE_LABEL_CELLS: Final = 13
"""For the word left of a text, such as `production` or `breaks when`."""


FACT_CHARACTERS: Final = 130
"""A labelled text of up to two lines is a fact; a longer one is a paragraph of its own."""


def piece_blocks(pieces: Sequence[Piece]) -> list[Block]:
    """The blocks of these pieces; short facts with a label stand close, below their heading too."""
    blocks: list[Block] = []
    for before, piece in zip((None, *pieces), pieces, strict=False):
        first, *others = _blocks(piece)
        close = _is_fact(piece) and (isinstance(before, Heading) or _is_fact(before))
        blocks += [replace(first, spaced=not close), *others]
    return blocks


def _is_fact(piece: Piece | None) -> bool:
    return isinstance(piece, Prose) and bool(piece.label) and len(piece.text) <= FACT_CHARACTERS


def _blocks(piece: Piece) -> Sequence[Block]:
    match piece:
        case Prose(text=text, label=""):
            return prose(text, folded=True, code=highlighted)
        case Prose(text=text, label=label):
            return labelled(label, prose(text, folded=True, code=highlighted), PIECE_LABEL_CELLS)
        case Heading(text=text):
            return [line(inline(text).stylize("bold"))]
        case Verbatim(text=text, language=""):
            return [Block("  ", "  ", plain(text, CODE_STYLE), spaced=True, verbatim=True)]
        case Verbatim(text=text, language=language):
            return code_lines(text.split("\n"), language=language)
        case Bullets(entries=entries):
            return [block for entry in entries for block in _bullet(entry)]
        case TextTable(heads=heads, rows=rows):
            return [_table(heads, rows)]
        case Complaint(sentence=sentence):
            return [line(plain(sentence, "$text-error"))]


def _bullet(entry: str) -> list[Block]:
    """A sentence behind a bullet; further blocks of it stand below."""
    return [
        replace(
            block,
            first=f"{'  ' if place else '• '}{block.first}",
            rest=f"  {block.rest}",
            spaced=False,
        )
        for place, block in enumerate(prose(entry, folded=True))
    ]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    cells = tuple(tuple(inline(cell) for cell in row) for row in (heads, *rows))
    rights = tuple(map(_is_count, rows[0] if rows else heads))
    return Table(first="", rest="", body=Content(""), spaced=True, rows=cells, rights=rights)


def _is_count(cell: str) -> bool:
    return cell == "–" or cell.isdigit()
