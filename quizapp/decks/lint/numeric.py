"""The rule for numeric cards: whatever numbers are drawn, the card stays right and worth asking."""

from quizapp.decks.diagnostics import Complaint
from quizapp.decks.lint.bounds import (
    Target,
    judge_solution,
    judge_traps,
    judge_undrawn,
    judge_variants,
    read_target,
)
from quizapp.decks.lint.evaluate import Cases, Judge, drawn_cases, example
from quizapp.decks.lint.prose import computed_texts
from quizapp.decks.model import Numeric, Text
from quizapp.decks.topic import Topic
from quizapp.engine.scalar.arithmetic import within


def numeric(topic: Topic) -> list[Complaint]:
    """Complaints about the numbers of numeric cards."""
    judge = Judge(topic.file)
    for card in topic.cards:
        if isinstance(card, Numeric):
            draws = judge.draws(card.variables)
            if draws is None:
                judge_undrawn(judge, card, *(card.range or ()))
            else:
                _judge_card(judge, card, drawn_cases(draws, f"{topic.id}/{card.id}"))
    return judge.complaints


def _judge_card(judge: Judge, card: Numeric, cases: Cases) -> None:
    target = read_target(judge, card.answer, card.tolerance, cases)
    judge_traps(judge, card.traps, target, cases)
    if card.range:
        _judge_range(judge, card.range, target, cases)
    shown = {text: judge.shown(text, cases) for text in computed_texts(card)}
    judge_variants(judge, card.question, shown.get(card.question, [()]))
    solution = card.solution
    if solution and target:
        judge_solution(judge, solution, shown.get(solution) or [()], target)


def _judge_range(
    judge: Judge, ends: tuple[Text, Text], target: Target | None, cases: Cases
) -> None:
    lows, highs = (judge.column(end, cases) for end in ends)
    if target is None or lows is None or highs is None:
        return
    for answer, low, high, row in zip(target.answers, lows, highs, cases.rows, strict=True):
        if not within(answer, min(max(answer, low), high), 0):
            message = f"the answer {answer:.6g} lies outside {low:g} to {high:g}{example(row)}"
            judge.complain(ends[0], "E-RANGE", message)
            return
