"""Substitution: the numbers that prose computes, written `{=expression|format}`."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from quizapp.engine.scalar.expressions import ExpressionError, evaluate, parse
from quizapp.text.numbers import show_number

OPENING: Final = "{="

_MARK: Final = re.compile(r"(?P<literal>\{\{=)|\{=(?P<inside>[^}]*)(?P<closing>\})?")


@dataclass(frozen=True, slots=True)
class Substitution:
    """One computed number in a text."""

    offset: int
    """Where its `{=` stands in the text, counted from 0."""
    expression: str
    format: str
    """Such as `.2f`; empty for the shortest form that reads back."""

    @property
    def start(self) -> int:
        """Where its expression starts in the text."""
        return self.offset + len(OPENING)


def substitutions(text: str) -> tuple[Substitution, ...]:
    """The computed numbers of a text, in order.

    Raises:
        ExpressionError: a `{=` is not closed; its offset counts within the text.

    >>> substitutions("ln 2 = {=ln(2)|.3f}")
    (Substitution(offset=7, expression='ln(2)', format='.3f'),)
    """
    return tuple(_substitution(mark) for mark in _marks(text) if not mark["literal"])


def names_used(text: str, names: Collection[str]) -> frozenset[str]:
    """Those of the variables that the numbers of a text are computed from.

    Raises:
        ExpressionError: a `{=` is not closed, or an expression cannot be read.

    >>> names_used("p = {=p|.2f}", ["p", "y"])
    frozenset({'p'})
    """
    marks = substitutions(text)
    return frozenset().union(*(parse(mark.expression, names=names).names for mark in marks))


def fill(text: str, values: Mapping[str, float] = MappingProxyType({})) -> str:
    """The text with its numbers computed from `values`; `{{=` becomes a literal `{=`.

    Raises:
        ExpressionError: a number cannot be computed or shown; its offset counts within the text.

    >>> fill("p = {=p|.2f}, so ln p = {=ln(p)|.3f}", {"p": 0.5})
    'p = 0.50, so ln p = -0.693'
    """
    pieces = []
    end = 0
    for mark in _marks(text):
        pieces += [text[end : mark.start()], _shown(mark, values)]
        end = mark.end()
    return "".join((*pieces, text[end:]))


def fill_optional(text: str | None, values: Mapping[str, float]) -> str | None:
    """The same of a text that may have been left out."""
    return None if text is None else fill(text, values)


def fill_or_keep(text: str, values: Mapping[str, float] = MappingProxyType({})) -> str:
    """The text with its numbers; as it was written where one of them cannot be computed.

    >>> fill_or_keep("{=ln(p)|.1f}", {"p": 1.0}), fill_or_keep("{=ln(p)}", {"p": 0.0})
    ('0.0', '{=ln(p)}')
    """
    try:
        return fill(text, values)
    except ExpressionError:
        return str(text)


def fill_settings(
    settings: Mapping[str, object], values: Mapping[str, float] = MappingProxyType({})
) -> dict[str, object]:
    """The settings of a lab with the numbers in their texts computed.

    Raises:
        ExpressionError: a number cannot be computed or shown.

    >>> fill_settings({"z": "{=2*z}", "rows": (("1", "{=z}"),)}, {"z": 0.5})
    {'z': '1', 'rows': (('1', '0.5'),)}
    """
    return {name: _fill_setting(value, values) for name, value in settings.items()}


def _fill_setting(value: object, values: Mapping[str, float]) -> object:
    if isinstance(value, tuple):
        return tuple(_fill_setting(entry, values) for entry in value)
    return fill(value, values) if isinstance(value, str) else value


def blanked(text: str) -> str:
    """The text with `…` in place of its numbers; what is wrong with them does not matter here.

    >>> blanked("p = {=p|.2f}, so ln p = {=ln(p)|.3f}")
    'p = …, so ln p = …'
    """
    return _MARK.sub(lambda mark: OPENING if mark["literal"] else "…", text)


def _marks(text: str) -> Iterator[re.Match[str]]:
    for mark in _MARK.finditer(text):
        if not mark["literal"] and not mark["closing"]:
            raise ExpressionError(
                "'{=' has no closing '}'; write '{{=' for a literal one", mark.start()
            )
        yield mark


def _substitution(mark: re.Match[str]) -> Substitution:
    expression, bar, fmt = mark["inside"].rpartition("|")
    return Substitution(mark.start(), expression if bar else fmt, fmt.strip() if bar else "")


def _shown(mark: re.Match[str], values: Mapping[str, float]) -> str:
    if mark["literal"]:
        return OPENING
    substitution = _substitution(mark)
    try:
        value = evaluate(parse(substitution.expression, names=values), values)
    except ExpressionError as error:
        raise ExpressionError(error.message, substitution.start + error.offset) from None
    try:
        return show_number(value, substitution.format)
    except ValueError as error:
        raise ExpressionError(str(error), substitution.start) from None
