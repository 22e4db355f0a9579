"""Evidence as an expert reads it: what adds up, which cause it shows, which ones it rules out."""

import math
from collections.abc import Callable, Iterator, Mapping

from quizapp.engine.scalar.evidence import PANELS, SCENARIOS, EvidencePanel

LEAKAGE, SKEW, AGGREGATE = "label leakage", "train-serving skew", "misleading aggregate"
IMBALANCE, NOISE, MISCALIBRATION = "class imbalance", "label noise", "miscalibration"

RULED_OUT = {
    LEAKAGE: {
        SKEW: "features",
        AGGREGATE: "curve",
        IMBALANCE: "bins",
        NOISE: "curve",
        MISCALIBRATION: "bins",
    },
    SKEW: {
        LEAKAGE: "features",
        AGGREGATE: "curve",
        IMBALANCE: "rows",
        NOISE: "rows",
        MISCALIBRATION: "rows",
    },
    AGGREGATE: {
        LEAKAGE: "curve",
        SKEW: "curve",
        IMBALANCE: "bins",
        NOISE: "curve",
        MISCALIBRATION: "bins",
    },
    IMBALANCE: {
        LEAKAGE: "curve",
        SKEW: "curve",
        AGGREGATE: "slices",
        NOISE: "curve",
        MISCALIBRATION: "bins",
    },
    NOISE: {
        LEAKAGE: "curve",
        SKEW: "curve",
        AGGREGATE: "curve",
        IMBALANCE: "bins",
        MISCALIBRATION: "bins",
    },
    MISCALIBRATION: {
        LEAKAGE: "curve",
        SKEW: "curve",
        AGGREGATE: "slices",
        IMBALANCE: "bins",
        NOISE: "curve",
    },
}
"""For each scenario the wrong causes, and the panel that contradicts each of them."""


def evidence_of(scenario: str, seed: str) -> dict[str, EvidencePanel]:
    """The panels that a scenario shows."""
    return {kind: PANELS[kind].build({"scenario": scenario}, seed) for kind in SCENARIOS[scenario]}


def cause_of(panels: Mapping[str, EvidencePanel]) -> str:
    """The cause, from what the panels show and nothing else."""
    signs = {
        LEAKAGE: "features" in panels and known_too_late(panels["features"]),
        SKEW: "features" in panels and treated_unlike(panels["features"]),
        AGGREGATE: "slices" in panels and against_the_mean(panels["slices"]),
        NOISE: "rows" in panels and labels_apart(panels["rows"]),
        MISCALIBRATION: "bins" in panels and panels["bins"].totals["ece"] > 0.08,
        IMBALANCE: "bins" in panels and panels["bins"].totals["share"] < 0.05,
    }
    causes = [cause for cause, sign in signs.items() if sign]
    return " or ".join(causes) or "none"


def numbers(panel: EvidencePanel, column: str) -> list[float]:
    """A column of figures."""
    return [float(figure) for figure in panel.figures[column] if figure is not None]


def known_too_late(features: EvidencePanel) -> bool:
    """Something that matters is known only once the outcome is."""
    pairs = zip(numbers(features, "importance"), numbers(features, "known_days"), strict=True)
    return any(importance > 0.2 and days >= 0 for importance, days in pairs)


def treated_unlike(features: EvidencePanel) -> bool:
    """Something that is known in time is missing more often in serving, or filled otherwise."""
    columns = ("known_days", "missing_training", "missing_serving")
    rows = zip(*(numbers(features, column) for column in columns), strict=True)
    defaults = zip(
        features.figures["default_training"], features.figures["default_serving"], strict=True
    )
    return any(
        days < 0 and (abs(serving - training) > 0.05 or first != second)
        for (days, training, serving), (first, second) in zip(rows, defaults, strict=True)
    )


def against_the_mean(slices: EvidencePanel) -> bool:
    """The mean gets better and a group much worse."""
    pairs = zip(numbers(slices, "before"), numbers(slices, "after"), strict=True)
    better = slices.totals["after"] < slices.totals["before"]
    return better and any(after > 1.15 * before for before, after in pairs)


