"""Fingerprints: whether what an item asks and answers is still what was reviewed."""

import hashlib
from typing import Final

from quizapp.decks.ids import normalised
from quizapp.decks.items import KIND_OF
from quizapp.decks.model import (
    Basic,
    Card,
    Choice,
    Cloze,
    Gap,
    Interview,
    Item,
    LabTask,
    Numeric,
    Order,
    Ticket,
    Trace,
    Typed,
)
from quizapp.decks.revision import Fingerprint

VERSION: Final = "1"
"""To be raised when the fields or their order change, so that old fingerprints stay tellable."""


def fingerprint(item: Item) -> str:
    """The mark of what the item asks and answers: version, 16 hexadecimal digits, later revision.

    Case, white space and punctuation that says nothing do not change it, nor do hints, feedback
    and explanations; a changed question or answer does, and so does a raised `rev`.
    """
    digest = hashlib.sha256()
    for field in (KIND_OF[type(item.card)].value, item.facet, *_fields(item.card, item.facet)):
        part = field.encode()
        digest.update(len(part).to_bytes(4, "big") + part)
    return str(Fingerprint(VERSION, digest.hexdigest()[:16], item.card.rev))


def _fields(card: Card, facet: str) -> list[str]:
    """What is asked and what counts as right, normalised: prose by its words, formulas whole."""
    match card:
        case Basic():
            return [_words(card.question), _words(card.answer)]
        case Cloze():
            gaps = [piece for piece in card.pieces if isinstance(piece, Gap)]
            shown = "".join(p.answer if isinstance(p, Gap) else p for p in card.pieces)
            return [_words(shown), *(_words(gap.answer) for gap in gaps if gap.name == facet)]
        case Choice():
            wrong = sorted(_words(option.text) for option in card.wrong)
            right = sorted(map(_words, card.correct))
            return [_words(card.question), str(len(right)), *right, *wrong]
        case Typed():
            # The first spelling is the one shown as the answer; more of them change nothing.
            return [_words(card.question), _words(card.accept[0])]
        case Numeric():
            unit = _words(card.unit or "")
            return [_words(card.question), _code(card.answer), unit, *_drawn(card)]
        case Order():
            blocks = card.items
            chains = ["<".join(_words(blocks[key]) for key in chain) for chain in card.before]
            return [_words(card.question), *sorted(map(_words, blocks.values())), "", *chains]
        case Interview():
            return [_words(card.question), *(_words(point.text) for point in card.points)]
        case LabTask():
            options = sorted(_words(option.text) for option in card.options)
            answer = _code(card.answer)
            return [_words(card.question), card.form, answer, *options, *_drawn(card)]
        case Ticket():
            return [_words(card.symptom), _words(card.cause), *map(_words, card.remedies)]
        case Trace():
            answers = card.answer if isinstance(card.answer, tuple) else (card.answer,)
            return [_words(card.question), _code(card.expression), *map(str, answers)]
        case _:
            raise TypeError(card)


def _drawn(card: Numeric | LabTask) -> list[str]:
    """How the numbers of a question are drawn."""
    return [f"{name}={_code(how)}" for name, how in sorted(card.variables.items())]


_words = normalised


def _code(text: str) -> str:
    """A formula without its white space; every other sign in it counts."""
    return "".join(text.split())
