"""Allowances: owns which diagnostics an author has said to leave as they are, and where.

`# quizapp: allow CODE, CODE` stands on the line above what it speaks of: an item, or one key of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

import yaml
from yaml.events import ScalarEvent

from quizapp.decks.diagnostics import Allowance, Diagnostic, Level
from quizapp.decks.syntax.libyaml import FASTEST
from quizapp.decks.syntax.source import Source
from quizapp.decks.text import Text

_COMMENT: Final = re.compile(r"[ \t]*#[ \t]*quizapp:[ \t]*(?P<rest>.*)", re.IGNORECASE)
_CODES: Final = re.compile(r"allow[ \t]+(?P<codes>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)", re.IGNORECASE)
"""What follows the codes is the author's reason."""

_CODE: Final = re.compile(r"[\w-]+")
_BLANK: Final = re.compile(r"\s*(?:#|$)")
_INDENT: Final = re.compile(r" *")
_TOPIC: Final = re.compile(r"topic\s*:")
_KEY: Final = re.compile(r"\s*[\w.-]+\s*:\s*(?:#|$)")
_ENTRY: Final = re.compile(r" *-(?:\s|$)")


def read_allowances(source: Source) -> tuple[Allowance, ...]:
    """What the comments of a file allow."""
    comments = [
        (number, comment)
        for number, line in enumerate(source.lines)
        if "quizapp:" in line.lower() and (comment := _COMMENT.match(line))
    ]
    if not comments:
        return ()
    prose = _lines_inside_texts(source.text)
    return tuple(
        Allowance(code, _lines_below(number, source.lines))
        for number, comment in comments
        if number + 1 not in prose
        for code in _codes(number + 1, comment)
    )


def take_away(
    diagnostics: Sequence[Diagnostic], allowances: Sequence[Allowance]
) -> tuple[tuple[Diagnostic, ...], tuple[Allowance, ...]]:
    """The warnings of reading that nothing allows, and the allowances, those marked that did.

    What cannot be read may be what an allowance speaks of, so then nobody can tell of any.
    """
    if not allowances:
        return tuple(diagnostics), ()
    allowed = [each for each in diagnostics if _is_allowed(each, allowances)]
    faulty = any(each.level is Level.ERROR for each in diagnostics)
    marked = (
        replace(each, settled=faulty or any(map(each.speaks_of, allowed))) for each in allowances
    )
    return tuple(each for each in diagnostics if each not in allowed), tuple(marked)


def _is_allowed(diagnostic: Diagnostic, allowances: Sequence[Allowance]) -> bool:
    warning = diagnostic.level is Level.WARNING
    return warning and any(each.speaks_of(diagnostic) for each in allowances)


def _codes(line: int, comment: re.Match[str]) -> Iterator[Text]:
    """The codes of a comment with their places; an empty one where it names none."""
    start = comment.start("rest")
    match = _CODES.match(comment["rest"])
    if not match:
        yield Text("", line, start + 1)
        return
    for code in _CODE.finditer(match["codes"]):
        yield Text(code[0].upper(), line, start + match.start("codes") + code.start() + 1)


def _lines_below(number: int, lines: Sequence[str]) -> range:
    """The lines, counted from 1, of what begins below the comment; all, if that is the topic.

    Args:
        number: of the comment, counted from 0.
        lines: of the file.
    """
    first = number + 1
    while first < len(lines) and lines[first].lstrip().startswith("#"):
        first += 1
    if first >= len(lines) or not lines[first].strip():
        return range(0)
    if _TOPIC.match(lines[first]):
        return range(1, len(lines) + 1)
    indent = _indent(lines[first])
    entries_belong = bool(_KEY.match(lines[first]))
    last = first
    for further in range(first + 1, len(lines)):
        line = lines[further]
        if _BLANK.match(line):
            continue
        beside = entries_belong and _indent(line) == indent and _ENTRY.match(line)
        if _indent(line) <= indent and not beside:
            break
        last = further
    return range(first + 1, last + 2)


def _indent(line: str) -> int:
    match = _INDENT.match(line)
    assert match, "it may be empty"
    return match.end()


def _lines_inside_texts(text: str) -> set[int]:
    """The lines, counted from 1, that lie within a text of several lines and so are no comments."""
    inside: set[int] = set()
    parser = FASTEST(text)
    try:
        while (event := parser.get_event()) is not None:
            if isinstance(event, ScalarEvent):
                inside.update(_further_lines(event.start_mark, event.end_mark))
    except (yaml.YAMLError, ValueError, OverflowError):
        pass  # what cannot be read is complained of elsewhere
    return inside


def _further_lines(start: Any, end: Any) -> range:
    """Those from one mark to the other, but for the first."""
    return range(start.line + 2, end.line + 1 + (end.column > 0))