def labels_apart(rows: EvidencePanel) -> bool:
    """A second label often differs from the first, of either kind."""
    if "second y" not in rows.figures:
        return False
    pairs = zip(numbers(rows, "y"), numbers(rows, "second y"), strict=True)
    apart = [first for first, second in pairs if first != second]
    return len(apart) >= 3 and len(set(apart)) == 2


def serves_as_validated(curve: EvidencePanel) -> bool:
    """The serving loss ends where the validation loss does."""
    validation, serving = numbers(curve, "validation")[-1], numbers(curve, "serving")[-1]
    return abs(serving / validation - 1) < 0.05


def validation_turns(curve: EvidencePanel) -> bool:
    """The validation loss ends well above its lowest value."""
    validation = numbers(curve, "validation")
    return validation[-1] > 1.15 * min(validation)


def both_labels_are_common(rows: EvidencePanel) -> bool:
    """Neither label is rare among rows that were drawn at random."""
    share = sum(numbers(rows, "y")) / len(rows.rows)
    return "at random" in rows.title and 0.25 <= share <= 0.75


def training_code_fits_labels(rows: EvidencePanel) -> bool:
    """The labels cost the training code little, so they are not what is wrong."""
    if "training loss" not in rows.figures:
        return False
    losses = numbers(rows, "training loss")
    return sum(losses) / len(losses) < 0.4


def order_differs(rows: EvidencePanel) -> bool:
    """Two rows change places between serving and training code, which no rescaling does."""
    if "training p" not in rows.figures:
        return False
    pairs = list(zip(numbers(rows, "p"), numbers(rows, "training p"), strict=True))
    return any((a - c) * (b - d) < 0 for a, b in pairs for c, d in pairs)


CONTRADICTIONS: Mapping[tuple[str, str], Callable[[EvidencePanel], bool]] = {
    ("features", LEAKAGE): lambda panel: max(numbers(panel, "known_days")) < 0,
    ("features", SKEW): lambda panel: not treated_unlike(panel),
    ("curve", LEAKAGE): serves_as_validated,
    ("curve", SKEW): serves_as_validated,
    # A mean that gets worse hides nothing.
    ("curve", AGGREGATE): lambda panel: not serves_as_validated(panel) or validation_turns(panel),
    ("curve", NOISE): lambda panel: not validation_turns(panel),
    ("slices", AGGREGATE): lambda panel: not against_the_mean(panel),
    ("bins", IMBALANCE): lambda panel: 0.2 < panel.totals["share"] < 0.8,
    ("bins", MISCALIBRATION): lambda panel: panel.totals["ece"] < 0.04,
    ("rows", IMBALANCE): both_labels_are_common,
    ("rows", NOISE): training_code_fits_labels,
    ("rows", MISCALIBRATION): order_differs,
}
"""What in a kind of panel speaks against a cause."""


def is_ruled_out(cause: str, panel: EvidencePanel) -> bool:
    """The panel contradicts the cause."""
    contradiction = CONTRADICTIONS.get((panel.kind, cause))
    return contradiction is not None and contradiction(panel)


def count(text: str) -> int:
    """A count as it is shown."""
    return int(text.replace(",", ""))


def slices_add_up(panel: EvidencePanel) -> bool:
    """The counts give n and the weighted losses the mean, to the last digit that is shown."""
    *rows, total = panel.rows
    n = [count(row[1]) for row in rows]
    means = [
        math.fsum(size * float(row[column]) for size, row in zip(n, rows, strict=True)) / sum(n)
        for column in (2, 3)
    ]
    shown = [float(total[column]) for column in (2, 3)]
    apart = max(abs(mean - text) for mean, text in zip(means, shown, strict=True))
    return count(total[1]) == sum(n) and apart <= 0.0005 + 1e-12


