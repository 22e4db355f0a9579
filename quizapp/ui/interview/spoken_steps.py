"""Steps of a spoken answer that the disk may refuse: own that a refusal leaves all as it is."""

from dataclasses import replace
from typing import Any

from textual.app import App

from quizapp.collection.sessions import SessionFactory
from quizapp.store.errors import StoreError
from quizapp.study.interview.flow import InterviewFlow
from quizapp.ui.text import tell


def undo_answer(
    app: App[Any], sessions: SessionFactory, flow: InterviewFlow
) -> InterviewFlow | None:
    """The flow with the last grade taken back; None, and that is said, where the disk refuses.

    A refusal is not tried again later: by then the learner may have noted something.
    """
    before, event = flow.undo(**sessions.stamp())
    try:
        if event:
            sessions.save(event)
    except StoreError as error:
        tell(app, f"{error} Nothing is taken back.", warn=True)
        return None
    return before


def toggle_sure(app: App[Any], sessions: SessionFactory, flow: InterviewFlow) -> InterviewFlow:
    """The flow that asks from now on how likely it is that half was named, or asks no more."""
    try:
        asks = sessions.collection.toggle_confidence()
    except StoreError as error:
        tell(app, str(error), warn=True)
        return flow
    ask = "From now on you are asked" if asks else "You are not asked any more"
    tell(app, f"{ask} how likely it is that you named at least half.")
    return replace(flow, asks_confidence=asks)
