"""The new-card screen: a card about a state of a lab, and the deck of one's own that it goes to."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input

from quizapp.collection.own_decks import add_card
from quizapp.collection.sessions import SessionFactory
from quizapp.decks.insert import lab_card
from quizapp.decks.substitution import fill
from quizapp.labs.base import Lab
from quizapp.labs.forms import write_state
from quizapp.labs.state import LabState
from quizapp.store.errors import StoreError
from quizapp.store.user_decks import own_decks
from quizapp.ui.keys import bindings
from quizapp.ui.markdown import prose
from quizapp.ui.text import clean, labelled, line, plain, tell
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.prose_view import ProseView

DECK: Final = "from-labs"
"""Where cards go that nobody wants elsewhere."""


class NewCardScreen(ModalScreen[None]):
    """Shows the card, asks for the deck, and writes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("draft"),
        # The keys of the app end at a pop-up, but the footer names this one here, too.
        Binding("f1", "app.help", show=False),
    ]

    def __init__(self, sessions: SessionFactory, lab: Lab[Any], state: LabState) -> None:
        super().__init__()
        self._sessions = sessions
        self._folder = sessions.collection.event_store.paths.decks
        self._form, self._state = lab.form, state
        self._draft = lab.card(state)

    @property
    def places(self) -> Sequence[str]:
        """The draft alone."""
        return ("draft",)

    def compose(self) -> ComposeResult:
        """The card, the line for the deck, keys."""
        with VerticalScroll(id="draft"):
            yield ProseView(id="card")
            yield Input(value=DECK, compact=True, id="deck", placeholder="the deck's name")
            yield ProseView(id="decks")
        yield KeyFooter("draft")

    def on_mount(self) -> None:
        """Draw the card, ready to type."""
        decks = own_decks(self._folder)
        sentence = f"You have {', '.join(decks)}." if decks else "A new deck is made."
        self.query_one("#card", ProseView).show(
            (
                line(plain("A card from this lab", "bold $accent")),
                *labelled("question", prose(fill(self._draft.question))),
                *labelled("answer", prose(fill(self._draft.answer))),
                line(plain("Which deck of your own takes it?", "bold")),
            )
        )
        self.query_one("#decks", ProseView).show([line(plain(sentence, "dim"))])
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _submit(self) -> None:
        self.action_submit()

    def action_submit(self) -> None:
        """Write the card, and close once it is on the disk."""
        deck = self.query_one(Input).value.strip()
        question, answer = self._draft.question, self._draft.answer
        mark = sha256(
            f"{question} {write_state(self._form, self._state.values)}".encode()
        ).hexdigest()[:8]
        name = f"lab-{self._form.short}-{mark}"
        card = lab_card(name, question, answer, self._form, self._state.values)
        try:
            file = add_card(self._sessions, deck, card)
            diagnostic = self._sessions.reload(file)
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        self.dismiss(None)
        tell(self.app, clean(diagnostic or f"Written to {file}."), warn=bool(diagnostic))

    def action_close(self) -> None:
        """Write nothing."""
        self.dismiss(None)
