"""A ticket's evidence is built as its settings say, and what cannot be built has an address."""

import pytest

from quizapp.decks.contents.panels import build_panels
from quizapp.decks.items import items_of
from quizapp.decks.kinds.ticket import Ticket
from quizapp.decks.lint import lint
from quizapp.decks.lint.unaskable import unaskable
from quizapp.decks.read.file import Reading, read_topic
from quizapp.decks.variables import draw


def read(evidence: str) -> Reading:
    deck = f"""\
topic: t
sessions:
  - id: s
    kind: failure-lab
    title: S
    scenarios:
      - {{id: a, symptom: "About {{=n}}.", cause: b, vars: {{n: "pick(4000, 9000)"}},
         evidence: [{evidence}]}}
interview: [{{id: iv, q: Why?, retired: true}}]
"""
    return read_topic("t.yaml", deck.encode())


def ticket_of(reading: Reading) -> Ticket:
    assert reading.topic
    [ticket] = reading.topic.sessions[0].tickets
    return ticket


def test_panels_have_the_numbers_that_are_drawn() -> None:
    reading = read('{use: bins, with: {n: "{=n}", spread: 0}}, {use: slices, with: {n: 1e4}}')
    assert reading.topic
    assert (reading.diagnostics, lint(reading.topic)) == ((), ())
    ticket = ticket_of(reading)
    drawn = draw(ticket.variables, key="t/a", count=3)
    bins, slices = build_panels(ticket, drawn, seed="t/a 3")
    assert bins.totals["n"] == drawn["n"]
    assert (bins.kind, slices.kind) == ("bins", "slices")
    assert build_panels(ticket, drawn, seed="t/a 3") == [bins, slices]


@pytest.mark.parametrize(
    ("evidence", "code", "column", "message"),
    [
        ("{use: slcies}", "E-EVIDENCE", 27, "there is no panel 'slcies'"),
        ("{use: bins, with: {m: 3}}", "E-EVIDENCE", 43, "'bins' has no 'm'"),
        ("{use: bins, with: {n: 3}}", "E-EVIDENCE", 43, "'n' must be"),
        ("{use: bins, with: {n: many}}", "E-EVIDENCE", 43, "'n' must be"),
        (
            "{use: bins, with: {p: [0, 1], sizes: [1, 1]}}",
            "E-EVIDENCE",
            27,
            "'share' must have 2 entries",
        ),
        ('{use: bins, with: {n: "{=n - 5e3}"}}', "E-EVIDENCE", 43, "(with n = 4000)"),
        ('{use: bins, with: {n: "{=m}"}}', "E-EXPRESSION", 43, "there is no variable 'm'"),
    ],
)
def test_what_cannot_be_built_is_told_where_it_stands(
    evidence: str, code: str, column: int, message: str
) -> None:
    reading = read(evidence)
    assert reading.topic
    [diagnostic] = lint(reading.topic)
    assert (diagnostic.code, diagnostic.line, diagnostic.column) == (code, 8, column)
    assert message in diagnostic.message
    assert set(unaskable(items_of(reading.topic), [diagnostic])) == {"t/a"}


def test_a_wrong_remedy_that_is_right_too_is_told() -> None:
    text = "topic: t\nsessions:\n- {id: s, kind: failure-lab, title: S, scenarios: [{id: a,"
    text += (
        " symptom: b, cause: c, not: d, remedy: [e], wrong_remedies: [e: No.]}]}\ncards: [a ^z: b]"
    )
    codes = [each.code for each in read_topic("t.yaml", text.encode()).diagnostics]
    assert codes == ["E-OPTION"]
