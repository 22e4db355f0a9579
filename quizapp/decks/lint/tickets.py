"""The rule for tickets: their evidence can be built, whatever numbers are drawn."""

from typing import Final

from quizapp.decks.contents.panels import panel_settings
from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.kinds.ticket import PanelRequest, Ticket
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import DRAW, EXPRESSION, Cases, Evaluator, distinct_rows, example
from quizapp.decks.lint.prose import computed_texts
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.substitution import OPENING
from quizapp.decks.syntax.collector import quoted
from quizapp.decks.text import texts_in
from quizapp.decks.topic import Topic
from quizapp.engine.scalar.evidence import PANELS, EvidenceError, PanelKind
from quizapp.engine.scalar.expressions import ExpressionError
from quizapp.text.suggest import did_you_mean

_SOUND: Final = """\
topic: t
sessions:
  - id: s
    kind: failure-lab
    title: S
    scenarios:
      - id: c
        symptom: New customers complain.
        vars: {n: "pick(4000, 9000)"}
        evidence: [{use: slices, with: {n: "{=n}"}}]
        cause: misleading aggregate
cards:
  - What does a coin cost? ^d: One bit.
"""

EVIDENCE: Final = LintCode(
    code="E-EVIDENCE",
    help="The evidence of a ticket names a panel of the program, and sets only what it has.",
    fails=_SOUND.replace('{n: "{=n}"}', '{n: "{=n - 5000}"}'),
    passes=_SOUND,
)

LOOKING_OVER: Final = 200
"""Steps that it takes to see what is wrong with the settings of a panel."""

BUILDING: Final = 2_000
"""Steps that it takes to build a panel."""

MOST_BUILT: Final = 3
"""Draws with which each panel is built: that settings give a panel, the engine vouches for."""


def check_tickets(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about the numbers and the evidence of tickets."""
    evaluator = Evaluator(topic.file, effort)
    for ticket in (ticket for session in topic.sessions for ticket in session.tickets):
        draws = evaluator.draws(ticket.variables)
        if draws is not None:
            key = f"{topic.id}/{ticket.id}"
            _check_ticket(evaluator, ticket, key, evaluator.cases(draws, key, ticket.symptom))
    return evaluator.diagnostics


def _check_ticket(evaluator: Evaluator, ticket: Ticket, key: str, cases: Cases) -> None:
    for text in computed_texts(ticket):
        evaluator.shown(text, cases)
    for panel in ticket.evidence:
        kind = PANELS.get(panel.use)
        if kind is None:
            message = f"there is no panel {quoted(panel.use)}"
            hint = did_you_mean(panel.use, PANELS).lstrip() or f"There are {', '.join(PANELS)}."
            evaluator.report(panel.use, EVIDENCE, message, hint)
        elif _has_right_settings(evaluator, panel, kind, cases):
            _try_to_build(evaluator, panel, kind, key, cases)


def _has_right_settings(
    evaluator: Evaluator, panel: PanelRequest, kind: PanelKind, cases: Cases
) -> bool:
    """No draw sets what the panel has not; one diagnostic for each setting, at its first draw."""
    places = {str(name): next(texts_in(value), panel.use) for name, value in panel.settings.items()}
    texts = list(texts_in(panel.settings))
    is_drawn = any(OPENING in text for text in texts)
    rows = cases.rows if is_drawn else cases.rows[:1]
    if not evaluator.effort.spend(LOOKING_OVER * len(rows), panel.use):
        return False
    wrong: set[str] = set()
    for drawn in distinct_rows(rows, texts):
        try:
            complaints = kind.complaints(panel_settings(panel, kind, drawn))
        except ExpressionError:
            return False  # it was told among the texts that compute numbers
        for name, sentence in complaints:
            if name not in wrong:
                wrong.add(name)
                hint = "" if name in kind.parameters else did_you_mean(name, kind.parameters)
                message = f"{sentence.rstrip('.')}{example(drawn)}"
                place = places.get(name, panel.use)
                evaluator.report(place, EVIDENCE, message, hint.lstrip())
    return not wrong


def _try_to_build(
    evaluator: Evaluator, panel: PanelRequest, kind: PanelKind, key: str, cases: Cases
) -> None:
    for count, drawn in enumerate(cases.rows[:MOST_BUILT]):
        if not evaluator.effort.spend(BUILDING, panel.use):
            return
        try:
            kind.build(panel_settings(panel, kind, drawn), f"{key} {count}")
        except EvidenceError as error:
            evaluator.report(panel.use, EVIDENCE, f"{error}{example(drawn)}")
            return


TICKETS_RULE: Final = LintRule(check_tickets, (EVIDENCE, EXPRESSION, DRAW))
