"""The walk gives the same nodes and diagnostics with libyaml and without it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.syntax.collector import Diagnostics
from quizapp.decks.syntax.libyaml import LIBYAML, PURE, ParserType
from quizapp.decks.syntax.nodes import Map, Node, Seq
from quizapp.decks.syntax.parser import read_nodes
from quizapp.decks.syntax.source import read_source
from tests.decks.read.test_diagnostics import CARD_MISTAKES, HEAD

PARSERS = [PURE, *([LIBYAML] if LIBYAML else [])]


def walk(text: str, parser: ParserType) -> tuple[object, list[tuple[str, int]]]:
    """The nodes as plain data with their places, and the diagnostics."""
    text = read_source(text.encode()).text
    diagnostics = Diagnostics("x", tuple(text.split("\n")))
    root, complete, _ = read_nodes(text, diagnostics, parser=parser)
    found = [(each.code, each.line) for each in diagnostics.sorted()]
    return (complete, None if root is None else data(root)), found


def data(node: Node) -> object:
    if isinstance(node, Map):
        entries = [(key, key.line, key.column, data(value)) for key, value in node.entries.values()]
        return ("map", node.line, node.column, node.faulty, entries)
    if isinstance(node, Seq):
        return ("list", node.line, node.column, [data(entry) for entry in node])
    return (type(node).__name__, str(node), node.line, node.column)


@pytest.mark.parametrize("parser", PARSERS)
def test_nodes_know_their_places_in_characters(parser: ParserType) -> None:
    nodes, diagnostics = walk("é: [ñ, {x: y}]\nz: |\n  w\n", parser)
    assert diagnostics == []
    assert nodes == (
        True,
        (
            "map",
            1,
            1,
            False,
            [
                (
                    "é",
                    1,
                    1,
                    (
                        "list",
                        1,
                        4,
                        [
                            ("Text", "ñ", 1, 5),
                            ("map", 1, 8, False, [("x", 1, 9, ("Text", "y", 1, 12))]),
                        ],
                    ),
                ),
                ("z", 2, 1, ("Text", "w\n", 2, 4)),
            ],
        ),
    )


@pytest.mark.parametrize("parser", PARSERS)
def test_twenty_levels_are_read_and_the_next_is_not(parser: ParserType) -> None:
    assert walk("[" * 20 + "]" * 20, parser)[1] == []
    assert walk("[" * 21 + "]" * 21, parser)[1] == [("E-DEPTH", 1)]


@pytest.mark.skipif(LIBYAML is None, reason="PyYAML was built without libyaml")
@pytest.mark.parametrize("card", [card for card, *_ in CARD_MISTAKES])
def test_both_parsers_find_the_same_mistakes(card: str) -> None:
    assert LIBYAML is not None
    text = HEAD + card
    assert walk(text, LIBYAML)[1] == walk(text, PURE)[1]


@pytest.mark.skipif(LIBYAML is None, reason="PyYAML was built without libyaml")
@given(
    st.lists(st.sampled_from(["a", ": ", "- ", "\n", "\n  ", "[", "]", '"', "'", "#"]), max_size=20)
)
def test_both_parsers_read_what_either_reads(parts: list[str]) -> None:
    assert LIBYAML is not None
    quick, slow = walk("".join(parts), LIBYAML), walk("".join(parts), PURE)
    if not quick[1] and not slow[1]:
        assert quick == slow
