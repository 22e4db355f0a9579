"""Sample rows: label, probability and loss of single cases, with a second look at each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from quizapp.engine.scalar.evidence.draws import Draws
from quizapp.engine.scalar.evidence.panel import EvidencePanel, PanelKind
from quizapp.engine.scalar.evidence.parameter import PanelSettings, Parameter
from quizapp.engine.scalar.losses import bce, sigmoid

RANDOM: Final = "at random"
WORST: Final = "largest losses first"

NO_SECOND: Final = "none"
SECOND_LABEL: Final = "second label"
TRAINING_CODE: Final = "training code"

LEAST_P: Final = 0.01
"""Probabilities come in whole hundredths, as they are shown, and never at 0 or 1."""

MOST_ROWS: Final = 10


@dataclass(frozen=True, slots=True)
class SampleRow:
    """One case, with all that can be shown of it."""

    y: int
    p: float
    second_y: int
    """What someone says who does not know the first label."""
    training_p: float
    """What the training code gives for the same case."""
    values: tuple[float, ...]

    @property
    def loss(self) -> float:
        """Its log loss, in nats."""
        return bce(self.y, self.p)

    @property
    def training_loss(self) -> float:
        """Its log loss by the training code, in nats."""
        return bce(self.y, self.training_p)


def _rows(settings: PanelSettings, draws: Draws) -> EvidencePanel:
    order, second = settings.text("order"), settings.text("second")
    sample = _sample(settings, draws)
    if order == WORST:
        sample.sort(key=lambda row: -row.loss)
    own = _own_columns(sample, second)
    features: dict[str, tuple[float, ...]] = {
        name: tuple(row.values[place] for row in sample)
        for place, name in enumerate(settings.texts("features"))
    }
    columns = {**own, **{name: cells for name, cells in features.items() if name not in own}}
    shown = [[_cell(name, cell) for cell in cells] for name, cells in columns.items()]
    return EvidencePanel(
        kind="rows",
        title=f"Rows, {order}, {settings.text('source')}",
        heads=tuple(columns),
        rows=tuple(zip(*shown, strict=True)),
        figures=columns,
        totals={},
        reading=" ".join(_sentences(sample, second)),
    )


def _sample(settings: PanelSettings, draws: Draws) -> list[SampleRow]:
    """The cases in the order of the table; what is wrong with some of them is at random places."""
    count = settings.whole("count")
    rows = [_row(settings, draws, rank) for rank in range(count)]
    return [rows[rank] for rank in draws.shuffled(count, "place")]


def _row(settings: PanelSettings, draws: Draws, rank: int) -> SampleRow:
    """The case of a rank: the first ones are wrong, and the first of those have an explanation."""
    share = settings.number("positives")
    # Labels are spread evenly over the ranks, so that both are among the wrong ones.
    y = int((rank + 1) * share + 0.5) - int(rank * share + 0.5)
    wrong = rank < settings.whole("wrong")
    explained = rank < min(settings.whole("wrong"), settings.whole("explained"))
    sure = settings.number("sure") * (0.6 + 0.8 * draws.chance("sure", rank))
    p = _probability(sure if (y == 1) != wrong else -sure)
    return SampleRow(
        y=y,
        p=p,
        second_y=1 - y if explained else y,
        training_p=_probability(sure if y else -sure) if explained else p,
        values=tuple(_values(settings, draws, rank)),
    )


def _probability(z: float) -> float:
    return min(1 - LEAST_P, max(LEAST_P, round(sigmoid(z), 2)))


def _values(settings: PanelSettings, draws: Draws, rank: int) -> Iterator[float]:
    """The value of each feature, of which the first carries its default in some rows."""
    ends = zip(settings.numbers("lows"), settings.numbers("highs"), strict=True)
    for place, (low, high) in enumerate(ends):
        if place == 0 and rank < settings.whole("filled"):
            yield settings.number("fill")
        else:
            yield round(low + (high - low) * draws.chance("value", place, rank))


def _own_columns(sample: Sequence[SampleRow], second: str) -> dict[str, tuple[float, ...]]:
    columns: dict[str, tuple[float, ...]] = {
        "row": tuple(range(1, len(sample) + 1)),
        "y": tuple(row.y for row in sample),
        "p": tuple(row.p for row in sample),
        "loss": tuple(row.loss for row in sample),
    }
    if second == SECOND_LABEL:
        columns["second y"] = tuple(row.second_y for row in sample)
    if second == TRAINING_CODE:
        columns["training p"] = tuple(row.training_p for row in sample)
        columns["training loss"] = tuple(row.training_loss for row in sample)
    return columns


def _cell(column: str, figure: float) -> str:
    match column:
        case "loss" | "training loss":
            return f"{figure:.3f}"
        case "p" | "training p":
            return f"{figure:.2f}"
    return f"{round(figure, 2):,}".removesuffix(".0")


def _sentences(sample: Sequence[SampleRow], second: str) -> Iterator[str]:
    worst = max(sample, key=lambda row: row.loss)
    positives = sum(row.y for row in sample)
    yield (
        f"{positives} of {len(sample)} rows are labelled 1. The largest loss is {worst.loss:.3f},"
        f" in row {sample.index(worst) + 1}: y = {worst.y} and p = {worst.p:.2f}."
    )
    if second == SECOND_LABEL:
        apart = [row.y for row in sample if row.y != row.second_y]
        ones = sum(apart)
        yield (
            f"A second label, given without knowing the first, differs in {len(apart)} of"
            f" {len(sample)} rows: {ones} labelled 1 and {len(apart) - ones} labelled 0."
        )
    if second == TRAINING_CODE:
        moved = sum(row.p != row.training_p for row in sample)
        mean = sum(row.loss for row in sample) / len(sample)
        again = sum(row.training_loss for row in sample) / len(sample)
        yield (
            f"The training code gives {moved} of these rows another p; its mean loss on them all is"
            f" {again:.2f} instead of {mean:.2f}."
        )


ROWS_PANEL: Final = PanelKind(
    "rows",
    "single cases with label, probability and loss",
    {
        "count": Parameter("whole", 8, "how many rows there are", 4, MOST_ROWS),
        "order": Parameter("choice", RANDOM, "which rows they are", options=(RANDOM, WORST)),
        "positives": Parameter("number", 0.4, "the share of them that is labelled 1"),
        "sure": Parameter("number", 1.8, "how sure p is, in logits on either side", 0.1, 4.0),
        "wrong": Parameter("whole", 1, "in how many p is on the wrong side", 0, MOST_ROWS),
        "second": Parameter(
            "choice",
            NO_SECOND,
            "what looks at each row once more",
            options=(NO_SECOND, SECOND_LABEL, TRAINING_CODE),
        ),
        "explained": Parameter(
            "whole", 0, "in how many of the wrong ones it takes the other side", 0, MOST_ROWS
        ),
        "features": Parameter("texts", ("tenure", "requests"), "features shown", fewest=1, most=3),
        "lows": Parameter("numbers", (1.0, 0.0), "their lowest values", -1e6, 1e6, fewest=1),
        "highs": Parameter("numbers", (90.0, 40.0), "their highest values", -1e6, 1e6, fewest=1),
        "filled": Parameter(
            "whole", 0, "in how many rows the first feature has its default", 0, MOST_ROWS
        ),
        "fill": Parameter("number", 0.0, "that default", -1e6, 1e6),
        "source": Parameter("text", "test data", "where the cases come from"),
    },
    ("features", "lows", "highs"),
    _rows,
)
