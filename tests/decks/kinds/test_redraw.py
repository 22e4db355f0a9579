"""No review asks for numbers with which a mistake might be taken for the answer."""

import math
from dataclasses import replace
from typing import Final

import pytest

from quizapp.decks.kinds.numeric import Numeric
from quizapp.decks.kinds.parts import Tolerance, Trap
from quizapp.decks.kinds.redraw import draw_apart
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.read.file import read_topic
from quizapp.decks.text import Text
from quizapp.decks.variables import draw

MEAN_LOSS: Final = Numeric(
    id="mean-loss",
    line=1,
    column=1,
    question=Text("What is the mean loss of {=a}, {=b} and {=c}?"),
    variables={name: Text("grid(0.1, 0.9, 0.1)") for name in "abc"},
    answer=Text("-mean(ln(a), ln(b), ln(c))"),
    tolerance=Tolerance(Text("0.02")),
    traps=(Trap(Text("-ln(mean(a, b, c))"), Text("That is the loss of the mean.")),),
)

TASK: Final = """\
topic: t
labs:
  - id: desk
    use: threshold-desk
    title: Gaps
    tasks:
      - id: gaps
        ask: "Gaps of {=a} and {=b}: the mean size?"
        kind: number
        vars: {a: "ints(-4, 4)", b: "ints(-4, 4)"}
        answer: (abs(a) + abs(b))/2
        tolerance: 0
        reason: Each counts by its size.
        wrong_reasons:
          - The gaps cancel.: {if: (a + b)/2, say: "They add up, {=a} and {=b}."}
          - Only the largest counts.: That is another measure.
"""


def task(deck: str = TASK) -> LabTask:
    topic = read_topic("t.yaml", deck.encode()).topic
    assert topic
    return topic.labs[0].tasks[0]


def values(card: Numeric | LabTask, count: int) -> dict[str, float]:
    return draw_apart(card, key="t/card", count=count)


def is_fit(numbers: dict[str, float]) -> bool:
    """Worked out by hand: answer and mistake are more than 3 x 0.02 apart."""
    a, b, c = numbers.values()
    product, mean = a * b * c, (a + b + c) / 3
    return math.log(mean) - math.log(product) / 3 > 0.06


def test_no_mistake_is_near_the_answer_in_any_of_400_reviews() -> None:
    first = [draw(MEAN_LOSS.variables, key="t/card", count=count) for count in range(400)]
    assert 10 < sum(not is_fit(numbers) for numbers in first) < 390
    assert all(is_fit(values(MEAN_LOSS, count)) for count in range(400))


def test_a_draw_that_is_fit_stays_and_a_review_always_has_the_same_numbers() -> None:
    for count in range(100):
        first = draw(MEAN_LOSS.variables, key="t/card", count=count)
        assert (values(MEAN_LOSS, count) == first) == is_fit(first)
        assert values(MEAN_LOSS, count) == values(MEAN_LOSS, count)


def test_a_wrong_reason_with_a_value_is_a_mistake_like_any_trap() -> None:
    card = task()
    assert [str(mistake.say) for mistake in card.mistakes] == ["They add up, {=a} and {=b}."]
    for count in range(100):
        numbers = values(card, count)
        assert numbers["a"] + numbers["b"] != abs(numbers["a"]) + abs(numbers["b"])


def test_where_no_draw_is_fit_the_first_one_stays() -> None:
    hopeless = replace(MEAN_LOSS, traps=(Trap(MEAN_LOSS.answer, Text("It is right.")),))
    assert values(hopeless, 3) == draw(MEAN_LOSS.variables, key="t/card", count=3)


@pytest.mark.parametrize(
    ("reply", "codes"),
    [
        ("{if: a, say: So.}", []),
        ("{if: a}", ["E-MISSING"]),
        ("{say: So.}", ["E-MISSING"]),
        ("{if: a, say: So., then: b}", ["E-KEY"]),
    ],
)
def test_a_wrong_reason_has_its_value_written_like_a_trap(reply: str, codes: list[str]) -> None:
    deck = TASK.replace('{if: (a + b)/2, say: "They add up, {=a} and {=b}."}', reply)
    assert [each.code for each in read_topic("t.yaml", deck.encode()).diagnostics] == codes


def test_where_an_option_is_asked_for_a_reason_has_no_value() -> None:
    deck = TASK.replace("kind: number", "kind: choose").replace(
        "tolerance: 0", "options: [one, two]"
    )
    deck = deck.replace("answer: (abs(a) + abs(b))/2", "answer: one")
    assert [each.code for each in read_topic("t.yaml", deck.encode()).diagnostics] == ["E-TYPE"]
