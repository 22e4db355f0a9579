"""A kind of card that the program does not have: a claim that is true or false.

It is what CONTRIBUTING asks for, and no more: one file a room, and a line in each of three tuples.
"""

from typing import Any

import pytest

from quizapp.decks.kinds import registry as card_kinds
from quizapp.study import kinds as asked_kinds
from quizapp.study.kinds import AskedKind
from quizapp.ui.widgets.kinds import registry as presenters
from tests.toy_kind.card import CLAIM_KIND
from tests.toy_kind.presenter import ClaimPresenter

ASKED = AskedKind("claim", "tests.toy_kind.question:render_claim")


def add(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program have the kind until the test ends: the three tuples, each with one more."""
    _extend(monkeypatch, card_kinds, "CARD_KINDS", CLAIM_KIND)
    _extend(monkeypatch, asked_kinds, "ASKED_KINDS", ASKED)
    _extend(monkeypatch, presenters, "PRESENTERS", ClaimPresenter())


def _extend(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, kind: object) -> None:
    monkeypatch.setattr(module, name, (*getattr(module, name), kind))


def stop_asking(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let a kind wait for its question until the test ends, as one does that is half made."""
    asked = tuple(kind for kind in asked_kinds.ASKED_KINDS if kind.name != name)
    monkeypatch.setattr(asked_kinds, "ASKED_KINDS", asked)
