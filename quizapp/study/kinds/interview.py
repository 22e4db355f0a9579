"""Interview questions: answered aloud, and ticked point by point once the answer is given."""

from dataclasses import dataclass

from quizapp.decks.items import Item
from quizapp.decks.kinds.interview import Interview
from quizapp.decks.substitution import fill, fill_optional
from quizapp.study.answer.question import Question
from quizapp.study.points import CORE_POINT, AskedPoint


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
