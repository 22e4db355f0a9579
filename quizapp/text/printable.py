"""Printable text: owns which characters no author text may hold, and no screen shows."""

import re
from typing import Final

UNPRINTABLE: Final = (
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u2028\u2029"  # line and paragraph separator: YAML and editors disagree on the line number
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks, overrides and isolates
    "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufff9-\ufffb"  # invisible, and not joiners
    "\U000e0000-\U000e007f"  # tags: invisible copies of ASCII
    "\ud800-\udfff\ufeff\ufffe\uffff"  # lone surrogates, stray byte-order marks, noncharacters
    "]"
)
"""A character class: what no author text may hold, and no screen shows."""

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands where a refused character stood, so that columns stay true."""


def printable(text: str) -> str:
    r"""The text with characters that a terminal might obey shown by their numbers.

    >>> printable("red \x1b[31m")
    'red \\x1b[31m'
    """
    if text.isprintable():
        return text
    # Compiled here, because few runs come this far and the class takes 2 ms.
    return re.sub(UNPRINTABLE, lambda match: ascii(match[0])[1:-1], text)
