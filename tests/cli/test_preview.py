"""`quizapp preview` without a terminal: every item, printed or as data."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from quizapp.cli.main import quizapp

DECK = """\
topic: t
cards:
  - "What is one bit? ^bit": "`ln 2` nats"
  - id: gaps
    cloze: "A [[c1::mean]] of [[c2::losses]]."
  - id: half
    numeric: "What is half of {=n}?"
    vars: {n: "ints(2, 9)"}
    answer: n/2
    tolerance: 0.01
    traps: [{if: 2*n, say: That is twice as much.}, {if: n/2, say: None.}]
"""


def preview(folder: Path, *words: str, deck: str = DECK) -> Result:
    """What the verb says of a deck."""
    file = folder / "t.yaml"
    file.write_text(deck, encoding="utf-8")
    return CliRunner().invoke(
        quizapp, ["--home", str(folder / "home"), "preview", *words, str(file)]
    )


def test_every_item_is_printed_with_answer_traps_distribution_and_complaints(
    tmp_path: Path,
) -> None:
    result = preview(tmp_path)
    words = " ".join(result.output.split())
    for part in (
        "t/bit basic, line 3 question What is one bit? answer ln 2 nats",
        "t/gaps#c2 cloze, line 4 question A mean of […].",
        "trap 2*n = ",
        "That is twice as much. trap n/2 = ",
        ": Right, 3 Good 1 d · ",
        ': "That is twice as much.',
        "8 variants, 1 to 4.5 in 400 draws",
        "E-TRAP",
    ):
        assert part in words, part
    assert result.exit_code == 0
    assert not (tmp_path / "home").exists()


def test_an_item_can_be_named_by_its_id_and_has_the_numbers_of_the_draw(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = json.loads(
        preview(tmp_path, "--json", "--item", "half", "--draw", "3").stdout
    )
    (row,) = rows
    assert (row["key"], row["draw"]) == ("t/half", 3)
    assert float(row["answer"]) == row["values"]["n"] / 2
    assert row["judged"][0]["quality"] == 4
    assert row["complaints"][0]["code"] == "E-TRAP"
    assert [
        row["key"] for row in json.loads(preview(tmp_path, "--json", "--item", "gaps").stdout)
    ] == [
        "t/gaps#c1",
        "t/gaps#c2",
    ]


def test_an_unknown_item_gets_the_nearest_one(tmp_path: Path) -> None:
    result = preview(tmp_path, "--item", "hlaf")
    assert result.exit_code == 2
    assert "no item 'hlaf'. Did you mean 'half'?" in " ".join(result.output.split())


def test_a_file_without_items_says_why_and_fails(tmp_path: Path) -> None:
    result = preview(tmp_path, deck="topic: [t\n")
    assert result.exit_code == 1
    assert "E-YAML" in result.output
