"""Any state of a lab, for laws that hold in all of them."""

from hypothesis import strategies as st

from quizapp.decks.lab_forms import State
from quizapp.ui.labs.lab import Lab
from tests.decks.lab_values import settings


def states(lab: Lab) -> st.SearchStrategy[State]:
    """Whatever a deck, a learner or a command can set, as the lab tidies it."""
    return settings(lab.form, derived=True).map(lab.open)
