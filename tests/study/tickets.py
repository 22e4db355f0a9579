"""A ticket as the tests of this room, and of the screens, ask it."""

from dataclasses import replace
from typing import Final

from quizapp.decks.kinds.parts import Option
from quizapp.decks.kinds.ticket import PanelRequest, Ticket
from quizapp.decks.text import Text
from quizapp.study.answer.question import Question
from quizapp.study.kinds.ticket import TicketQuestion
from tests.study.questions import ask

TICKET: Final = Ticket(
    id="aggregate",
    line=1,
    column=1,
    symptom=Text("Complaints went from {=k} to {=2*k}."),
    variables={"k": Text("ints(10, 20)")},
    evidence=(
        PanelRequest(Text("slices"), {"scenario": Text("misleading aggregate")}),
        PanelRequest(Text("bins"), {"scenario": Text("misleading aggregate")}),
    ),
    cause=Text("misleading aggregate"),
    other_causes=(Option(Text("label noise")), Option(Text("skew"), Text("Serving is the same."))),
    remedies=(Text("Report per slice"), Text("Gate on the worst slice")),
    wrong_remedies=(Option(Text("Average longer"), Text("It stays a mean.")), Option(Text("Wait"))),
    points=(Text("The large group got better"), Text("The small one got worse")),
    explain=Text("A mean weighs each group by its cases."),
)

BARE: Final = replace(
    TICKET,
    variables={},
    symptom=Text("It is worse."),
    evidence=(),
    other_causes=(),
    remedies=(),
    wrong_remedies=(),
    points=(),
    explain=None,
)
"""One that says nothing but what is to be seen and what it is."""


def ticket(question: Question | None) -> TicketQuestion:
    """The ticket that is asked."""
    assert isinstance(question, TicketQuestion)
    return question


def ask_ticket(card: Ticket = TICKET, *, count: int = 0) -> TicketQuestion:
    """The ticket after so many answers."""
    return ticket(ask(card, count=count))


def places(question: TicketQuestion, *texts: str) -> frozenset[int]:
    """Where these causes, remedies or points stand this time."""
    options = [option.text for option in (*question.causes, *question.remedies)]
    tables = ([o.text for o in question.causes], [o.text for o in question.remedies])
    assert set(texts) <= {*options, *question.points}
    return frozenset(
        table.index(text) for table in (*tables, question.points) for text in texts if text in table
    )
