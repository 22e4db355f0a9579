"""Transcripts: owns the text that a second reader ticks, and how his ticks are read from it."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from quizapp.study.interview.agreement import Agreement
from quizapp.study.interview.answers import SpokenAnswer
from quizapp.study.interview.debrief import Debrief
from quizapp.study.interview.mocks import SecondReading
from quizapp.study.points import CORE_POINT, show_weight
from quizapp.text.days import show_minutes
from quizapp.text.numbers import quantity

PointText: TypeAlias = Callable[[str, str], str]
"""The text of the point of a question, by the key of one and the id of the other."""

GUIDE: Final = (
    "For a second reader: put an x into the box of each point that was said, `- [x]`, and change"
    " nothing else. `quizapp interview --marks FILE` then says how far you agree."
)

_MOCK: Final = re.compile(r"mock: ([0-9a-zA-Z-]+)")
_QUESTION: Final = re.compile(r"## (\S+/\S+)")
_POINT: Final = re.compile(r"- \[([ xX])\] (\S+)(?: .*)?")
_LIKE_A_BOX: Final = re.compile(r"\s*([-*+]\s*\[|\[.?\])")


class QuestionTexts(NamedTuple):
    """What a deck says of a question now."""

    question: str
    points: Mapping[str, str]
    """Text by id, former ids too."""


class MarksError(ValueError):
    """A text is no transcript with ticks; `str()` is a sentence without its full stop."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        """Where it is wrong, counted from 1; 0 where that is no single line."""


def transcript(debrief: Debrief, texts: Callable[[str], QuestionTexts]) -> str:
    """The mock as Markdown: what was asked, the notes, all points with empty boxes, the debrief.

    The learner's own ticks stand behind, so that they colour nobody's reading.

    Args:
        debrief: of the mock.
        texts: what the deck says of the question with this key.
    """

    def point_text(key: str, point: str) -> str:
        return texts(key).points.get(point, "")

    mock = debrief.mock
    lines = [f"# Mock interview of {mock.day}", "", GUIDE, "", f"mock: {mock.id}", ""]
    for answer in mock.answers:
        lines += _question(answer, texts(answer.key))
    lines += [
        "# Debrief, to be read once the boxes are ticked",
        "",
        *debrief_lines(debrief, point_text),
        "",
    ]
    for answer in mock.answers:
        share = "no points" if answer.share is None else f"{answer.share:.2f}"
        lines.append(
            f"{answer.key}: named {share}{_points_named(answer)}, quality {answer.quality}."
        )
    return "\n".join(lines) + "\n"


def _question(answer: SpokenAnswer, texts: QuestionTexts) -> Iterator[str]:
    yield from (f"## {answer.key}", "", _inline(texts.question), "")
    own = f" of {answer.seconds} s" if answer.seconds else ""
    yield from (f"Answered in {answer.thinking_ms / 1000:.0f} s{own}.", "")
    if answer.notes.strip():
        yield from (*(f"> {line}" for line in answer.notes.splitlines()), "")
    for point in answer.points:
        kind = "" if point.kind == CORE_POINT else f", {point.kind}"
        text = _inline(texts.points.get(point.id, "(the deck has this point no longer)"))
        yield f"- [ ] {point.id} ({show_weight(point.weight)}{kind}) {text}"
    yield ""


def debrief_lines(debrief: Debrief, point_text: PointText) -> Iterator[str]:
    """The debrief in plain lines; what a picture of it says, without a picture.

    Args:
        debrief: of the mock.
        point_text: what a deck says of a question's point now; empty where it is gone.
    """
    mock = debrief.mock
    yield f"{len(mock.answers)} of {len(mock.planned)} answered in {show_minutes(mock.spent_ms)}."
    if debrief.share is not None:
        beside = f" ({', '.join(debrief.comparisons)})" if debrief.comparisons else ""
        yield f"Named {debrief.share:.2f} of the weight{beside}."
    if debrief.forecast_sentence:
        yield debrief.forecast_sentence
    for row in debrief.by_level:
        share = "–" if row.share is None else f"{row.share:.2f}"
        over = f", {row.over} of {row.timed} over time" if row.timed else ""
        yield f"{row.level or 'no level'}: {row.asked} asked, named {share}{over}."
    if kinds := ", ".join(f"{row.kind} {row.named} of {row.offered}" for row in debrief.by_kind):
        yield f"Points: {kinds}."
    if debrief.reading:
        yield debrief.reading
    yield from (f"You {stated.words}." for stated in debrief.stated)
    if debrief.missed:
        yield f"The points missed most often, over {quantity(debrief.interviews, 'answer')}:"
    for missed in debrief.missed:
        place = _place(missed.key, missed.point, point_text)
        yield f"  {missed.missed} of {missed.asked}  {place}"
    if debrief.agreement:
        yield from agreement_lines(debrief.agreement, point_text)


def agreement_lines(agreement: Agreement, point_text: PointText) -> Iterator[str]:
    """How far a second reader agrees, and where the learner was kind to themselves, or strict."""
    yield agreement.sentence
    for title, places in agreement.differences:
        yield title
        yield from (f"  {_place(key, point, point_text)}" for key, point in places)


def _place(key: str, point: str, point_text: PointText) -> str:
    return f"{key} {point}  {' '.join(point_text(key, point).split())}".rstrip()


def _points_named(answer: SpokenAnswer) -> str:
    names = ", ".join(point.id for point in answer.named)
    return f" ({names})" if names else ""


def _inline(text: str) -> str:
    """The text on one line, in a way that no line of it reads as a heading or a box."""
    line = " ".join(text.split())
    return f"\\{line}" if line.startswith(("#", "-", "*", "+", "[", "mock:")) else line


def parse_marks(text: str) -> tuple[str, SecondReading]:
    """The mock that a ticked transcript is of, and the ticks.

    Raises:
        MarksError: it names no mock, or no point is in it.
    """
    mock, key = "", ""
    read: set[tuple[str, str]] = set()
    ticked: set[tuple[str, str]] = set()
    for number, line in enumerate(map(str.rstrip, text.splitlines()), 1):
        if match := _MOCK.fullmatch(line):
            mock = mock or match[1]
        elif match := _QUESTION.fullmatch(line):
            key = match[1]
        elif match := _POINT.fullmatch(line):
            if not key:
                raise MarksError(number, "this point stands below no question")
            read.add((key, match[2]))
            if match[1] != " ":
                ticked.add((key, match[2]))
        elif _LIKE_A_BOX.match(line):
            raise MarksError(number, "this box reads neither `- [ ] p1` nor `- [x] p1`")
    if not mock:
        raise MarksError(0, "no line says `mock:` and the id of a mock interview")
    if not read:
        raise MarksError(0, "it has no point with a box, such as `- [x] p1`")
    return mock, SecondReading(read=frozenset(read), ticked=frozenset(ticked))
