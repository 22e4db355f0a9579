"""Scenarios: what six causes of trouble change in the evidence, panel by panel.

A scenario has the settings that differ from those of a healthy model. Its panels agree with each
other: what the bins cost is about what the curve and the slices say. Each cause but the right one
is contradicted by one of the panels.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from quizapp.engine.scalar.evidence.parameter import Setting

_LEAKAGE: Final[Mapping[str, Mapping[str, Setting]]] = {
    "features": {
        "features": ("open_disputes", "amount", "account_age", "country"),
        "importance": (0.74, 0.12, 0.09, 0.05),
        "known_days": (9.0, -1.0, -40.0, -40.0),
        "missing_training": (0.03, 0.0, 0.01, 0.03),
        # Not computed otherwise in serving: it does not exist yet.
        "missing_serving": (0.97, 0.0, 0.01, 0.03),
        "default_training": ("0", "0", "0", "none"),
        "default_serving": ("0", "0", "0", "none"),
    },
    "curve": {
        "unit": "week",
        "steps": 12,
        "start": 0.08,
        "training": 0.071,
        "validation": 0.077,
        "serving": 0.45,
    },
    "bins": {
        "source": "validation data",
        "p": (0.01, 0.5, 0.98),
        "share": (0.01, 0.5, 0.98),
        "sizes": (0.66, 0.01, 0.33),
    },
}

_SKEW: Final[Mapping[str, Mapping[str, Setting]]] = {
    "features": {
        "missing_training": (0.02, 0.0, 0.01, 0.04),
        "missing_serving": (0.21, 0.0, 0.01, 0.04),
        "default_training": ("41,000", "0", "0", "none"),
        "default_serving": ("0", "0", "0", "none"),
    },
    "curve": {
        "unit": "week",
        "steps": 12,
        "start": 0.315,
        "training": 0.3,
        "validation": 0.312,
        "serving": 0.52,
        "leaves": 0.5,
    },
    "rows": {
        "source": "logged requests",
        "positives": 0.5,
        "sure": 2.0,
        "wrong": 2,
        "second": "training code",
        "explained": 2,
        "features": ("income", "requests"),
        "lows": (12_000.0, 0.0),
        "highs": (90_000.0, 40.0),
        "filled": 2,
    },
}

_AGGREGATE: Final[Mapping[str, Mapping[str, Setting]]] = {
    "slices": {
        "shares": (0.92, 0.08),
        "before": (0.29, 0.41),
        "after": (0.251, 0.61),
        "ece": (0.021, 0.19),
    },
    "curve": {"training": 0.268, "validation": 0.278, "serving": 0.28},
    "bins": {},
}

_IMBALANCE: Final[Mapping[str, Mapping[str, Setting]]] = {
    "bins": {
        "p": (0.003, 0.02, 0.1, 0.35),
        "share": (0.003, 0.02, 0.1, 0.35),
        "sizes": (0.9, 0.07, 0.02, 0.01),
    },
    "curve": {"start": 0.11, "training": 0.036, "validation": 0.038, "serving": 0.0385},
    "slices": {
        "groups": ("card", "transfer"),
        "shares": (0.7, 0.3),
        "before": (0.043, 0.05),
        "after": (0.036, 0.043),
        "ece": (0.004, 0.005),
    },
}

_NOISE: Final[Mapping[str, Mapping[str, Setting]]] = {
    "curve": {
        "training": 0.05,
        "turn": 0.2,
        "lowest": 0.245,
        "validation": 0.33,
        "serving": 0.333,
    },
    "rows": {
        "source": "training data, best epoch",
        "order": "largest losses first",
        "positives": 0.5,
        "sure": 2.6,
        "wrong": 8,
        "second": "second label",
        "explained": 6,
    },
    "bins": {
        "source": "validation data, best epoch",
        "p": (0.04, 0.2, 0.8, 0.95),
        "share": (0.04, 0.2, 0.8, 0.95),
        "sizes": (0.45, 0.1, 0.1, 0.35),
    },
}

_MISCALIBRATION: Final[Mapping[str, Mapping[str, Setting]]] = {
    "bins": {
        "p": (0.1, 0.3, 0.7, 0.9),
        # Half of the logit that p says: too sure on both sides by one factor.
        "share": (0.25, 0.396, 0.604, 0.75),
        "sizes": (0.3, 0.2, 0.2, 0.3),
    },
    "curve": {"start": 1.1, "training": 0.655, "validation": 0.668, "serving": 0.672},
    "slices": {
        "groups": ("web", "phone"),
        "shares": (0.6, 0.4),
        "before": (0.71, 0.72),
        "after": (0.664, 0.676),
        "ece": (0.16, 0.17),
    },
}

SCENARIOS: Final[Mapping[str, Mapping[str, Mapping[str, Setting]]]] = MappingProxyType(
    {
        "label leakage": _LEAKAGE,
        "train-serving skew": _SKEW,
        "misleading aggregate": _AGGREGATE,
        "class imbalance": _IMBALANCE,
        "label noise": _NOISE,
        "miscalibration": _MISCALIBRATION,
    }
)
"""By cause, the panels that it shows, in their order, and their settings."""
