"""Numbers that learners write: reading them leniently."""

import re
from typing import Final

from quizapp.engine.scalar.expressions import ExpressionError, evaluate, parse
from quizapp.text.spelling import exact_spelling

ANSWER_NAMES: Final = ("ln", "log", "log2", "log10", "exp", "sqrt", "e", "pi")
"""What an answer may work with. The losses of the decks are not among them: `bce(0, 0.3)` would
hand the question back."""

_NAME: Final = re.compile(r"(?<![\w.])[^\W\d]\w*")
_LOG: Final = re.compile(r"(?<![\w.])log(?=\s*\()")
_OTHER_SIGNS: Final = re.compile(r"[^\w.\s+*/()-]")

DECIMAL_COMMA: Final = re.compile(r"[-+]?(\d+),(\d+)(e[-+]?\d+)?", re.IGNORECASE)
THOUSANDS: Final = re.compile(r"[-+]?\d{1,3}([, ]\d{3})+(\.\d+)?")


class NotANumber(ValueError):  # noqa: N818 - the name says what is wrong
    """What was typed cannot be read as a number; `str()` is a sentence for the learner."""


def read_number(
    text: str, unit: str | None = None, ends: tuple[float, float] | None = None
) -> float:
    """The number that was written: `0.35`, `.35`, `35%`, `0,35`, `1e-3`, `1/11` or `-log(0.7)`.

    `log` is the natural logarithm, as decks write it.

    Args:
        text: what the learner typed; the unit may stand behind the number.
        unit: the unit of the question. Where it is per cent, `35%` is 35, elsewhere 0.35.
        ends: between which the right number lies; they settle whether `2,303` is 2.303 or 2303.

    Raises:
        NotANumber: nothing was written, it does not read as one number, or it has no finite value.

    >>> read_number("35 %"), read_number("1/8"), read_number("0,5 nats", "nats")
    (0.35, 0.125, 0.5)
    >>> read_number("2,303", ends=(0, 3)), read_number("2,303", ends=(1000, 5000))
    (2.303, 2303.0)
    """
    answer = text.strip()
    if not answer:
        raise NotANumber("Type a number first.")
    number = _without_unit(exact_spelling(answer), exact_spelling(unit or "")).replace("^", "**")
    per_cent = number.endswith("%")
    number = _with_point(number.removesuffix("%").rstrip(), answer, None if per_cent else ends)
    start = answer if len(answer) <= 40 else f"{answer[:40]}…"
    if _OTHER_SIGNS.search(number) or set(_NAME.findall(number)) - set(ANSWER_NAMES):
        raise NotANumber(
            f"“{start}” does not read as a number: + - * / ** and {', '.join(ANSWER_NAMES)} "
            "are all that is worked out here."
        )
    try:
        value = evaluate(parse(_LOG.sub("ln", number)))
    except ExpressionError as error:
        raise NotANumber(f"“{start}” does not read as a number: {error.message}") from error
    return value / 100 if per_cent else value


def _without_unit(number: str, unit: str) -> str:
    if unit and number.casefold().endswith(unit.casefold()):
        return number[: -len(unit)].rstrip() or number
    return number


def _with_point(number: str, answer: str, ends: tuple[float, float] | None) -> str:
    """The number with a decimal point; a comma that may mean thousands is settled or refused."""
    if match := DECIMAL_COMMA.fullmatch(number):
        whole, decimals = match[1], match[2]
        if len(decimals) != 3 or len(whole) > 3 or whole == "0":
            return number.replace(",", ".")
    if THOUSANDS.fullmatch(number):
        readings = {re.sub("[, ]", "", number)}
        if DECIMAL_COMMA.fullmatch(number):
            readings.add(number.replace(",", "."))
        possible = [text for text in readings if ends and ends[0] <= float(text) <= ends[1]]
        if len(possible) == 1:
            return possible[0]
        raise NotANumber(
            f"“{answer}” may be read in two ways: leave out the mark between thousands, "
            "and put a point before the decimals."
        )
    return number
