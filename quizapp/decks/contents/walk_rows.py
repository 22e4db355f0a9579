"""Walk rows: owns the numbers on which the code of a walkthrough is shown, wherever it is."""

from collections.abc import Mapping

from quizapp.decks.kinds.trace import TraceTable
from quizapp.decks.variables import draw
from quizapp.engine.scalar.expressions import ExpressionError


def walk_rows(topic: str, table: TraceTable) -> tuple[Mapping[str, float], ...]:
    """Every value row by row, the same at each walk; none where they cannot be computed.

    The questions on the way draw numbers of their own, so that no answer stands here.

    Args:
        topic: the id of the topic.
        table: that of its walkthrough.
    """
    try:
        return tuple(table.rows(draw(table.variables, key=f"{topic}/walkthrough", count=0)))
    except ExpressionError:
        return ()