def bins_add_up(panel: EvidencePanel) -> bool:
    """The counts give n, and p, n and positives as they are shown the calibration error."""
    *rows, total = panel.rows
    n, positives = [[count(row[column]) for row in rows] for column in (1, 2)]
    gaps = [abs(size * float(row[0]) - k) for size, k, row in zip(n, positives, rows, strict=True)]
    error = math.fsum(gaps) / sum(n)
    shares = [(k / size, float(row[3])) for k, size, row in zip(positives, n, rows, strict=True)]
    return (
        (count(total[1]), count(total[2])) == (sum(n), sum(positives))
        and math.isclose(error, panel.totals["ece"], abs_tol=1e-12)
        and f"calibration error of these bins is {error:.3f}" in panel.reading
        and all(abs(share - text) <= 0.0005 + 1e-12 for share, text in shares)
    )


def losses_follow(panel: EvidencePanel) -> bool:
    """Each loss is that of the y and p beside it, as they are shown."""
    places = {head: place for place, head in enumerate(panel.heads)}
    pairs = {"p": "loss", "training p": "training loss"}
    return all(
        row[places[loss]] == f"{-math.log(p if row[places['y']] == '1' else 1 - p):.3f}"
        for row in panel.rows
        for guess, loss in pairs.items()
        if guess in places
        for p in [float(row[places[guess]])]
    )


def importances_add_up(panel: EvidencePanel) -> bool:
    """The importances as they are shown add up to 1."""
    return sum(round(100 * float(row[1])) for row in panel.rows) == 100


def adds_up(panel: EvidencePanel) -> bool:
    """What is shown agrees with itself."""
    laws = {
        "slices": slices_add_up,
        "bins": bins_add_up,
        "rows": losses_follow,
        "features": importances_add_up,
    }
    law = laws.get(panel.kind)
    return law is None or law(panel)


def cost_of_bins(bins: EvidencePanel) -> float:
    """The log loss of the cases in bins, if each of them got the mean p of its bin."""
    losses = [
        -k * math.log(p) - (n - k) * math.log(1 - p)
        for p, n, k in zip(
            numbers(bins, "p"), numbers(bins, "n"), numbers(bins, "positives"), strict=True
        )
    ]
    return math.fsum(losses) / bins.totals["n"]


def agree(panels: Mapping[str, EvidencePanel]) -> Iterator[str]:
    """What two panels of a ticket say of the same thing, and do not say alike."""
    curve, bins, slices = (panels.get(kind) for kind in ("curve", "bins", "slices"))
    if curve and bins:
        loss, cost = min(numbers(curve, "validation")), cost_of_bins(bins)
        if abs(cost / loss - 1) > 0.25:
            yield f"the curve ends at {loss:.3f} and the bins cost {cost:.3f}"
    if curve and slices:
        loss, cost = numbers(curve, "validation")[-1], slices.totals["after"]
        if abs(cost / loss - 1) > 0.1:
            yield f"the curve ends at {loss:.3f} and the slices at {cost:.3f}"
    if bins and slices:
        if bins.totals["n"] != slices.totals["n"]:
            yield "bins and slices count other cases"
        weighted = sum(
            n * error for n, error in zip(numbers(slices, "n"), numbers(slices, "ece"), strict=True)
        )
        # Gaps of opposite signs cancel when groups are thrown together, and never grow.
        if bins.totals["ece"] > weighted / slices.totals["n"] + 0.0005:
            yield "the calibration error of all exceeds that of the groups"


def violations(scenario: str, seed: str) -> Iterator[str]:
    """All that is wrong with a ticket; nothing, if the laws hold."""
    panels = evidence_of(scenario, seed)
    yield from (f"{kind} does not add up" for kind, panel in panels.items() if not adds_up(panel))
    yield from agree(panels)
    if cause_of(panels) != scenario:
        yield f"it shows {cause_of(panels)}"
    for cause, kind in RULED_OUT[scenario].items():
        if not is_ruled_out(cause, panels[kind]):
            yield f"{kind} does not rule out {cause}"
    for kind, panel in panels.items():
        if is_ruled_out(scenario, panel):
            yield f"{kind} rules out the right cause"
        if scenario in panel.reading.casefold() or scenario in panel.title.casefold():
            yield f"{kind} names the cause"
