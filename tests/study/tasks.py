"""The lab tasks that the tests of this room ask, read from a deck as an author writes it."""

from typing import Final

from quizapp.decks.items import Item, items_of
from quizapp.decks.read.file import read_topic
from quizapp.decks.topic import Topic

DECK: Final = """\
topic: t
labs:
  - id: curves
    use: cost-curves
    title: Two losses
    with: {y: 1, z: 3}
    hide: [axis]
    tasks:
      - id: push
        ask: "At z = {=z}, how many times stronger is the push?"
        kind: number
        vars: {z: "ints(-9, -2)"}
        with: {z: 0}
        answer: dbcez(1,z)/dsqz(1,z)
        tolerance: {rel: 0.1}
        traps: [{if: "dsqz(1,z)/dbcez(1,z)", say: Turn it round.}]
        solution: "1/(2p(1-p)) = {=dbcez(1,z)/dsqz(1,z)|.1f}"
        run: {z: "{=z}"}
        reason: "The factor p(1-p) fades at z = {=z}."
        wrong_reasons:
          - "Log loss is larger at z = {=z}.": A large loss may be flat.
          - Chance.
      - id: flip
        ask: Where does it bend over?
        kind: set
        control: z
        answer: -ln(2)
        tolerance: 0.15
      - id: which
        ask: Which one is convex?
        kind: choose
        options: [log loss, squared error: It is not.]
        answer: log loss
cards:
  - id: linked
    q: What is a shrug?
    a: One bit.
    lab: {use: curves, with: {z: 0, draw: slope}}
  - id: bare
    numeric: "z = {=z}?"
    vars: {z: "ints(1, 9)"}
    answer: z
    tolerance: 0
    lab: {use: stability, with: {z: "{=z}"}}
  - None? ^none: None.
"""


def topic() -> Topic:
    """The deck as it is read."""
    reading = read_topic("t.yaml", DECK.encode())
    assert not reading.diagnostics
    assert reading.topic
    return reading.topic


def item(name: str) -> Item:
    """One of its items."""
    return next(each for each in items_of(topic()) if each.card.id == name)
