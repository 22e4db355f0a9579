"""The form is the card: what stands in the fields is what the file holds and the reader reads."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.decks.insert import insert_card
from quizapp.decks.kinds.basic import Basic
from quizapp.decks.kinds.choice import Choice
from quizapp.decks.kinds.cloze import Cloze
from quizapp.decks.kinds.formula import FormulaCard
from quizapp.decks.kinds.numeric import Numeric
from quizapp.decks.kinds.order import Order
from quizapp.decks.kinds.parts import NOTHING, Option, Tolerance, Trap
from quizapp.decks.kinds.typed import Typed
from quizapp.decks.lint import lint
from quizapp.decks.read.file import read_topic
from quizapp.decks.text import Text
from quizapp.decks.writing.card_form import CardForm, form_kinds
from quizapp.decks.writing.made_ids import name_after

TEXT: Final = st.text(" -:#,{}'\"|>&*!%@`?=<^$~aZé0.\n", min_size=1, max_size=24)
TEXT_LINES: Final = TEXT.map(lambda text: " ".join(text.split())).filter(bool)
PROSE: Final = TEXT.map(str.strip).filter(lambda text: bool(text) and "\n\n" not in text)
WORD: Final = st.sampled_from(["p", "q_1", "n"])


def joined(rows: list[str]) -> str:
    return "\n".join(rows)


def two(rows: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(rows, min_size=2, max_size=3, unique=True)


ENTRIES: Final[Mapping[str, st.SearchStrategy[dict[str, Any]]]] = {
    "basic": st.fixed_dictionaries({"question": PROSE, "answer": PROSE, "reverse": st.just("yes")}),
    "cloze": st.fixed_dictionaries({"question": PROSE.map(lambda text: f"{text} [[gap]]")}),
    "choice": st.fixed_dictionaries(
        {"question": PROSE, "correct": st.just("right"), "wrong": two(TEXT_LINES).map(joined)}
    ),
    "typed": st.fixed_dictionaries({"question": PROSE, "accept": two(TEXT_LINES).map(joined)}),
    "numeric": st.fixed_dictionaries(
        {
            "question": PROSE,
            "vars": WORD.map(lambda name: f"{name}: pick(1, 2)"),
            "answer": TEXT_LINES,
            "tolerance": st.just("0.01"),
            "traps": TEXT_LINES.map(lambda text: f"1 - p: {text}"),
            "range": st.just("0 to 1"),
        }
    ),
    "formula": st.fixed_dictionaries(
        {
            "question": PROSE,
            "vars": WORD.map(lambda name: f"{name}: pick(1, 2)"),
            "answer": TEXT_LINES,
            "traps": TEXT_LINES.map(lambda text: f"1 - p: {text}"),
            "extremes": WORD.map(lambda name: f"{name}: 17, 40"),
            "without": st.just("logit, softplus"),
        }
    ),
    "order": st.fixed_dictionaries({"question": PROSE, "blocks": two(TEXT_LINES).map(joined)}),
}


def plain(text: str) -> str:
    return "\n".join(line if line.strip() else "" for line in text.split("\n")).strip()


def of_basic(card: Basic, entries: Mapping[str, str]) -> bool:
    return card.reverse and card.answer == plain(entries["answer"])


def of_cloze(card: Cloze, entries: Mapping[str, str]) -> bool:
    return card.text == plain(entries["question"])


def of_choice(card: Choice, entries: Mapping[str, str]) -> bool:
    options = [line.partition(" :: ") for line in entries["wrong"].split("\n")]
    return card.wrong == tuple(
        Option(Text(text.strip()), Text(reply.strip()))
        if reply.strip() and text.strip()
        else Option(Text(f"{text}{mark}{reply}".strip()))
        for text, mark, reply in options
    )


def of_typed(card: Typed, entries: Mapping[str, str]) -> bool:
    return list(card.accept) == entries["accept"].split("\n")


def of_numeric(card: Numeric, entries: Mapping[str, str]) -> bool:
    value, _, sentence = entries["traps"].partition(": ")
    return (
        card.answer == entries["answer"]
        and card.traps == (Trap(Text(value), Text(sentence)),)
        and list(card.variables) == [entries["vars"].partition(":")[0]]
        and card.tolerance == Tolerance(Text("0.01"), NOTHING)
        and card.range == ("0", "1")
    )


def of_formula(card: FormulaCard, entries: Mapping[str, str]) -> bool:
    value, _, sentence = entries["traps"].partition(": ")
    return (
        card.answer == entries["answer"]
        and card.traps == (Trap(Text(value), Text(sentence)),)
        and dict(card.extremes) == {entries["extremes"].partition(":")[0]: ("17", "40")}
        and card.without == ("logit", "softplus")
    )


def of_order(card: Order, entries: Mapping[str, str]) -> bool:
    return list(card.items.values()) == entries["blocks"].split("\n") and card.strict


HOLDS: Final[Mapping[str, Callable[..., bool]]] = {
    "basic": of_basic,
    "cloze": of_cloze,
    "choice": of_choice,
    "typed": of_typed,
    "numeric": of_numeric,
    "formula": of_formula,
    "order": of_order,
}


def test_there_is_a_form_for_every_kind_that_stands_among_the_cards() -> None:
    assert {kind.name for kind in form_kinds()} == set(HOLDS)


@pytest.mark.parametrize("kind", HOLDS)
@given(data=st.data())
@settings(max_examples=15)
def test_what_is_written_is_what_was_filled_in(kind: str, data: st.DataObject) -> None:
    entries = data.draw(ENTRIES[kind])
    why = data.draw(PROSE)
    form = CardForm(kind=kind, deck="d", name="it", entries={**entries, "why": why})
    text = insert_card("", form.lines(), topic="d")
    assert text.endswith("".join(f"  {line}\n" if line else "\n" for line in form.lines()))
    topic = read_topic("d.yaml", text.encode()).topic
    assert topic
    (card,) = topic.cards
    assert card.kind == kind
    assert card.asks("c1").replace("[…]", "[[gap]]") == plain(entries["question"])
    assert card.why == plain(why)
    assert HOLDS[kind](card, entries)


EXAMPLES: Final = {
    kind.name: CardForm(
        kind=kind.name,
        deck="d",
        entries={row.label: row.example for row in kind.form if row.needed},
    )
    for kind in form_kinds()
}


@pytest.mark.parametrize("kind", ["basic", "cloze", "typed"])
def test_what_an_empty_field_shows_would_be_a_good_card(kind: str) -> None:
    topic = read_topic("d.yaml", insert_card("", EXAMPLES[kind].lines(), topic="d").encode()).topic
    assert topic
    assert not lint(topic)


def test_every_line_names_the_field_that_it_comes_from() -> None:
    form = CardForm(kind="numeric", entries={"answer": "p", "why": "one\ntwo"})
    assert form.labels() == ["id", "question", "answer", "why", "why", "why"]
    assert form.missing == ("question", "tolerance")
    assert len(form.lines()) == len(form.labels())


def test_what_cannot_be_taken_apart_is_left_to_the_reader() -> None:
    form = CardForm(kind="numeric", entries={"vars": "pick(1, 2)", "tolerance": "abs: 1, rel: 2"})
    keys = form.card_keys()
    assert keys["vars"] == "pick(1, 2)"
    assert keys["tolerance"] == {"abs": "1", "rel": "2"}


def test_an_order_is_the_only_one_unless_its_author_says_which_blocks_come_first() -> None:
    form = CardForm(kind="order", entries={"blocks": "one\ntwo\nthree"})
    assert form.card_keys()["before"] == ["a < b < c"]
    assert form.with_entry("before", "a < c").card_keys()["before"] == ["a < c"]
    assert "strict" not in form.with_entry("before", "a < c").card_keys()


@pytest.mark.parametrize(
    ("question", "name"),
    [
        (
            "What does log loss punish most, and why is it so?",
            "log-loss-punish-most-so",
        ),
        ("A miss costs {=fn|.2f}.", "miss-costs"),
        ("It is [[c1::between 0 and 1::a range]].", "between-0-1"),
        ("…", "card"),
        ("Yes?", "yes-2"),
    ],
)
def test_an_id_is_made_of_the_first_words_of_the_question(question: str, name: str) -> None:
    assert name_after(question, {"yes"}) == name


def test_another_kind_keeps_what_stands_in_the_fields_and_another_card_only_kind_and_deck() -> None:
    form = CardForm(kind="basic", deck="d", entries={"question": "Q"})
    assert form.next_kind(-1).kind == "order"
    assert form.next_kind().entries == form.entries
    assert form.cleared() == CardForm(kind="basic", deck="d")
    assert form.cleared().is_empty
    assert not form.is_empty
