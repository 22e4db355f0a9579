"""The walk through code as lines of text: code beside its values, or above them if need be."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from statistics import fmean
from typing import Final, NamedTuple

from textual.content import Content

from quizapp.decks.substitution import fill
from quizapp.study.code_walk import CodeWalk
from quizapp.study.kinds.trace import value_table
from quizapp.text.numbers import show_number
from quizapp.ui.markdown import inline, prose
from quizapp.ui.text import Block, labelled, line, plain, table_block, wrapped
from quizapp.ui.topic.code_lines import code_lines

COLUMN_CELLS: Final = 3
"""Between the code and its values."""

CONTRACT_LABEL_CELLS: Final = 9

CONTRACT_CELLS: Final = 45
"""From here on there is room for the contract above the values."""

SAY: Final = (
    "Say two sentences aloud, as in an interview: what does this code give up, and how does it"
    " fail? Enter shows what they should hold."
)


class ShownValues(NamedTuple):
    """The rows that the code runs on, and what of them is hidden."""

    rows: Sequence[Mapping[str, float]]
    hidden: str = ""
    """The value that is asked for."""


def walk_lines(walk: CodeWalk, values: ShownValues, width: int, *, dense: bool) -> list[Content]:
    """The place of the walk at this width.

    Args:
        walk: where it is.
        values: those beside the code.
        width: in cells.
        dense: a question stands below, and wants the room.
    """
    code = list(code_lines(walk.walk.code.rstrip().splitlines(), walk.lines))
    sentences, contract, table = list(_said(walk)), list(_contract(walk)), _table(walk, values)
    code_cells = _cells(code)
    right_cells = width - code_cells - COLUMN_CELLS
    if not walk.place:
        return wrapped([*contract, _gap(), *code, *sentences], width)
    if not walk.step:
        return wrapped([*code, *sentences], width)
    if _cells(table) <= right_cells:
        left = wrapped([*code, *sentences], code_cells)
        above = [*contract, _gap()] if right_cells >= CONTRACT_CELLS else []
        return _beside(left, wrapped([*above, *table], right_cells), code_cells)
    return wrapped(
        [*code, *table, *sentences] if dense else [*code, _gap(), *table, *sentences], width
    )


def _beside(left: list[Content], right: list[Content], cells: int) -> list[Content]:
    pairs = zip_longest(left, right, fillvalue=Content(""))
    gaps = ((one, cells - one.cell_length + COLUMN_CELLS, two) for one, two in pairs)
    return [one + Content(" " * gap) + two for one, gap, two in gaps]


def _cells(blocks: Sequence[Block]) -> int:
    """The width of the blocks where nothing is wrapped."""
    return max((row.cell_length for row in wrapped(blocks, 1000)), default=0)


def _gap() -> Block:
    return line(plain(""), spaced=False)


def _contract(walk: CodeWalk) -> Iterator[Block]:
    """What goes in and what comes out."""
    for name, text in walk.walk.contract.items():
        yield from labelled(str(name), prose(fill(text)), CONTRACT_LABEL_CELLS)


def _table(walk: CodeWalk, values: ShownValues) -> list[Block]:
    if not values.rows:
        return []
    table = value_table(values.rows, walk.columns, hidden={values.hidden})
    return [table_block(("row", *table.heads), table.numbered), *_mean(walk, values)]


def _mean(walk: CodeWalk, values: ShownValues) -> Iterator[Block]:
    """What the code returns at this place, where that is the mean of a value in sight."""
    if walk.averaged and walk.averaged != values.hidden:
        mean = show_number(fmean(row[walk.averaged] for row in values.rows), ".4g")
        yield line(plain(f"returns {mean}, the mean of {walk.averaged}"), spaced=False)


def _said(walk: CodeWalk) -> Iterator[Block]:
    """What is said at this place of the walk."""
    if walk.step:
        yield from prose(fill(walk.step.says))
        if walk.concept:
            yield line(plain("theory: ", "dim") + inline(fill(walk.concept)), spaced=False)
    elif not walk.place:
        yield from _checklist(walk)
    elif walk.is_said:
        ends = {"trade-off": walk.walk.tradeoff, "failure": walk.walk.failure}
        for label, text in ends.items():
            yield from labelled(label, prose(fill(text)), 11) if text else ()
        yield from _checklist(walk)
    else:
        yield line(plain(SAY))


def _checklist(walk: CodeWalk) -> Iterator[Block]:
    """What to do on the way; at its end the learner sees what of it is done."""
    for place, entry in enumerate(walk.walk.checklist):
        yield Block("· ", "  ", inline(fill(entry)), spaced=not place)
