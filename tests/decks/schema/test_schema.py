"""The schema: it accepts what the reader reads, and refuses what that refuses by structure."""

import json
import re
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
import yaml

from quizapp.decks.diagnostics import Level
from quizapp.decks.read.file import read_topic
from quizapp.decks.schema.document import DIALECT, deck_schema
from quizapp.decks.schema.key_help import ANY_CARD, KEY_HELP
from tests.test_author_guide import EXAMPLES, Example

CONTENT: Final = Path(__file__).parents[3] / "content"
SCHEMA: Final = deck_schema()
VALIDATOR: Final = jsonschema.Draft202012Validator(SCHEMA)


class EditorLoader(yaml.CSafeLoader):
    """YAML as editors take it, by the core schema of 1.2: `off` and a date are texts."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the loader's own shape


for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("int", r"-?[0-9]+", "-0123456789"),
    ("float", r"-?[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]+)?", "-0123456789"),
    ("null", r"~|null|", ["~", "n", ""]),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first)
    )


def complaints(text: str) -> list[str]:
    """What an editor with the schema says of a deck."""
    deck = yaml.load(text, EditorLoader)
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(deck)]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == DIALECT
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_topic_is_accepted(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"line {example.line}")
def test_an_example_of_the_guide_is_accepted_unless_it_has_an_error(example: Example) -> None:
    has_error = any(problem.level is Level.ERROR for problem in example.read().diagnostics)
    assert has_error or complaints(example.text) == []


def card(text: str) -> str:
    return f"topic: t\ncards:\n  - {text}\n"


def task(text: str) -> str:
    return f"topic: t\nlabs: [{{id: l, use: cost-curves, title: T, tasks: [{{id: k, {text}}}]}}]\n"


def node(text: str) -> str:
    return card("W ^w: A") + f"flow: {{title: T, edges: [a -> a], nodes: [{{id: a, {text}}}]}}\n"


def trace(text: str) -> str:
    rows = "with: {z: [1]}, columns: {s: z}"
    return card("W ^w: A") + (
        f"walkthrough: {{title: T, code: s = z, trace: {{{rows}, ask: [{{id: k, {text}}}]}}}}\n"
    )


GOOD: Final = {
    "one line": card("What? ^w: This."),
    "one line, a number": card("What? ^w: 3"),
    "this format, quoted": "quizapp: '1'\n" + card("What? ^w: This."),
    "this format": "quizapp: 1\n" + card("What? ^w: This."),
    "cloze that is typed": card("{id: w, cloze: 'A [[gap]].', typed: true}"),
    "a word that YAML 1.1 takes for false": card("{id: w, q: Q, a: A, confidence: off}"),
    "an id of digits": card("{id: 7, q: Q, a: A}"),
    "a reverse of its own": card("{id: w, q: Q, a: A, reverse: {q: X, a: Y}}"),
    "a reverse": card("{id: w, q: Q, a: A, reverse: true}"),
    "absolute tolerance": card("{id: w, numeric: Q, answer: 1.5, tolerance: 0.1}"),
    "relative tolerance": card("{id: w, numeric: Q, answer: 1.5, tolerance: {rel: 0.1}}"),
    "one text for a list": card("{id: w, choice: Q, correct: A, wrong: [B]}"),
    "options with replies": card("{id: w, choice: Q, correct: [A], wrong: [B: No.]}"),
    "a reason with a value": task(
        "ask: Q, kind: number, answer: 1.5, tolerance: 0.1, reason: R,"
        " wrong_reasons: [{X: {if: 2, say: No.}}]"
    ),
    "a fault": node("text: N, breaks_when: B, shows_at: a, hint: H"),
    "a trace": trace("question: Q, column: s, row: 1"),
}

BAD: Final = {
    "no topic": "cards:\n  - What? ^w: This.\n",
    "no cards": "topic: t\n",
    "an empty list of cards": "topic: t\ncards: []\n",
    "a later format": "quizapp: 2\ntopic: t\ncards:\n  - What? ^w: This.\n",
    "a topic id with a space": "topic: my notes\ncards:\n  - What? ^w: This.\n",
    "a list": "- topic\n",
    "an unknown key": "topic: t\ncardz: []\ncards:\n  - What? ^w: This.\n",
    "a list where a text belongs": "topic: t\ntitle: [a]\ncards:\n  - What? ^w: This.\n",
    "a text where a list belongs": "topic: t\ntags: loss\ncards:\n  - What? ^w: This.\n",
    "an unknown word": card("{id: w, q: Q, a: A, level: guru}"),
    "no whole number": card("{id: w, q: Q, a: A, rev: x}"),
    "a number below one": card("{id: w, q: Q, a: A, rev: 0}"),
    "no flag": card("{id: w, q: Q, a: A, retired: maybe}"),
    "an id in capitals": card("{id: Wrong, q: Q, a: A}"),
    "a card that is a text": card("What?"),
    "a card that is a list": card("[What, This]"),
    "a card without an answer": card("{id: w, q: Q}"),
    "an empty answer": card("{id: w, q: Q, a: }"),
    "an empty one-line answer": card("What? ^w:"),
    "two deciding keys": card("{id: w, q: Q, a: A, cloze: 'A [[gap]].'}"),
    "no deciding key": card("{id: w, question: Q, answer: A}"),
    "a common key alone": card("{why: Because.}"),
    "a key of another kind": card("{id: w, q: Q, a: A, accept: [A]}"),
    "no tolerance": card("{id: w, numeric: Q, answer: 1.5}"),
    "an empty tolerance": card("{id: w, numeric: Q, answer: 1.5, tolerance: {}}"),
    "a trap without a word": card(
        "{id: w, numeric: Q, answer: 1.5, tolerance: 0.1, traps: [{if: 2}]}"
    ),
    "no wrong option": card("{id: w, choice: Q, correct: A, wrong: []}"),
    "wrong options left out": card("{id: w, choice: Q, correct: A}"),
    "an option with two replies": card("{id: w, choice: Q, correct: A, wrong: [{B: x, C: y}]}"),
    "a typed card that accepts nothing": card("{id: w, typed: Q, accept: []}"),
    "a reverse without its answer": card("{id: w, q: Q, a: A, reverse: {q: X}}"),
    "a task without its kind": task("ask: Q, answer: 1.5, tolerance: 0.1"),
    "a task of a number without its tolerance": task("ask: Q, kind: number, answer: 1.5"),
    "a task that sets nothing": task("ask: Q, kind: set, answer: 1.5, tolerance: 0.1"),
    "a reason without wrong ones": task(
        "ask: Q, kind: number, answer: 1.5, tolerance: 0.1, reason: R"
    ),
    "a key of faults without one": node("text: N, hint: H"),
    "a fault without its place": node("text: N, breaks_when: B, shows_as: S"),
    "a trace without its row": trace("question: Q, column: s"),
    "an example without a text": card("W ^w: A") + "examples: [{id: e, kind: guided, title: T}]\n",
    "a session without its steps": card("W ^w: A")
    + "sessions: [{id: s, kind: concept-drill, title: T}]\n",
    "a point of weight nought": "topic: t\ninterview: [{id: i, q: Q, points: [{text: P, w: 0}]}]\n",
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD.keys())
def test_what_has_the_form_of_a_deck_is_accepted_by_both(text: str) -> None:
    assert [str(problem) for problem in read_topic("t.yaml", text.encode()).diagnostics] == []
    assert complaints(text) == []


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_what_has_not_is_refused_by_both(text: str) -> None:
    problems = read_topic("t.yaml", text.encode()).diagnostics
    assert any(problem.level is Level.ERROR for problem in problems)
    assert complaints(text)


def keys_of(schema: Any) -> list[tuple[str, str]]:
    """Every key in a schema with the help that it has."""
    if isinstance(schema, list):
        return [pair for part in schema for pair in keys_of(part)]
    if not isinstance(schema, dict):
        return []
    own = schema.get("properties", {}) if "additionalProperties" in schema else {}
    return [
        *((name, part.get("description", "")) for name, part in own.items()),
        *(pair for part in schema.values() for pair in keys_of(part)),
    ]


def test_an_editor_shows_a_line_of_help_for_every_key() -> None:
    keys = keys_of(SCHEMA)
    assert [name for name, line in keys if not line] == []
    lines = {line for _, line in keys}
    written = [*KEY_HELP.values(), ANY_CARD]
    assert {line for lines_of in written for line in lines_of.values()} <= lines, "help for nothing"
