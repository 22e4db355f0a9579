"""Evidence of tickets: panels of figures that a seed moves, in plain floats.

A deck names a panel and some settings of it; the panel's figures, its table and its reading follow
from them and from the seed of the asking, so that a ticket returns with other numbers.
"""

from collections.abc import Mapping
from typing import Final

from quizapp.engine.scalar.evidence.bins import BINS_PANEL
from quizapp.engine.scalar.evidence.curve import CURVE_PANEL
from quizapp.engine.scalar.evidence.features import FEATURES_PANEL
from quizapp.engine.scalar.evidence.panel import EvidenceError, EvidencePanel, PanelKind
from quizapp.engine.scalar.evidence.parameter import Parameter, Setting
from quizapp.engine.scalar.evidence.rows import ROWS_PANEL
from quizapp.engine.scalar.evidence.scenarios import SCENARIOS
from quizapp.engine.scalar.evidence.slices import SLICES_PANEL

PANELS: Final[Mapping[str, PanelKind]] = {
    kind.name: kind for kind in (SLICES_PANEL, CURVE_PANEL, FEATURES_PANEL, ROWS_PANEL, BINS_PANEL)
}
"""Every kind of panel, by its name."""

__all__ = [
    "PANELS",
    "SCENARIOS",
    "EvidenceError",
    "EvidencePanel",
    "PanelKind",
    "Parameter",
    "Setting",
]
