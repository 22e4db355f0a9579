r"""Escapes: owns where double quotes make something of a backslash that was meant otherwise.

A LaTeX command loses its first letter, as in `"\nabla"`, and JSON writes one character as a pair.
"""

import re
from typing import Final

from quizapp.text.maths_spans import maths_spans

_NO_WORD_LEFT: Final = re.compile(
    r"\\(?:n(?:abla|otin|ewline|olimits|onumber|leq|geq)"
    r"|t(?:heta|imes|ilde|extbf|extit|extrm|riangle|herefore|frac))(?![A-Za-z])"
)
_ANY: Final = r"\\(?:n(?:e|eq|eg|u|ot|i|mid|exists)|t(?:au|an|anh|o|op|ext))"
_WORD_LEFT: Final = re.compile(rf"{_ANY}(?![A-Za-z])")
_WITH_ARGUMENT: Final = re.compile(rf"{_ANY}(?=\^|_?\{{)")

_PAIR: Final = re.compile(
    r"(?<!\\)((?:\\\\)*)(\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2}))"
)
_PADDING: Final = "\N{LEFT-TO-RIGHT OVERRIDE}" * 11
"""As long as what it stands for, so that all behind it keeps its column; no deck may hold it."""
_PADDED: Final = re.compile(f".{_PADDING}")


def lost_command(source: str) -> str:
    r"""A LaTeX command whose start was read as an escape; empty when there is none.

    What is left of some is a word or a letter, as may begin any line: these need a second sign of
    LaTeX, dollars around them or an argument.

    Args:
        source: what stands between double quotes, as it is written.

    >>> lost_command(r"$\nu$"), lost_command(r"first\nu second"), lost_command(r"\theta")
    ('\\nu', '', '\\theta')
    """
    plain = source.replace(r"\\", "  ")
    if match := _NO_WORD_LEFT.search(plain) or _WITH_ARGUMENT.search(plain):
        return match[0]
    end = 0
    for start, span in sorted(maths_spans(plain).items()) if "$" in plain else ():
        if start >= end:
            end = span.end
            if match := _WORD_LEFT.search(plain, start, end):
                return match[0]
    return ""


def join_pairs(text: str) -> str:
    r"""The text of the same length in which each pair of surrogates is the character that it names.

    >>> len(join_pairs(r'"\uD83D\uDC08"')), split_padding(join_pairs(r"\uD83D\uDC08"))
    (14, '🐈')
    """
    return _PAIR.sub(_joined, text)


def _joined(pair: re.Match[str]) -> str:
    high, low = int(pair[3], 16) - 0xD800, int(pair[4], 16) - 0xDC00
    return f"{pair[1]}{chr(0x10000 + high * 0x400 + low)}{_PADDING}"


def split_padding(text: str, source: str = "") -> str:
    r"""The text without its padding, or with the pairs as its `source` has them, if there is one.

    >>> split_padding(join_pairs(r"a \uD83D\uDC08"), r"a \uD83D\uDC08")
    'a \\uD83D\\uDC08'
    """
    if not source:
        return text.replace(_PADDING, "")
    pairs = _PAIR.finditer(source)
    return _PADDED.sub(lambda _: next(pairs)[2], text)
