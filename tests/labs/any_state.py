"""Any state of a lab, for laws that hold in all of them."""

from hypothesis import strategies as st

from quizapp.labs.base import Lab, StateT
from tests.labs.values import settings


def states(lab: Lab[StateT]) -> st.SearchStrategy[StateT]:
    """Whatever a deck, a learner or a command can set, as the lab tidies it."""
    return settings(lab.form, derived=True).map(lab.open)
