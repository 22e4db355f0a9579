"""Evidence is legible in plain text at any width, and curves and bins have a picture besides."""

import pytest

from quizapp.engine.scalar.evidence import PANELS, SCENARIOS, EvidencePanel
from quizapp.plot.evidence import WIDEST_PANEL, panel_lines
from quizapp.plot.evidence_picture import panel_picture

SHOWN = [(scenario, kind) for scenario, panels in SCENARIOS.items() for kind in panels]


def panel_of(kind: str, scenario: str) -> EvidencePanel:
    return PANELS[kind].build({"scenario": scenario, "spread": 0}, "seed")


def test_slices_are_a_table_with_a_reading() -> None:
    assert panel_lines(panel_of("slices", "misleading aggregate"), 60) == [
        "Log loss by group, test data",
        "group           n  before  after  ECE after",
        "returning   9,200   0.290  0.251      0.021",
        "new           800   0.410  0.610      0.190",
        "all        10,000   0.300  0.280          –",
        "",
        "The mean goes from 0.300 to 0.280: returning (9,200 of",
        "10,000) from 0.290 to 0.251, new (800 of 10,000) from 0.410",
        "to 0.610.",
    ]


def test_heads_take_two_lines_where_one_is_too_short() -> None:
    lines = panel_lines(panel_of("features", "label leakage"), 80)
    assert lines[1:4] == [
        "                                         missing  missing   default  default",
        "feature        importance        known  training  serving  training  serving",
        "open_disputes        0.74    9 d after      3.0%    97.0%         0        0",
    ]


def test_a_row_is_a_sentence_where_a_table_is_too_wide() -> None:
    lines = panel_lines(panel_of("features", "label leakage"), 40)
    assert lines[2:5] == [
        "feature open_disputes: importance 0.74,",
        "  known 9 d after, missing training",
        "  3.0%, missing serving 97.0%, default",
    ]


@pytest.mark.parametrize(("scenario", "kind"), SHOWN)
def test_no_line_is_wider_than_its_room_and_no_figure_is_lost(scenario: str, kind: str) -> None:
    panel = panel_of(kind, scenario)
    for width in (20, 46, 80, 200):
        lines = panel_lines(panel, width, ascii=True)
        text = " ".join(" ".join(lines).split())
        assert max(map(len, lines)) <= min(width, WIDEST_PANEL)
        assert text.isascii()
        assert all(cell.replace("–", "-") in text for row in panel.rows for cell in row[1:])


def test_hostile_names_become_harmless() -> None:
    panel = PANELS["slices"].build({"groups": ("\x1b[31m", "損失 of all who came last")}, "seed")
    text = "\n".join(panel_lines(panel, 40))
    assert "\x1b" not in text
    assert "\n?? of all …  " in text


@pytest.mark.parametrize(("scenario", "kind"), SHOWN)
def test_curves_and_bins_have_a_picture_with_the_reading_of_the_panel(
    scenario: str, kind: str
) -> None:
    panel = panel_of(kind, scenario)
    picture = panel_picture(panel, width=60, height=10, ascii=True)
    assert (picture is not None) == (kind in {"curve", "bins"})
    if picture:
        assert picture.reading == panel.reading
        assert {len(line) for line in picture.text.splitlines()} == {60}
        assert picture.text.isascii()


def test_the_losses_of_a_curve_are_told_apart_and_its_accuracy_is_no_loss() -> None:
    panel = PANELS["curve"].build({"accuracy": 0.9}, "seed")
    picture = panel_picture(panel, width=60, height=10, ascii=True)
    assert picture is not None
    assert "o training" in picture.text
    assert "x validation" in picture.text
    assert "+ serving" in picture.text
    assert "accuracy" not in picture.text
    assert "accuracy" in panel.heads
