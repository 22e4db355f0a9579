"""Slices: the loss of each group before and after a change, and their weighted mean."""

from collections.abc import Sequence
from typing import Final

from quizapp.engine.scalar.evidence.draws import Draws, apportion
from quizapp.engine.scalar.evidence.panel import EvidencePanel, PanelKind
from quizapp.engine.scalar.evidence.parameter import PanelSettings, Parameter
from quizapp.engine.scalar.evidence.sizes import SIZE, hundreds


def _slices(settings: PanelSettings, draws: Draws) -> EvidencePanel:
    names, heads = settings.texts("groups"), settings.texts("heads")
    sizes = [100 * part for part in apportion(hundreds(settings, draws), _shares(settings, draws))]
    before, after = _losses(settings, draws)
    errors = [
        round(min(1.0, error * draws.factor("ece", place)), 3)
        for place, error in enumerate(settings.numbers("ece"))
    ]
    total, old, new = sum(sizes), _mean(sizes, before), _mean(sizes, after)
    rows = [
        (name, f"{size:,}", f"{first:.3f}", f"{second:.3f}", f"{error:.3f}")
        for name, size, first, second, error in zip(
            names, sizes, before, after, errors, strict=True
        )
    ]
    return EvidencePanel(
        kind="slices",
        title=f"Log loss by group, {settings.text('source')}",
        heads=("group", "n", *heads, f"ECE {heads[1]}"),
        # The calibration error of all is no mean of the groups', so there is none to show.
        rows=(*rows, ("all", f"{total:,}", f"{old:.3f}", f"{new:.3f}", "–")),
        figures={
            "group": names,
            "n": tuple(sizes),
            "before": tuple(before),
            "after": tuple(after),
            "ece": tuple(errors),
        },
        totals={"n": total, "before": old, "after": new},
        reading=_reading(names, sizes, before, after, (old, new)),
    )


def _shares(settings: PanelSettings, draws: Draws) -> list[float]:
    shares = settings.numbers("shares")
    return [share * draws.factor("n", place) for place, share in enumerate(shares)]


def _losses(settings: PanelSettings, draws: Draws) -> tuple[list[float], list[float]]:
    """The losses before and after in thousandths; a group that got worse stays one that did.

    They are drawn as they are shown, so that whoever adds them up gets the mean that is shown.
    """
    before, after = [], []
    pairs = zip(settings.numbers("before"), settings.numbers("after"), strict=True)
    for place, (first, second) in enumerate(pairs):
        level = draws.loss_level("loss", place)
        change = (second - first) * draws.factor("change", place)
        before.append(round(first * level, 3))
        after.append(round(max(0.0, (first + change) * level), 3))
    return before, after


def _mean(sizes: Sequence[int], losses: Sequence[float]) -> float:
    """The weighted mean of losses in thousandths, without the errors of floats in between."""
    thousandths = sum(size * round(1000 * loss) for size, loss in zip(sizes, losses, strict=True))
    return thousandths / (1000 * sum(sizes))


def _reading(
    names: Sequence[str],
    sizes: Sequence[int],
    before: Sequence[float],
    after: Sequence[float],
    means: tuple[float, float],
) -> str:
    old, new = means
    clauses = [
        f"{name} ({size:,} of {sum(sizes):,}) from {first:.3f} to {second:.3f}"
        for name, size, first, second in zip(names, sizes, before, after, strict=True)
    ]
    return f"The mean goes from {old:.3f} to {new:.3f}: {', '.join(clauses)}."


SLICES_PANEL: Final = PanelKind(
    "slices",
    "the loss of each group before and after a change",
    {
        "groups": Parameter("texts", ("returning", "new"), "the names of the groups"),
        "shares": Parameter("numbers", (0.8, 0.2), "the share of each group", 0.01, 1.0),
        "n": SIZE,
        "heads": Parameter("texts", ("before", "after"), "what is compared", most=2),
        "before": Parameter("numbers", (0.29, 0.32), "the loss of each group before", 0.001, 20.0),
        "after": Parameter("numbers", (0.272, 0.3), "the loss of each group after", 0.001, 20.0),
        "ece": Parameter("numbers", (0.024, 0.028), "the calibration error of each group after"),
        "source": Parameter("text", "test data", "where the cases come from"),
    },
    ("groups", "shares", "before", "after", "ece"),
    _slices,
)
