"""Lines of code: numbered, with a mark before those at hand."""

from collections.abc import Collection, Sequence

from quizapp.ui.markdown import CODE_STYLE
from quizapp.ui.text import Block, plain


def code_lines(code: Sequence[str], marked: Collection[int] = ()) -> tuple[Block, ...]:
    """The lines of a program, each behind its number.

    Args:
        code: a text each.
        marked: the numbers of those at hand, counted from 1.
    """
    return tuple(
        Block(
            f"{'▸' if number in marked else ' '}{number:>2} ",
            "    ",
            plain(text, f"bold {CODE_STYLE}" if number in marked else CODE_STYLE),
            spaced=False,
            verbatim=True,
        )
        for number, text in enumerate(code, 1)
    )
