"""Cases of a card that draws again: what learners meet once no mistake is near the answer."""

from collections.abc import Iterable, Mapping

from quizapp.decks.kinds.base import Card
from quizapp.decks.kinds.numeric import Numeric
from quizapp.decks.kinds.parts import NOTHING, Tolerance
from quizapp.decks.kinds.redraw import MOST_DRAWS_A_REVIEW
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.lint.bounds import read_bounds
from quizapp.decks.lint.evaluate import NO_CASES, Cases, DrawnNumbers, Evaluator
from quizapp.decks.variables import Draw


def cases_of(evaluator: Evaluator, card: Card, draws: Mapping[str, Draw], topic: str) -> Cases:
    """What the first reviews of a card show."""
    key = f"{topic}/{card.id}"
    if draws and isinstance(card, Numeric | LabTask) and card.mistakes:
        return _redrawn(evaluator, card, draws, key)
    return evaluator.cases(draws, key, next(iter(card.draws.values()), NOTHING))


def _redrawn(
    evaluator: Evaluator, card: Numeric | LabTask, draws: Mapping[str, Draw], key: str
) -> Cases:
    """As `draw_apart` draws, all reviews side by side, so that each case is judged only once."""
    names, question = tuple(draws), card.question
    final = list(evaluator.drawn(draws, key, range(evaluator.effort.draws), question))
    near = _judged(evaluator, card, names, final)
    # Where no first draw is fit, others hardly are: the message is worth more than the search.
    pending = [] if all(near.values()) else [n for n, row in enumerate(final) if near[row]]
    redrawn = bool(pending)
    for redraw in range(1, MOST_DRAWS_A_REVIEW):
        if not pending:
            break
        rows = evaluator.drawn(draws, key, pending, question, redraw=redraw)
        if not rows:
            return NO_CASES
        near |= _judged(evaluator, card, names, [row for row in rows if row not in near])
        for count, row in zip(pending, rows, strict=True):
            if not near[row]:
                final[count] = row
        pending = [count for count in pending if near[final[count]]]
    return Cases.of(names, final, redrawn=redrawn) if final else NO_CASES


def _judged(
    evaluator: Evaluator,
    card: Numeric | LabTask,
    names: tuple[str, ...],
    rows: Iterable[DrawnNumbers],
) -> dict[DrawnNumbers, bool]:
    """Whether some mistake is near the answer, by row; what has no value is near nothing."""
    distinct = tuple(dict.fromkeys(rows))
    near = dict.fromkeys(distinct, False)
    cases = Cases.of(names, distinct)
    quiet = evaluator.quiet()
    bounds = read_bounds(quiet, card.answer, card.tolerance or Tolerance(), cases)
    for mistake in card.mistakes if distinct and bounds else ():
        if bounds and (values := quiet.column(mistake.value, cases)):
            for row, hit in zip(distinct, bounds.near(values), strict=True):
                near[row] |= hit
    return near
