"""What PyYAML says of malformed text, told as an author would want to hear it."""

import re
from typing import Final, NamedTuple

import yaml

from quizapp.decks.diagnostics import Fix
from quizapp.decks.syntax.collector import Diagnostics, Place, Placed

REST_IS_LOST: Final = "The rest of the file was not read."

QUOTE_IT: Final = "Put the text in quotes."

ESCAPE_HINT: Final = "Use single quotes, or write the backslash twice."


class Saying(NamedTuple):
    """What an error means when the parser's words hold `cue`."""

    cue: str
    message: str
    hint: str = ""
    at_start: bool = False
    """The place to mend is where the construct began, not where the parser gave up."""


_SAYINGS: Final = (
    Saying("unknown escape", "no escape starts like this in double quotes", ESCAPE_HINT),
    Saying("hexadecimal", "this escape lacks hexadecimal digits", ESCAPE_HINT),
    Saying("quoted scalar", "the quote that opens here is never closed", at_start=True),
    Saying(
        "':'",
        "this is neither 'key: value' nor an entry of a list",
        "A colon with a space after it may be missing, or the indentation of a longer text.",
        at_start=True,
    ),
    Saying(
        "flow sequence",
        "the list that opens here is not closed, or a comma is missing",
        "Put a text that starts with a bracket, or an entry that holds one, in quotes.",
        at_start=True,
    ),
    Saying(
        "flow mapping",
        "the mapping that opens here is not closed, or a comma is missing",
        "Put a text that starts with a brace, or an entry that holds one, in quotes.",
        at_start=True,
    ),
    Saying("directive", "a line that starts with '%' is a directive", QUOTE_IT),
    Saying("incompatible", "the file asks for another version of YAML"),
    Saying(
        "sequence entries",
        "'- ' starts an entry of a list, which needs a line of its own",
        "Put the text in quotes if it starts with a hyphen.",
    ),
)
"""The first whose cue is found counts."""

_SECOND_COLON = Saying("", "this text holds ': ', which would make it a key", QUOTE_IT)

_UNFIT = Saying(
    "",
    "this does not fit what stands above it",
    "Compare the indentation with the lines above.",
)

_VALUE_START = re.compile(r"(?:^|(?<=\s)-|:)\s+(\[\[|\{=|>=|[`%@*&!|>\"'])")


def explain(error: Exception, latest: Placed, diagnostics: Diagnostics, lost: str) -> None:
    """Note one diagnostic for a syntax error, and what is `lost` by it.

    The last place that was read well is `latest`.
    """
    start, end, words = _marks(error, latest)
    end = Place(min(end.line, max(1, len(diagnostics.lines))), end.column)
    if "Unicode" in words or not isinstance(error, yaml.YAMLError):
        message = "this escape names no character, or half of one"
        diagnostics.add("E-CONTROL", start, f"{message}. {lost}", ESCAPE_HINT)
        return
    line = diagnostics.lines[end.line - 1] if diagnostics.lines else ""
    saying, place = _meaning(words, line, start, end)
    diagnostics.add("E-YAML", place, f"{saying.message}. {lost}", saying.hint)


def warn_of_escape(diagnostics: Diagnostics, text: Placed, command: str, source: str) -> None:
    """Warn of a LaTeX command in the source of a text, whose start was read as an escape."""
    message = f"'{command}' in double quotes is white space and '{command[2:]}'"
    diagnostics.add("W-ESCAPE", text, message, ESCAPE_HINT, _in_single_quotes(text, source))


def _in_single_quotes(text: Placed, source: str) -> Fix | None:
    """The source of a text in other quotes; none where it may hold escapes that are meant."""
    body = source[1:-1]
    if any(sign in source for sign in ("\n", "\\\\", '\\"', "'")):
        return None
    return Fix(text.line, text.column, len(source), f"'{body}'")


def _marks(error: Exception, latest: Placed) -> tuple[Place, Place, str]:
    """Where the construct began, where the parser gave up, and what it said."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        here = Place(latest.line, latest.column)
        return here, here, str(error)
    mark = error.problem_mark
    end = Place(mark.line + 1, mark.column + 1)
    begun = error.context_mark
    start = Place(begun.line + 1, begun.column + 1) if begun else end
    return start, end, f"{error.context} {error.problem}"


def _meaning(words: str, line: str, start: Place, end: Place) -> tuple[Saying, Place]:
    """The saying that fits, and the place to mend."""
    if line[end.column - 1 : end.column] == "\t":
        return Saying("", "a tab stands here", "Indent with spaces."), end
    unclosed = "end of stream" in words or "document indicator" in words
    if "mapping values" in words:
        return _SECOND_COLON if ": " in line[: end.column - 1] else _UNFIT, end
    starts = list(_VALUE_START.finditer(line, 0, end.column + 1))
    if starts and not unclosed and not any(cue in words for cue in ("escape", "hexadec")):
        begun = starts[-1]
        return _bad_start(begun[1]), Place(end.line, begun.start(1) + 1)
    for saying in _SAYINGS:
        if saying.cue in words:
            return saying, start if saying.at_start else end
    return _UNFIT, end


def _bad_start(sign: str) -> Saying:
    """What is wrong with a text that starts with the sign, without quotes around all of it."""
    if sign in {'"', "'"}:
        hint = "Put the whole text in quotes, of the other kind if it holds this one."
        return Saying("", "text goes on after a closing quote", hint)
    return Saying("", f"a text cannot start with {sign} unless it is in quotes", QUOTE_IT)
