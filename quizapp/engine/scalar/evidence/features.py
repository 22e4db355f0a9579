"""Feature lists: how much each feature matters, when it is known, and what stands in for it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final

from quizapp.engine.scalar.evidence.draws import Draws, apportion
from quizapp.engine.scalar.evidence.panel import EvidencePanel, PanelKind
from quizapp.engine.scalar.evidence.parameter import PanelSettings, Parameter

MOST_DAYS: Final = 3650
"""Before the outcome or after it, at most."""

MISSING_APART: Final = 0.03
"""The part of itself by which a share of missing values differs from one sample to the next."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One line of a feature list."""

    feature: str
    importance: float
    """Its part of all importance, in whole hundredths."""
    known_days: int
    """When its value is known: days after the outcome, negative before it."""
    missing_training: float
    missing_serving: float
    default_training: str
    default_serving: str

    @property
    def known(self) -> str:
        """When its value is known, in words.

        >>> Feature("age", 0.4, -3, 0.01, 0.01, "0", "0").known
        '3 d before'
        """
        if not self.known_days:
            return "same day"
        return f"{abs(self.known_days)} d {'after' if self.known_days > 0 else 'before'}"

    @property
    def known_in_words(self) -> str:
        """When its value is known, in a sentence.

        >>> Feature("age", 0.4, 1, 0.01, 0.01, "0", "0").known_in_words
        '1 day after the outcome'
        """
        if not self.known_days:
            return "on the day of the outcome"
        days = abs(self.known_days)
        side = "after" if self.known_days > 0 else "before"
        return f"{days} {'day' if days == 1 else 'days'} {side} the outcome"

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as it is shown."""
        missing = (f"{self.missing_training:.1%}", f"{self.missing_serving:.1%}")
        defaults = (self.default_training, self.default_serving)
        return (self.feature, f"{self.importance:.2f}", self.known, *missing, *defaults)


def _features(settings: PanelSettings, draws: Draws) -> EvidencePanel:
    weights = [
        weight * draws.factor("importance", place)
        for place, weight in enumerate(settings.numbers("importance"))
    ]
    drawn = [
        _feature(settings, draws, place, part / 100)
        for place, part in enumerate(apportion(100, weights))
    ]
    features = sorted(drawn, key=lambda feature: -feature.importance)
    return EvidencePanel(
        kind="features",
        title="Features, and when they are known relative to the outcome",
        heads=(
            *("feature", "importance", "known", "missing training", "missing serving"),
            *("default training", "default serving"),
        ),
        rows=tuple(feature.cells for feature in features),
        figures={
            column.name: tuple(getattr(feature, column.name) for feature in features)
            for column in fields(Feature)
        },
        totals={},
        reading=_reading(features),
    )


def _feature(settings: PanelSettings, draws: Draws, place: int, importance: float) -> Feature:
    days = settings.numbers("known_days")[place]
    level = draws.factor("missing", place)
    apart = 1 + MISSING_APART * draws.swing("apart", place)
    moved = round(days * draws.factor("known", place))
    return Feature(
        settings.texts("features")[place],
        importance,
        # What is known before the outcome stays so, however near it is.
        moved or round(days),
        min(1.0, settings.numbers("missing_training")[place] * level),
        min(1.0, settings.numbers("missing_serving")[place] * level * apart),
        settings.texts("default_training")[place],
        settings.texts("default_serving")[place],
    )


def _reading(features: Sequence[Feature]) -> str:
    """The most important feature, the one that is known last, and where the two sides differ."""
    first = features[0]
    last = max(features, key=lambda feature: feature.known_days)
    apart = max(features, key=lambda feature: abs(_missing_gap(feature)))
    defaults = [
        f"{feature.feature} ({feature.default_training} in training,"
        f" {feature.default_serving} in serving)"
        for feature in features
        if feature.default_training != feature.default_serving
    ]
    defaults_clause = f"differ for {', '.join(defaults)}" if defaults else "are the same"
    return (
        f"{first.feature} has the most importance, {first.importance:.2f}."
        f" The last to be known is {last.feature}, {last.known_in_words}."
        f" Missing values differ most for {apart.feature}:"
        f" {apart.missing_training:.1%} in training, {apart.missing_serving:.1%} in serving."
        f" Defaults {defaults_clause}."
    )


def _missing_gap(feature: Feature) -> float:
    return feature.missing_serving - feature.missing_training


def _texts(default: tuple[str, ...], meaning: str) -> Parameter:
    return Parameter("texts", default, meaning, most=6)


def _shares(default: tuple[float, ...], meaning: str) -> Parameter:
    return Parameter("numbers", default, meaning, most=6)


FEATURES_PANEL: Final = PanelKind(
    "features",
    "how much each feature matters, when it is known, and what stands in for it",
    {
        "features": _texts(("income", "requests", "tenure", "region"), "their names"),
        "importance": Parameter(
            "numbers", (0.36, 0.28, 0.22, 0.14), "their parts of all importance", 0.01, most=6
        ),
        "known_days": Parameter(
            "numbers",
            (-30.0, -1.0, -14.0, -60.0),
            "when each is known: days after the outcome, negative before it",
            -MOST_DAYS,
            MOST_DAYS,
            most=6,
        ),
        "missing_training": _shares((0.02, 0.0, 0.01, 0.04), "the share missing in training"),
        "missing_serving": _shares((0.02, 0.0, 0.01, 0.04), "the share missing in serving"),
        "default_training": _texts(("median", "0", "0", "none"), "what fills a gap in training"),
        "default_serving": _texts(("median", "0", "0", "none"), "what fills a gap in serving"),
    },
    (
        *("features", "importance", "known_days", "missing_training", "missing_serving"),
        *("default_training", "default_serving"),
    ),
    _features,
)
