"""Panels: the evidence of a ticket, as the engine makes it for one asking."""

from collections.abc import Mapping
from typing import Final

from quizapp.decks.kinds.ticket import PanelRequest, Ticket
from quizapp.decks.substitution import fill_settings
from quizapp.engine.scalar.evidence import (
    PANELS,
    EvidenceError,
    EvidencePanel,
    PanelKind,
    Parameter,
    Setting,
)
from quizapp.engine.scalar.expressions import ExpressionError, evaluate, parse

NUMERIC_FORMS: Final = frozenset({"number", "whole", "numbers"})
"""The forms of parameters that take numbers."""


def build_panels(ticket: Ticket, drawn: Mapping[str, float], *, seed: str) -> list[EvidencePanel]:
    """The panels of a ticket, in its order.

    Args:
        ticket: one of which `check` finds nothing wrong.
        drawn: its numbers at this asking.
        seed: names the asking, such as `topic/id 3`; the same one gives the same figures.

    Raises:
        EvidenceError: there is no such panel, or a setting of it is wrong.
        ExpressionError: a number in a setting cannot be computed.
    """
    return [_panel(panel, drawn, seed) for panel in ticket.evidence]


def _panel(panel: PanelRequest, drawn: Mapping[str, float], seed: str) -> EvidencePanel:
    kind = PANELS.get(panel.use)
    if kind is None:
        raise EvidenceError(f"there is no panel '{panel.use}'")
    return kind.build(panel_settings(panel, kind, drawn), seed)


def panel_settings(
    panel: PanelRequest, kind: PanelKind, drawn: Mapping[str, float]
) -> dict[str, Setting]:
    """The settings of a panel with their numbers as numbers; what is none stays a text.

    Raises:
        ExpressionError: a number cannot be computed.
    """
    parameters = kind.parameters
    return {
        name: _setting(value, parameters.get(name))
        for name, value in fill_settings(panel.settings, drawn).items()
    }


def _setting(value: object, parameter: Parameter | None) -> Setting:
    entries = tuple(map(str, value)) if isinstance(value, tuple) else str(value)
    if parameter is None or parameter.form not in NUMERIC_FORMS:
        return entries
    try:
        if isinstance(entries, tuple):
            return tuple(evaluate(parse(entry)) for entry in entries)
        return evaluate(parse(entries))
    except ExpressionError:
        return entries
