"""Panels: what one piece of evidence is, and how a kind of it is built from settings and a seed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from quizapp.engine.scalar.evidence.draws import Draws
from quizapp.engine.scalar.evidence.parameter import PanelSettings, Parameter, Setting
from quizapp.engine.scalar.evidence.scenarios import SCENARIOS

Figure: TypeAlias = float | str | None
"""A cell of a panel before it is rounded; None where there is nothing to say."""

HEALTHY: Final = "healthy"
"""The scenario in which nothing is wrong, which is every panel's default."""

MOST_SPREAD: Final = 0.15
"""Beyond it a group that did worse might seem to have done better."""

SHARED: Final[Mapping[str, Parameter]] = {
    "scenario": Parameter(
        "choice",
        HEALTHY,
        "whose settings stand where none is given",
        options=(HEALTHY, *SCENARIOS),
    ),
    "spread": Parameter(
        "number",
        0.08,
        "by which part of itself the seed moves a figure; 0: not at all",
        highest=MOST_SPREAD,
    ),
}
"""The parameters that every panel has."""


class EvidenceError(ValueError):
    """A panel cannot be built from its settings."""


@dataclass(frozen=True, slots=True)
class EvidencePanel:
    """One piece of evidence: figures, the table that shows them, and what it says in words."""

    kind: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Rounded, and adding up as they are shown; the last one holds the totals, if there are any."""
    figures: Mapping[str, tuple[Figure, ...]]
    """By column, not rounded and without totals."""
    totals: Mapping[str, float]
    reading: str
    """The figures that matter, in words, and never their cause."""


@dataclass(frozen=True, slots=True)
class PanelKind:
    """A sort of evidence, with what can be set of it."""

    name: str
    meaning: str
    own: Mapping[str, Parameter]
    aligned: tuple[str, ...]
    """The lists among them that have an entry for each row, and so one length."""
    make: Callable[[PanelSettings, Draws], EvidencePanel]

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """All that can be set, by name."""
        return {**SHARED, **self.own}

    def complaints(self, settings: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
        """The settings that are wrong, each by name and in a sentence; none if all can be built."""
        wrong = tuple(self._wrong_settings(settings))
        return wrong or tuple(self._uneven_lists(settings))

    def build(self, settings: Mapping[str, Setting], seed: str) -> EvidencePanel:
        """The panel of a seed: the same one whenever it is asked for.

        Args:
            settings: those that differ from the scenario's.
            seed: one for all panels of a ticket, so that figures which they share stay alike.

        Raises:
            EvidenceError: a setting is wrong.
        """
        for _, sentence in self.complaints(settings):
            raise EvidenceError(sentence)
        resolved = PanelSettings(self._resolved(settings))
        return self.make(resolved, Draws(seed, self.name, resolved.number("spread")))

    def _resolved(self, settings: Mapping[str, object]) -> Mapping[str, object]:
        defaults = {name: parameter.default for name, parameter in self.parameters.items()}
        scenario = SCENARIOS.get(str(settings.get("scenario", HEALTHY)), {})
        return {**defaults, **scenario.get(self.name, {}), **settings}

    def _wrong_settings(self, settings: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        parameters = self.parameters
        for name, value in settings.items():
            parameter = parameters.get(name)
            if parameter is None:
                names = ", ".join(parameters)
                yield name, f"'{self.name}' has no '{name}'; it has {names}."
            elif not parameter.admits(value):
                yield name, f"'{name}' must be {parameter.wish}."
        scenario = settings.get("scenario")
        if isinstance(scenario, str) and self.name not in SCENARIOS.get(scenario, self.name):
            panels = ", ".join(SCENARIOS[scenario])
            yield "scenario", f"The scenario '{scenario}' has no '{self.name}'; it has {panels}."

    def _uneven_lists(self, settings: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        resolved = PanelSettings(self._resolved(settings))
        lengths = {name: len(resolved.texts(name)) for name in self.aligned}
        first = next(iter(lengths), "")
        for name, length in lengths.items():
            if length != lengths[first]:
                entries = f"{lengths[first]} entries, as many as '{first}', and not {length}"
                yield name, f"'{name}' must have {entries}."
