"""The author's guide: its examples read as it says, and its tables list what there is."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.items import items_of
from quizapp.decks.kinds.registry import kind_names
from quizapp.decks.lint import all_codes, lint
from quizapp.decks.lint.alike import ALIKE_RULE
from quizapp.decks.lint.alone import ALONE_RULE
from quizapp.decks.lint.atomic import ATOMIC_RULE
from quizapp.decks.lint.giveaways import GIVEAWAYS_RULE
from quizapp.decks.lint.interviews import INTERVIEWS_RULE
from quizapp.decks.lint.leak import LEAK_RULE
from quizapp.decks.lint.length import LENGTH_RULE
from quizapp.decks.lint.options import OPTIONS_RULE
from quizapp.decks.lint.shape import SHAPE_RULE
from quizapp.decks.lint.typed import TYPED_RULE
from quizapp.decks.lint.vague import VAGUE_RULE
from quizapp.decks.read.file import Reading, read_topic
from quizapp.engine.scalar.evidence import PANELS
from quizapp.engine.scalar.evidence.panel import SHARED
from quizapp.engine.scalar.expressions import FUNCTIONS
from quizapp.labs.catalogue import LAB_FORMS
from quizapp.labs.forms import Control
from quizapp.study.answer.typed import counts_as
from quizapp.text.code_spans import code_spans
from quizapp.text.markup import shown_text
from quizapp.text.numbers import show_number

GUIDE: Final = (Path(__file__).parent.parent / "content" / "README.md").read_text(encoding="utf-8")

BLOCK: Final = re.compile(
    r"^```yaml(?P<wrong> wrong)?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
CODE: Final = re.compile(r"\b[EW]-[A-Z][A-Z-]*\b")


@dataclass(frozen=True, slots=True)
class Example:
    """A block of the guide, made a whole deck, with the code that the text before it names."""

    text: str
    line: int
    code: str | None

    def read(self) -> Reading:
        return read_topic(f"README.md block at line {self.line}", self.text.encode())

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        reading = self.read()
        return reading.diagnostics + (lint(reading.topic) if reading.topic else ())


def example(match: re.Match[str]) -> Example:
    """A block that begins with `topic:` is a deck; any other is a list of cards."""
    text = match["text"]
    before = GUIDE[: match.start()]
    return Example(
        text=text if text.startswith("topic:") else f"topic: example\ncards:\n{text}",
        line=before.count("\n") + 1,
        code=CODE.findall(before)[-1] if match["wrong"] else None,
    )


EXAMPLES: Final = [example(match) for match in BLOCK.finditer(GUIDE)]
RIGHT: Final = [example for example in EXAMPLES if example.code is None]
WRONG: Final = [example for example in EXAMPLES if example.code is not None]


def between(name: str) -> str:
    """What stands between the guide's markers of that name."""
    return GUIDE.partition(f"<!-- {name} -->\n")[2].partition(f"<!-- /{name} -->")[0]


@pytest.mark.parametrize("example", RIGHT, ids=lambda example: f"line {example.line}")
def test_an_example_draws_no_diagnostic(example: Example) -> None:
    assert [str(diagnostic) for diagnostic in example.diagnostics()] == []


@pytest.mark.parametrize("example", WRONG, ids=lambda example: f"line {example.line}")
def test_a_wrong_example_draws_only_the_code_that_the_text_names(example: Example) -> None:
    assert {diagnostic.code for diagnostic in example.diagnostics()} == {example.code}


def test_the_examples_show_every_kind_of_card() -> None:
    topics = [example.read().topic for example in RIGHT]
    shown = {item.kind for topic in topics if topic for item in items_of(topic)}
    assert shown == set(kind_names())


def test_the_guide_names_every_function_and_no_other() -> None:
    rows = [line for line in between("functions").splitlines() if line.startswith("| `")]
    named = [name for row in rows for name in re.findall(r"`(\w+)\(", row.split(" | ")[0])]
    assert sorted(named) == sorted(FUNCTIONS)


JUDGING_RULES: Final = (
    *(ALIKE_RULE, ALONE_RULE, ATOMIC_RULE, GIVEAWAYS_RULE, INTERVIEWS_RULE, LEAK_RULE),
    *(LENGTH_RULE, OPTIONS_RULE, SHAPE_RULE, TYPED_RULE, VAGUE_RULE),
)
"""What judges how a card asks, beyond what it may say at all."""


def test_every_rule_of_good_cards_is_said_in_words_beside_its_code() -> None:
    table = GUIDE.partition("## Cards worth keeping\n")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([EW]-[A-Z-]+)`", table))
    assert named <= all_codes().keys()
    judged = {code.code for rule in JUDGING_RULES for code in rule.codes}
    assert judged - named <= {"E-EXPRESSION", "W-SAME-ANSWER"}, judged - named


def test_the_guide_lists_every_code_with_its_line_of_help() -> None:
    rows = "".join(f"| `{name}` | {code.help} |\n" for name, code in sorted(all_codes().items()))
    table = "| code | meaning |\n|---|---|\n" + rows
    assert between("codes") == table, f"put this between the markers of content/README.md:\n{table}"


def typed_rows() -> list[tuple[str, str, bool]]:
    """What the guide says of typed answers: accepted, typed, and whether they are the same."""
    table = GUIDE.partition("| counts as the same |\n")[2].partition("\n\n")[0]
    pairs = []
    for row in table.splitlines()[1:]:
        *cells, verdict = row.strip("| ").split(" | ")
        written, typed = ([span.content(cell) for span in code_spans(cell)] for cell in cells)
        pairs += [(a, b, verdict.startswith("yes")) for a, b in zip(written, typed, strict=True)]
    return pairs


@pytest.mark.parametrize(("accepted", "typed", "same"), typed_rows())
def test_typed_answers_count_as_the_guide_says(accepted: str, typed: str, *, same: bool) -> None:
    assert counts_as(typed, shown_text(accepted), exact=False) is same


def lab_table() -> str:
    """Every lab with what may be set in it."""
    rows = ["| lab | control | what it is |", "|---|---|---|"]
    for form in LAB_FORMS:
        for number, control in enumerate(form.controls):
            lab = "" if number else f"`{form.name}`, short `{form.short}`"
            rows.append(f"| {lab} | `{control.name}` | {control.help}{admitted(control)} |")
    return "\n".join(rows) + "\n"


def admitted(control: Control) -> str:
    """What a control admits, where that is not plain from its name."""
    if control.options:
        some = "any of " if control.several else ""
        return f": {some}{', '.join(f'`{word}`' for word in control.options)}"
    if control.signs or control.ends:
        return ""
    ends = (show_number(control.low), show_number(control.high))
    return f", {ends[0]} to {ends[1]}"


def test_the_guide_lists_every_lab_with_its_controls() -> None:
    assert between("labs") == lab_table(), f"put this between the markers:\n{lab_table()}"


def panel_table() -> str:
    """What may be set of every panel of evidence: what all have first, then what each has."""
    rows = ["| panel | parameter | what it is |", "|---|---|---|"]
    lists = {"any": SHARED, **{f"`{kind.name}`": kind.own for kind in PANELS.values()}}
    for panel, parameters in lists.items():
        for number, (name, parameter) in enumerate(parameters.items()):
            heading = "" if number else panel
            rows.append(f"| {heading} | `{name}` | {parameter.meaning}: {parameter.wish} |")
    return "\n".join(rows) + "\n"


def test_the_guide_lists_every_panel_with_its_parameters() -> None:
    assert between("panels") == panel_table(), f"put this between the markers:\n{panel_table()}"
