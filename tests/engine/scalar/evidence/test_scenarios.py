"""The laws of the six scenarios on a hundred seeds; `tests.bench.evidence` tries a thousand."""

from dataclasses import replace

import pytest

from quizapp.engine.scalar.evidence import PANELS, SCENARIOS
from tests.bench import evidence as bench
from tests.oracles.evidence import (
    RULED_OUT,
    adds_up,
    cause_of,
    evidence_of,
    is_ruled_out,
    violations,
)

SEEDS = [f"ml.cost/ticket {count}" for count in range(100)]
"""As many as take less than two seconds in all."""

SPOILT = {"slices": (2, "0.999"), "bins": (2, "99"), "features": (1, "0.99"), "rows": (3, "9.999")}
"""A cell of the first row, and what it never says."""


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_evidence_adds_up_shows_its_cause_and_rules_out_all_others(scenario: str) -> None:
    assert [(seed, sentence) for seed in SEEDS for sentence in violations(scenario, seed)] == []


@pytest.mark.parametrize("sentences", [[], ["The bins do not add up."]])
def test_the_thousand_seeds_fail_on_a_violation(sentences: list[str]) -> None:
    assert bench.main(2, lambda *_: sentences) is not bool(sentences)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_wrong_cause_has_the_panel_that_contradicts_it(scenario: str) -> None:
    assert set(RULED_OUT[scenario]) == set(SCENARIOS) - {scenario}
    assert set(RULED_OUT[scenario].values()) <= set(SCENARIOS[scenario])
    assert 2 <= len(SCENARIOS[scenario]) <= 3


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_scenario_returns_with_other_numbers_and_the_same_ones_for_the_same_seed(
    scenario: str,
) -> None:
    first, second = (evidence_of(scenario, seed) for seed in SEEDS[:2])
    assert evidence_of(scenario, SEEDS[0]) == first
    for kind, panel in first.items():
        assert panel.rows != second[kind].rows


def test_healthy_panels_show_no_cause() -> None:
    panels = {name: kind.build({}, "any") for name, kind in PANELS.items()}
    assert cause_of(panels) == "none"
    assert not is_ruled_out("label noise", panels["rows"]), "nobody has labelled them twice"


def test_a_table_that_does_not_add_up_is_noticed() -> None:
    for scenario in SCENARIOS:
        for kind, panel in evidence_of(scenario, SEEDS[0]).items():
            if kind in SPOILT:
                column, text = SPOILT[kind]
                first = (*panel.rows[0][:column], text, *panel.rows[0][column + 1 :])
                assert not adds_up(replace(panel, rows=(first, *panel.rows[1:])))
