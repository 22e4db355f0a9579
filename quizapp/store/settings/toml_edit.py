"""TOML edits: owns changing one key of a flat TOML text so that every other byte stays."""

import json
import re
import tomllib
from datetime import date
from itertools import accumulate
from typing import TypeAlias

TomlValue: TypeAlias = str | float | date | list[str] | list[float]
"""What a key may be set to."""


def line_of(key: str, text: str) -> int:
    r"""The 1-based line on which the key, or the table of that name, begins; 1 when it hides.

    >>> line_of("theme", 'themes = 1\ntheme = "dark"')
    2
    """
    name = rf"[\"']?{re.escape(key)}[\"']?"
    match = re.search(rf"^[ \t]*(?:{name}\s*[=.]|\[+\s*{name}\s*[\].])", text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def with_key(text: str, key: str, value: TomlValue) -> str:
    r"""The text with the key set: its statement rewritten, or a line added.

    A new line goes to the end, or to the top when the end belongs to a table.

    Raises:
        ValueError: The text is not TOML (then it is a `tomllib.TOMLDecodeError`), or it holds the
            key in a way that no change of one statement can meet.

    >>> with_key("preset = 'sm2'  # calm\n", "preset", "sm2-classic")
    'preset = "sm2-classic"  # calm\n'
    """
    before = tomllib.loads(text)
    line = f"{key} = {toml_text(value)}"
    if key in before:
        edited = _replaced(text, line_of(key, text), line)
    elif any(isinstance(entry, dict) for entry in before.values()):
        edited = f"{line}\n{text}"
    else:
        edited = text + ("\n" if text and not text.endswith("\n") else "") + f"{line}\n"
    if _table(edited) != before | {key: value}:
        raise ValueError(f"{key} cannot be set without touching other lines")
    return edited


def without_key(text: str, key: str) -> str:
    r"""The text without the key's statement; a comment behind it goes with it.

    Raises:
        ValueError: The text is not TOML (then it is a `tomllib.TOMLDecodeError`), or it holds the
            key in a way that taking one statement away cannot meet.

    >>> without_key("preset = 'sm2'  # calm\nsix_grades = true\n", "preset")
    'six_grades = true\n'
    """
    before = tomllib.loads(text)
    if key not in before:
        return text
    ahead, statement = _statement(text, line_of(key, text))
    edited = ahead + text[len(ahead) + len(statement) :].removeprefix("\r").removeprefix("\n")
    if _table(edited) != {name: value for name, value in before.items() if name != key}:
        raise ValueError(f"{key} cannot be taken out without touching other lines")
    return edited


def toml_text(value: TomlValue) -> str:
    """The value as TOML; for all but dates JSON says the same."""
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def _replaced(text: str, number: int, line: str) -> str:
    """The text with the statement that begins on the numbered line replaced, its comment kept."""
    ahead, old = _statement(text, number)
    return ahead + line + _comment(old) + text[len(ahead) + len(old) :]


def _statement(text: str, number: int) -> tuple[str, str]:
    """What stands before the numbered line, and the statement that begins there."""
    lines = text.splitlines(keepends=True)
    runs = accumulate(lines[number - 1 :])
    whole = next((run for run in runs if _table(run) is not None), "").rstrip("\r\n")
    return "".join(lines[: number - 1]), whole


def _comment(statement: str) -> str:
    """The comment behind a statement's value, with the space before it; empty without one."""
    whole = _table(statement)
    marks = (mark.start() for mark in re.finditer(r"[ \t]*#", statement))
    return next((statement[at:] for at in marks if _table(statement[:at]) == whole), "")


def _table(text: str) -> dict[str, object] | None:
    """What the text says as a TOML document; none when it is not one."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
