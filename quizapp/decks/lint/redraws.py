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
    judge = _Judge(evaluator, card, names)
    judge.look_at(final)
    near = judge.near
    # Where no first draw is fit, others hardly are: the message is worth more than the search.
    pending = [] if all(near.values()) else [n for n, row in enumerate(final) if near[row]]
    redrawn = bool(pending)
    for redraw in range(1, MOST_DRAWS_A_REVIEW):
        if not pending:
            break
        rows = evaluator.drawn(draws, key, pending, question, redraw=redraw)
        if not rows:
            return NO_CASES
        judge.look_at(row for row in rows if row not in near)
        for count, row in zip(pending, rows, strict=True):
            if not near[row]:
                final[count] = row
        pending = [count for count in pending if near[final[count]]]
    return Cases.of(names, final, redrawn=redrawn, values=judge.values()) if final else NO_CASES


class _Judge:
    """Whether some mistake is near the answer, by draw; what has no value is near nothing."""

    def __init__(
        self, evaluator: Evaluator, card: Numeric | LabTask, names: tuple[str, ...]
    ) -> None:
        self.near: dict[DrawnNumbers, bool] = {}
        self._quiet = evaluator.quiet()
        self._card = card
        self._names = names
        self._values: dict[str, dict[DrawnNumbers, float]] = {}

    def look_at(self, rows: Iterable[DrawnNumbers]) -> None:
        """Judge draws that were not judged before."""
        distinct = tuple(dict.fromkeys(rows))
        self.near |= dict.fromkeys(distinct, False)
        if not distinct:
            return
        cases = Cases.of(self._names, distinct)
        card = self._card
        bounds = read_bounds(self._quiet, card.answer, card.tolerance or Tolerance(), cases)
        if not bounds:
            return
        self._keep(card.answer, distinct, bounds.answers)
        for mistake in card.mistakes:
            if values := self._quiet.column(mistake.value, cases):
                self._keep(mistake.value, distinct, values)
                for row, hit in zip(distinct, bounds.near(values), strict=True):
                    self.near[row] |= hit

    def values(self) -> dict[str, dict[DrawnNumbers, float]]:
        """The values of answer and mistakes by draw, as far as every draw has one."""
        return {text: known for text, known in self._values.items() if len(known) == len(self.near)}

    def _keep(self, text: str, rows: tuple[DrawnNumbers, ...], values: Iterable[float]) -> None:
        self._values.setdefault(text, {}).update(zip(rows, values, strict=True))
