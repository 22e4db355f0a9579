"""Posing: how an item becomes the question that is asked this time."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from quizapp.decks.items import Item
from quizapp.decks.kinds.basic import REVERSE, Basic
from quizapp.decks.kinds.choice import Choice
from quizapp.decks.kinds.cloze import Cloze, Gap
from quizapp.decks.kinds.numeric import Numeric
from quizapp.decks.kinds.order import Order
from quizapp.decks.kinds.parts import Option, Tolerance, Trap
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.kinds.typed import Typed
from quizapp.decks.substitution import fill, fill_settings
from quizapp.decks.text import Text
from quizapp.decks.variables import draw
from quizapp.engine.scalar.expressions import evaluate, parse
from quizapp.study.answer.numeric import within
from quizapp.study.answer.question import Block, Question, ShownOption
from quizapp.study.seeded import seeded_shuffle
from quizapp.text.numbers import show_number

HIDDEN: Final = "…"
"""What stands in a gap that has no hint."""


def render(item: Item, *, count: int) -> Question:
    """The item as it is asked after `count` answers; the same for the same item and count.

    Raises:
        ValueError: the kind has no screen (see `POSERS`), or a text of the card holds an
            expression that cannot be evaluated.
    """
    if item.kind not in POSERS:
        raise ValueError(f"{item.key}: items of kind {item.kind} are not asked one by one")
    question = POSERS[item.kind](item, count)
    card = item.card
    return replace(
        question,
        hint=_filled(card.hint, question.values),
        why=_filled(card.why, question.values),
        source=_filled(card.source, question.values),
    )


def _basic(item: Item, count: int) -> Question:
    card = item.card
    assert isinstance(card, Basic)
    sides = fill(card.question), fill(card.answer)
    prompt, answer = reversed(sides) if item.facet == REVERSE else sides
    return Question(item=item, count=count, prompt=prompt, answer=answer)


def _cloze(item: Item, count: int) -> Question:
    card = item.card
    assert isinstance(card, Cloze)
    gaps = [piece for piece in card.pieces if isinstance(piece, Gap) and piece.name == item.facet]
    answer = fill(", ".join(dict.fromkeys(gap.answer for gap in gaps)))
    return Question(
        item=item,
        count=count,
        prompt=fill("".join(_shown(card, item.facet))),
        answer=answer,
        full=fill("".join(_revealed(card, item.facet))),
        accept=(answer,) if card.typed else (),
    )


def _shown(card: Cloze, asked: str) -> Iterator[str]:
    for piece in card.pieces:
        if isinstance(piece, str):
            yield piece
        else:
            yield f"[{piece.hint or HIDDEN}]" if piece.name == asked else piece.answer


def _revealed(card: Cloze, asked: str) -> Iterator[str]:
    """The sentence piece by piece; a gap within maths or code cannot be bold."""
    before = ""
    for piece in card.pieces:
        text = piece if isinstance(piece, str) else piece.answer
        marks = before.count("$") % 2 or before.count("`") % 2
        before += text
        asked_here = isinstance(piece, Gap) and piece.name == asked
        yield f"**{text}**" if asked_here and not marks else text


def _choice(item: Item, count: int) -> Question:
    card = item.card
    assert isinstance(card, Choice)
    right = [ShownOption(fill(text), True) for text in card.correct]
    wrong = [_shown_option(option, {}, right=False) for option in card.wrong]
    return Question(
        item=item,
        count=count,
        prompt=fill(card.question),
        answer=", ".join(option.text for option in right),
        options=seeded_shuffle(right + wrong, "options", item.key, count),
        several=card.several,
    )


def _typed(item: Item, count: int) -> Question:
    card = item.card
    assert isinstance(card, Typed)
    accept = tuple(map(fill, card.accept))
    return Question(
        item=item,
        count=count,
        prompt=fill(card.question),
        answer=accept[0],
        accept=accept,
        exact=card.exact,
    )


def _numeric(item: Item, count: int) -> Question:
    card = item.card
    assert isinstance(card, Numeric)
    question = _with_numbers(item, card, count)
    question = replace(question, unit=_filled(card.unit, question.values))
    return _expecting(question, card.answer, card.tolerance, card.traps)


def _with_numbers(item: Item, card: Numeric | LabTask, count: int) -> Question:
    """What is asked with fresh numbers; the answer is still to come."""
    values = draw(card.variables, key=item.key, count=count)
    return Question(
        item=item,
        count=count,
        prompt=fill(card.question, values),
        answer="",
        values=values,
        solution=_filled(card.solution, values),
    )


def _expecting(
    question: Question, answer: Text, tolerance: Tolerance, traps: Iterable[Trap]
) -> Question:
    """The question with the number that it wants, and the mistakes that lead elsewhere."""
    values = question.values
    expected = _value(answer, values)
    relative = _value(tolerance.relative, values)
    allowed = _value(tolerance.absolute, values) + relative * abs(expected)
    named = [(_value(trap.value, values), fill(trap.say, values)) for trap in traps]
    return replace(
        question,
        answer=f"{rounded(expected, allowed)} {question.unit or ''}".rstrip(),
        expected=expected,
        tolerance=allowed,
        relative=relative,
        traps=tuple(trap for trap in named if not within(trap[0], expected, allowed)),
    )


def _task(item: Item, count: int) -> Question:
    card = item.card
    assert isinstance(card, LabTask)
    question = _with_numbers(item, card, count)
    values = question.values
    question = replace(
        question,
        control=card.control or "",
        reasons=_shuffled_reasons(card, values, item.key, count),
        setup=fill_settings(card.settings, values),
        run=fill_settings(card.run, values),
    )
    if not card.options:
        return _expecting(question, card.answer, card.tolerance or Tolerance(), card.traps)
    shown = [
        _shown_option(option, values, right=option.text == card.answer) for option in card.options
    ]
    options = seeded_shuffle(shown, "options", item.key, count)
    return replace(question, answer=fill(card.answer, values), options=options)


def _shuffled_reasons(
    card: LabTask, values: Mapping[str, float], key: str, count: int
) -> tuple[ShownOption, ...]:
    if card.reason is None:
        return ()
    right = ShownOption(fill(card.reason, values), True)
    wrong = (_shown_option(option, values, right=False) for option in card.wrong_reasons)
    return seeded_shuffle([right, *wrong], "reasons", key, count)


def _shown_option(option: Option, values: Mapping[str, float], *, right: bool) -> ShownOption:
    return ShownOption(fill(option.text, values), right, _filled(option.feedback, values))


def rounded(value: float, tolerance: float) -> str:
    """The shortest decimal within a tenth of the tolerance, so that rounding never decides.

    Args:
        value: any finite number.
        tolerance: in the same unit; 0 shows the number in full.

    >>> rounded(0.35667494393873245, 0.005), rounded(1e-7, 0), rounded(40.0, 1)
    ('0.357', '1e-07', '40')
    """
    for digits in range(1, 17):
        short = float(f"{value:.{digits}g}")
        if abs(short - value) <= tolerance / 10:
            return show_number(short)
    return show_number(value)


def _order(item: Item, count: int) -> Question:
    card = item.card
    assert isinstance(card, Order)
    blocks = [Block(key, fill(text)) for key, text in {**card.items, **card.distractors}.items()]
    start = seeded_shuffle(blocks, "blocks", item.key, count)
    if _already_right(start, card.before):
        # Backwards, each pair that mattered is the wrong way round.
        start = start[::-1]
    return Question(
        item=item,
        count=count,
        prompt=fill(card.question),
        answer=_numbered(card),
        blocks=start,
        before=card.before,
        distractors=frozenset(card.distractors),
    )


def _numbered(card: Order) -> str:
    """One order that is right, as a list: of all blocks that may come next, the file's first."""
    needs: dict[str, set[str]] = {key: set() for key in card.items}
    for chain in card.before:
        for first, second in pairwise(chain):
            needs[second].add(first)
    ordered: list[str] = []
    while needs:
        key = next(key for key in needs if needs[key].isdisjoint(needs))
        del needs[key]
        ordered.append(key)
    return "\n".join(f"{place}. {fill(card.items[key])}" for place, key in enumerate(ordered, 1))


def _already_right(blocks: tuple[Block, ...], before: tuple[tuple[str, ...], ...]) -> bool:
    places = {block.key: place for place, block in enumerate(blocks)}
    return all(places[a] < places[b] for chain in before for a, b in pairwise(chain))


def _filled(text: str | None, values: Mapping[str, float]) -> str | None:
    return None if text is None else fill(text, values)


def _value(text: str, values: Mapping[str, float]) -> float:
    return evaluate(parse(text, names=values), values)


POSERS: Final[Mapping[str, Callable[[Item, int], Question]]] = {
    "basic": _basic,
    "cloze": _cloze,
    "choice": _choice,
    "typed": _typed,
    "numeric": _numeric,
    "order": _order,
    "task": _task,
}
"""The kinds that can be asked one by one; `queue.ASKABLE` names the same."""
