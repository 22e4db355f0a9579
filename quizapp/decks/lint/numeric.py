"""The rule for numeric cards: whatever numbers are drawn, the card stays right and worth asking."""

import keyword
from collections.abc import Mapping
from typing import Final

from quizapp.decks.complaints import Complaint
from quizapp.decks.draws import Draw, parse_draw
from quizapp.decks.lint.judge import DRAWS, Cases, Judge, drawn_cases, example
from quizapp.decks.lint.prose import computed_texts
from quizapp.decks.lint.target import Target, judge_traps, read_target
from quizapp.decks.model import Numeric, Text
from quizapp.decks.topic import Topic
from quizapp.engine.arithmetic import within
from quizapp.engine.expressions import CONSTANTS, ExpressionError

LEAST_VARIANTS: Final = 8
"""With fewer, learners come to know the answers instead of the way to them."""


def numeric(topic: Topic) -> list[Complaint]:
    """Complaints about the numbers of numeric cards."""
    judge = Judge(topic.file)
    for card in topic.cards:
        if isinstance(card, Numeric):
            draws = _draws(judge, card)
            if draws is None:
                _judge_expressions(judge, card)
            else:
                _judge_card(judge, card, drawn_cases(draws, f"{topic.id}/{card.id}"))
    return judge.complaints


def _draws(judge: Judge, card: Numeric) -> Mapping[str, Draw] | None:
    """How each variable is drawn; None if one of them is not, for all values hang on them."""
    draws = {}
    for name, text in card.variables.items():
        try:
            _require_free(name)
            draws[name] = parse_draw(text)
        except ExpressionError as error:
            judge.complain(text, "E-DRAW", f"{name}: {error.message}")
    return draws if len(draws) == len(card.variables) else None


def _require_free(name: str) -> None:
    if name in CONSTANTS:
        raise ExpressionError("a constant has this name; choose another for the variable")
    if not (name.isascii() and name.isidentifier()) or keyword.iskeyword(name):
        raise ExpressionError("a variable's name is a word of letters, digits and _")


def _judge_expressions(judge: Judge, card: Numeric) -> None:
    """What cannot be worked out can still be read, so that one mistake does not hide another."""
    undrawn = Cases(tuple(card.variables), (), ())
    tolerance, traps = card.tolerance, (trap.value for trap in card.traps)
    for text in (card.answer, tolerance.absolute, tolerance.relative, *traps, *(card.range or ())):
        judge.column(text, undrawn)
    for text in computed_texts(card):
        judge.shown(text, undrawn)


def _judge_card(judge: Judge, card: Numeric, cases: Cases) -> None:
    target = read_target(judge, card.answer, card.tolerance, cases)
    judge_traps(judge, card.traps, target, cases)
    if card.range:
        _judge_range(judge, card.range, target, cases)
    shown = {text: judge.shown(text, cases) for text in computed_texts(card)}
    _judge_variants(judge, card.question, shown.get(card.question, [()]))
    solution = card.solution
    if solution and target:
        _judge_solution(judge, solution, shown.get(solution) or [()], target)


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


def _judge_variants(judge: Judge, question: Text, shown: list[tuple[str, ...]] | None) -> None:
    """Questions count as different when they show different numbers."""
    if shown is None:
        return
    variants = len(set(shown))
    if variants < LEAST_VARIANTS:
        message = f"{DRAWS} draws gave {variants} different question{'s' * (variants > 1)}"
        hint = f"Draw from more numbers ({LEAST_VARIANTS} variants are the least) and show them"
        judge.complain(question, "E-VARIANTS", message, f"{hint}, or ask with `typed`.")


def _judge_solution(
    judge: Judge, solution: Text, shown: list[tuple[str, ...]], target: Target
) -> None:
    """The last number of a solution is the answer, rounded no further than the tolerance."""
    if not shown[0]:
        return
    endings = [numbers[-1] for numbers in shown]
    hits = target.hits(map(_read, endings))
    if not all(hits):
        miss = hits.index(False)
        case = f"{target.answers[miss]:.6g}{example(target.cases.rows[miss])}"
        message = f"the solution ends with {endings[miss]}, too far from the answer {case}"
        judge.complain(solution, "E-DISPLAY", message)


def _read(shown: str) -> float:
    return float(shown[:-1]) / 100 if shown.endswith("%") else float(shown)
