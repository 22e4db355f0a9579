"""Interview questions: answered aloud, and ticked point by point once the answer is given."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.decks.items import Item
from quizapp.decks.kinds.interview import Interview
from quizapp.decks.substitution import fill, fill_optional
from quizapp.study.answer.question import Question, QuestionFact
from quizapp.study.points import CORE_POINT, AskedPoint
from quizapp.text.numbers import show_number


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewQuestion(Question):
    """A question to answer aloud; nothing but its prompt may be seen before."""

    points: tuple[AskedPoint, ...]
    seconds: int = 0
    """Its own time; 0 is none."""
    senior: str = ""
    """How someone experienced would answer; empty where that is not said."""
    red_flags: tuple[str, ...] = ()
    followups: tuple[str, ...] = ()

    def in_words(self) -> Iterator[QuestionFact]:
        """Its points with what they weigh, red flags, the senior answer and follow-ups."""
        for point in self.points:
            kind = "" if point.kind == CORE_POINT else f", {point.kind}"
            yield QuestionFact("point", f"{point.text} ({show_number(point.weight)}{kind})")
        yield from (QuestionFact("red flag", text) for text in self.red_flags)
        if self.senior:
            yield QuestionFact("senior", self.senior)
        yield from (QuestionFact("then", text) for text in self.followups)


def render_interview(item: Item, count: int) -> InterviewQuestion:
    """The item as it is asked after `count` answers.

    Raises:
        ExpressionError: a number in one of its texts cannot be computed.
    """
    card = item.card
    assert isinstance(card, Interview)
    points = tuple(
        AskedPoint(
            id=point.id,
            weight=point.weight,
            kind=point.kind or CORE_POINT,
            text=fill(point.text),
        )
        for point in card.points
    )
    return InterviewQuestion(
        item=item,
        count=count,
        prompt=fill(card.question),
        answer="\n".join(f"- {point.text}" for point in points),
        points=points,
        seconds=card.seconds or 0,
        senior=fill_optional(card.senior, {}) or "",
        red_flags=tuple(map(fill, card.red_flags)),
        followups=tuple(map(fill, card.followups)),
    )
