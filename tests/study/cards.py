"""The cards that the tests of this room ask."""

from quizapp.decks.items import Item
from quizapp.decks.kinds.base import Card
from quizapp.decks.kinds.basic import Basic
from quizapp.decks.kinds.choice import Choice
from quizapp.decks.kinds.cloze import Cloze, Gap
from quizapp.decks.kinds.numeric import Numeric
from quizapp.decks.kinds.order import Order
from quizapp.decks.kinds.parts import Option, Tolerance, Trap
from quizapp.decks.kinds.typed import Typed
from quizapp.decks.text import Text

BASIC = Basic(
    id="shrug",
    line=1,
    column=1,
    question=Text("Loss of a shrug?"),
    answer=Text("{=ln(2)|.3f} nats"),
    reverse=True,
    hint=Text("p = {=1/2}"),
    why=Text("ln 2 is {=ln(2)|.4f}"),
    source=Text("Murphy, chapter 10"),
)

CLOZE = Cloze(
    id="push",
    line=1,
    column=1,
    text=Text("The [[c1::slope]] is [[c2::p - y::two terms]], a [[c1::gradient]] of {=1+1}."),
    pieces=(
        "The ",
        Gap("c1", "slope"),
        " is ",
        Gap("c2", "p - y", "two terms"),
        ", a ",
        Gap("c1", "gradient"),
        " of {=1+1}.",
    ),
)

CHOICE = Choice(
    id="why-log",
    line=1,
    column=1,
    question=Text("Why take logs?"),
    correct=(Text("Products become sums"),),
    wrong=(
        Option(Text("Logs are quicker"), Text("Speed is not the point.")),
        Option(Text("Logs are positive"), Text("They are not.")),
        Option(Text("Tradition")),
    ),
)

SEVERAL = Choice(
    id="convex",
    line=1,
    column=1,
    question=Text("Which are convex in z?"),
    correct=(Text("log loss"), Text("hinge loss")),
    wrong=(Option(Text("squared error"), Text("It flattens out.")), Option(Text("0-1 loss"))),
    several=True,
)

TYPED = Typed(
    id="name",
    line=1,
    column=1,
    question=Text("The other name of log loss?"),
    accept=(Text("binary cross-entropy"), Text("BCE")),
)

NUMERIC = Numeric(
    id="one-loss",
    line=1,
    column=1,
    question=Text("y = 1, p = {=p|.2f}: the loss?"),
    variables={"p": Text("grid(0.05, 0.95, 0.05)")},
    answer=Text("-ln(p)"),
    tolerance=Tolerance(absolute=Text("0.01"), relative=Text("0.01")),
    unit=Text("nats"),
    traps=(
        Trap(Text("-log2(p)"), Text("That is {=-log2(p)|.2f} in bits.")),
        Trap(Text("-ln(p) + 0.001"), Text("Never said: it is right.")),
    ),
    solution=Text("-ln {=p|.2f} = {=-ln(p)|.3f}"),
)

ORDER = Order(
    id="flow",
    line=1,
    column=1,
    question=Text("In which order?"),
    items={
        "contract": Text("Check the contract"),
        "train": Text("Train"),
        "calibrate": Text("Calibrate"),
        "costs": Text("Agree on costs"),
        "threshold": Text("Set the threshold"),
    },
    before=(("contract", "train", "calibrate", "threshold"), ("costs", "threshold")),
    distractors={"peek": Text("Peek at the test set")},
)

RIGHT_ORDER = ("contract", "train", "calibrate", "costs", "threshold")


def item(card: Card, facet: str = "") -> Item:
    """The item that a card, or one facet of it, makes in the topic `t`."""
    key = f"t/{card.id}#{facet}" if facet else f"t/{card.id}"
    return Item(key, "t", card, facet)
