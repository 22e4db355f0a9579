"""Panels of any settings that are admitted, and the sentences on those that are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.engine.scalar.evidence import PANELS, SCENARIOS, EvidenceError, Parameter
from quizapp.engine.scalar.evidence.draws import apportion
from tests.oracles.evidence import adds_up


def values_of(parameter: Parameter, entries: int) -> st.SearchStrategy[object]:
    """Anything that a parameter admits, with so many entries in a list."""
    low, high = parameter.lowest, parameter.highest
    number = st.floats(low, high)
    text = st.text("abü損 ", min_size=1, max_size=9)
    length = min(max(entries, parameter.fewest), parameter.most)
    match parameter.form:
        case "number":
            return number
        case "whole":
            return st.integers(int(low), int(high)).map(float)
        case "choice":
            return st.sampled_from(parameter.options)
        case "numbers":
            return st.lists(number, min_size=length, max_size=length).map(tuple)
        case "texts":
            return st.lists(text, min_size=length, max_size=length).map(tuple)
    return text


@pytest.mark.parametrize("name", PANELS)
@settings(max_examples=25)
@given(data=st.data(), entries=st.integers(1, 6), seed=st.sampled_from("abcdefgh"))
def test_whatever_is_admitted_can_be_built_and_adds_up(
    data: st.DataObject, name: str, entries: int, seed: str
) -> None:
    kind = PANELS[name]
    fitting = min(entries, *(kind.parameters[aligned].most for aligned in kind.aligned), 6)
    chosen = data.draw(
        st.fixed_dictionaries(
            {
                parameter: values_of(how, fitting)
                for parameter, how in kind.parameters.items()
                if parameter != "scenario"
            }
        )
    )
    panel = kind.build(chosen, seed)  # type: ignore[arg-type]
    assert adds_up(panel)
    assert {len(row) for row in panel.rows} == {len(panel.heads)}
    assert all(
        len(column) == len(next(iter(panel.figures.values()))) for column in panel.figures.values()
    )
    assert "nan" not in panel.reading


@pytest.mark.parametrize("name", PANELS)
def test_every_default_and_every_scenario_is_admitted_with_lists_of_one_length(name: str) -> None:
    kind = PANELS[name]
    assert [p for p in kind.parameters.values() if not p.admits(p.default)] == []
    assert kind.complaints({}) == ()
    for scenario, panels in SCENARIOS.items():
        assert kind.complaints(panels.get(name, {})) == (), scenario
    assert all(
        parameter.meaning and "\n" not in parameter.meaning for parameter in kind.own.values()
    )


@pytest.mark.parametrize(
    ("name", "wrong", "sentence"),
    [
        (
            "slices",
            {"shares": (0.5, 0.3, 0.2)},
            "'shares' must have 2 entries, as many as 'groups', and not 3.",
        ),
        (
            "slices",
            {"shares": (0.5, 2.0)},
            "'shares' must be a list of 2 to 5 numbers from 0.01 to 1.",
        ),
        (
            "slices",
            {"heads": ("before",)},
            "'heads' must be a list of 2 texts of at most 24 characters.",
        ),
        ("curve", {"steps": 7.5}, "'steps' must be a whole number from 6 to 365."),
        ("curve", {"unit": "year"}, "'unit' must be one of epoch, day, week."),
        ("curve", {"training": float("nan")}, "'training' must be a number from 0.001 to 20."),
        ("curve", {"training": True}, "'training' must be a number from 0.001 to 20."),
        ("bins", {"source": ""}, "'source' must be a text of at most 50 characters."),
        (
            "features",
            {"scenario": "label noise"},
            "The scenario 'label noise' has no 'features'; it has curve, rows, bins.",
        ),
        ("rows", {"scenario": ["x"]}, None),
        ("rows", {"p": 1.0}, None),
    ],
)
def test_a_wrong_setting_is_refused_in_a_sentence(
    name: str, wrong: dict[str, object], sentence: str | None
) -> None:
    [(parameter, complaint)] = PANELS[name].complaints(wrong)
    assert parameter in wrong
    assert sentence in {None, complaint}
    with pytest.raises(EvidenceError, match=parameter):
        PANELS[name].build(wrong, "seed")  # type: ignore[arg-type]


def test_settings_go_over_the_scenario() -> None:
    panel = PANELS["slices"].build(
        {"scenario": "misleading aggregate", "groups": ("old", "young"), "spread": 0}, "seed"
    )
    assert panel.rows == (
        ("old", "9,200", "0.290", "0.251", "0.021"),
        ("young", "800", "0.410", "0.610", "0.190"),
        ("all", "10,000", "0.300", "0.280", "–"),
    )


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=6), st.integers(6, 10_000))
def test_parts_add_up_and_none_is_nothing(weights: list[float], total: int) -> None:
    parts = apportion(total, weights)
    assert sum(parts) == total
    assert min(parts) >= 1
    assert all(
        abs(part - total * weight / sum(weights)) < 6
        for part, weight in zip(parts, weights, strict=True)
    )
