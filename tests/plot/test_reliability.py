"""A reliability diagram shows by how much forecasts were too high or too low."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.plot.reliability import ReliabilityBin, reliability
from quizapp.plot.scale import Chart

BINS = [
    ReliabilityBin(0.1, 0.3, 10),
    ReliabilityBin(0.55, 0.5, 100),
    ReliabilityBin(0.95, 0.6, 300),
    ReliabilityBin(float("nan"), 0.0, 0),
]


def diagram(*, ascii: bool = False) -> Chart:
    return reliability(BINS, width=40, height=13, ascii=ascii)


def test_three_bins_and_the_ideal() -> None:
    assert diagram().text.splitlines() == [
        "came true   ⠂⠂⠂ ideal   ● bins   │ gap  ",
        "1.0┤                                 ⡀⠄⠂",
        "   │                             ⡀⠄⠂⠁│  ",
        "   │                          ⠄⠂⠁    │  ",
        "   │                      ⡀⠄⠂⠁       │  ",
        "0.5┤                  ⡀•⠂⠁           ●  ",
        "   │               ⡀⠂⠁                  ",
        "   │   ∘       ⡀⠄⠂⠁                     ",
        "   │   │   ⡀⠄⠂⠁                         ",
        "   │    ⡀⠄⠁                             ",
        "0.0┤⡀⠄⠂⠁                                ",
        "   └┬──────┬──────┬──────┬──────┬ mean p",
        "   0.0    0.2    0.4    0.6    0.8   1.0",
    ]


def test_three_bins_in_ascii() -> None:
    assert diagram(ascii=True).text.splitlines() == [
        "came true   . ideal   O bins   | gap    ",
        "1.0+                                  ..",
        "   |                              ....  ",
        "   |                          ....   |  ",
        "   |                      ....       |  ",
        "   |                  ....           O  ",
        "0.5+              .... o                ",
        "   |    x     ....                      ",
        "   |    | ....                          ",
        "   |  ....                              ",
        "0.0+..                                  ",
        "   ++------+------+------+------+ mean p",
        "   0.0    0.2    0.4    0.6    0.8   1.0",
    ]


def test_three_bins_in_words() -> None:
    assert diagram().reading == (
        "0.1 came true 0.3 (10), 0.55 came true 0.5 (100), 0.95 came true 0.6 (300); "
        "largest gap: 0.95 is too high by 0.35."
    )


def test_without_forecasts_there_is_the_ideal_alone() -> None:
    assert reliability([], width=10, height=3).reading == "no forecasts."
    assert reliability([ReliabilityBin(0.5, 0.5, 1)], width=10, height=3).reading.endswith(
        "no gap."
    )


@given(
    st.lists(st.builds(ReliabilityBin, st.floats(), st.floats(), st.integers()), max_size=6),
    st.tuples(st.integers(1, 60), st.integers(1, 20)),
    st.booleans(),
)
def test_any_bins_draw_at_any_size(
    bins: list[ReliabilityBin], size: tuple[int, int], ascii: bool
) -> None:
    width, height = size
    chart = reliability(bins, width=width, height=height, ascii=ascii)
    assert [len(line) for line in chart.text.split("\n")] == [width] * height
    assert not ascii or chart.text.isascii()
