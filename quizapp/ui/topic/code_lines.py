"""Lines of code: numbered, in the styles of their tokens, with a mark before those at hand."""

from collections.abc import Collection, Sequence

from quizapp.ui.text import Block
from quizapp.ui.topic.highlight import highlighted


def code_lines(
    code: Sequence[str], marked: Collection[int] = (), *, language: str = "python"
) -> tuple[Block, ...]:
    """The lines of a program, each behind its number.

    Args:
        code: a text each.
        marked: the numbers of those at hand, counted from 1.
        language: what it is written in.
    """
    return tuple(
        Block(
            f"{'▸' if number in marked else ' '}{number:>2} ",
            "    ",
            text.stylize("bold") if number in marked else text,
            spaced=False,
            verbatim=True,
        )
        for number, text in enumerate(highlighted("\n".join(code), language).split("\n"), 1)
    )
