"""Every file under 1 MiB is read and judged with bounded work, or cut short with a diagnostic.

Work is counted in calls, of functions of Python and of C alike; `tests/bench/worst.py` has seconds.
"""

from collections.abc import Callable
from cProfile import Profile
from typing import Final, TypeVar

import pytest

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.lint import lint
from quizapp.decks.lint.effort import MAX_STEPS, Effort
from quizapp.decks.read.file import Reading, read_topic
from quizapp.decks.read.size import MAX_ITEMS
from quizapp.decks.syntax.fields import LONGEST_LIST
from quizapp.decks.syntax.parser import MOST_NODES
from tests.decks.worst_files import HEAD, VARS, WORST_FILES, cards_without_ids, gaps

Result = TypeVar("Result")

SIZE: Final = 1 << 15
"""Enough for a product of two parts to be seen, and quick to profile."""

CALLS_PER_BYTE: Final = 50
CALLS_PER_STEP: Final = 6

SPARE_CALLS: Final = 700_000
"""What guesses at words, and gaps that show their sentence, may take of any file."""

FEW_STEPS: Final = MAX_STEPS // 20


def count_calls(work: Callable[[], Result]) -> tuple[Result, int]:
    """What the work gives, and the calls that it takes."""
    profile = Profile()
    result = profile.runcall(work)
    return result, sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("write", WORST_FILES, ids=lambda write: write.__name__)
def test_work_grows_with_the_file_and_not_with_a_product_of_its_parts(
    write: Callable[[int], str],
) -> None:
    data = write(SIZE).encode()
    reading, calls = count_calls(lambda: read_topic("worst.yaml", data))
    assert calls <= CALLS_PER_BYTE * len(data) + SPARE_CALLS
    if topic := reading.topic:
        effort = Effort(50, steps=FEW_STEPS)
        findings, calls = count_calls(lambda: lint(topic, effort))
        assert calls <= CALLS_PER_BYTE * len(data) + CALLS_PER_STEP * FEW_STEPS
        assert (effort.end is not None) == any(each.code == "E-LIMIT" for each in findings)


def read(text: str) -> Reading:
    return read_topic("deck.yaml", text.encode())


def limits(reading: Reading) -> list[Diagnostic]:
    return [each for each in reading.diagnostics if each.code == "E-LIMIT"]


def test_cards_beyond_the_limit_are_left_out_and_nobody_misses_them() -> None:
    cards = "".join(f"- q{n} ^a{n}: b\n" for n in range(MAX_ITEMS + 2))
    reading = read(f"{HEAD}{cards}coverage: [{{point: p, by: [a1, a{MAX_ITEMS + 1}]}}]\n")
    assert [(each.code, each.line) for each in reading.diagnostics] == [("E-LIMIT", MAX_ITEMS + 3)]
    assert reading.topic
    assert len(reading.topic.cards) == MAX_ITEMS


def test_gaps_beyond_the_limit_are_left_out_with_their_card() -> None:
    long = " ".join(f"[[c{n}::a]]" for n in range(2_000))
    reading = read(f"{HEAD}- a ^a: b\n- {{id: c, cloze: '{long}'}}\n- {{id: d, cloze: '{long}'}}\n")
    assert reading.topic
    assert [card.id for card in reading.topic.cards] == ["a"]
    (limit,) = limits(reading)
    assert limit.line == 4


def test_a_text_that_many_gaps_show_counts_for_each_of_them() -> None:
    (limit,) = limits(read(gaps(200_000)))
    assert "characters" in limit.message


def test_a_card_with_2000_traps_is_refused_and_its_neighbours_are_not() -> None:
    traps = ", ".join(["{if: y + p, say: no}"] * 2_000)
    card = f"- {{id: c, numeric: 'Of {{=y}}, {{=p}}?', {VARS}, traps: [{traps}]}}\n"
    reading = read(f"{HEAD}- a ^a: b\n{card}- d ^d: e\n")
    assert reading.topic
    assert [card.id for card in reading.topic.cards] == ["a", "d"]
    (limit,) = limits(reading)
    assert str(LONGEST_LIST) in limit.message


def test_what_traps_and_draws_take_together_is_cut_short_with_a_diagnostic() -> None:
    traps = ", ".join(["{if: 'bce(1-y, p)/ln(2)', say: no}"] * (LONGEST_LIST - 1))
    card = f"numeric: 'Of {{=y}}, {{=p}}?', {VARS}, traps: [{traps}]"
    reading = read(f"{HEAD}- {{id: c, {card}}}\n- {{id: d, q: a, a: '{{=1/0}}'}}\n")
    assert not reading.diagnostics
    assert reading.topic
    findings = lint(reading.topic)
    assert {each.code for each in findings} == {"E-EXPRESSION", "E-LIMIT"}
    (limit,) = (each for each in findings if each.code == "E-LIMIT")
    assert f"{MAX_STEPS:,}" in limit.message
    assert limit.line == 3


def test_a_topic_of_many_numeric_cards_is_judged_whole() -> None:
    solution = "solution: '{=bce(y,p)|.3f}', traps: [{if: 'bce(1-y,p)', say: no}]"
    card = f"numeric: 'Of {{=y}}, {{=p}}?', {VARS}, {solution}"
    reading = read(HEAD + "".join(f"- {{id: a{n}, {card}}}\n" for n in range(150)))
    assert reading.topic
    assert lint(reading.topic) == ()


def test_what_was_read_of_a_file_with_too_many_nodes_is_kept() -> None:
    reading = read(cards_without_ids(1 << 20))
    assert any(f"{MOST_NODES:,}" in limit.message for limit in limits(reading))
    assert reading.topic
    assert len(reading.topic.cards) == MAX_ITEMS


def test_a_slip_before_too_many_nodes_costs_its_entry_only() -> None:
    cards = "".join(f"- q{n} ^a{n}: b\n" for n in range(40_000))
    reading = read(f"{HEAD}- a: b: c\n{cards}")
    assert reading.topic
    assert len(reading.topic.cards) == MAX_ITEMS - 1
    assert [each.line for each in reading.diagnostics if each.code == "E-YAML"] == [3]
