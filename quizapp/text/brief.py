"""Brief messages: owns how long a sentence on one cause may be, whatever it quotes."""

from typing import Final

LONGEST_MESSAGE: Final = 300
"""Characters: about four lines of a terminal, which somebody still reads."""

ENDS_OF_WORD: Final = 40
"""Characters that stay at either end of a word that is too long; names differ at their ends."""


def brief(message: str) -> str:
    r"""The message as one line of at most 300 characters; the longest words lose their middle.

    >>> brief("There is no topic 'calibration'.")
    "There is no topic 'calibration'."
    >>> len(brief("x" * 100_000)), len(brief("why not " * 100_000)), brief("one\ntwo")
    (81, 300, 'one two')
    """
    line = message if "\n" not in message else " ".join(message.split())
    if len(line) <= LONGEST_MESSAGE:
        return line
    line = " ".join(map(_without_middle, line.split(" ")))
    return line if len(line) <= LONGEST_MESSAGE else f"{line[: LONGEST_MESSAGE - 1]}…"


def _without_middle(word: str) -> str:
    if len(word) <= 2 * ENDS_OF_WORD + 1:
        return word
    return f"{word[:ENDS_OF_WORD]}…{word[-ENDS_OF_WORD:]}"
