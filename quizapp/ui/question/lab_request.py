"""The lab of a question that was answered, opened over the screen that asked it."""

from typing import Any

from textual.screen import Screen

from quizapp.collection.sessions import SessionFactory
from quizapp.engine.scalar.expressions import ExpressionError
from quizapp.labs.forms import ControlError
from quizapp.study.answer.question import Question, Response
from quizapp.ui.messages import LabRequested
from quizapp.ui.text import tell


def request_lab(
    screen: Screen[Any],
    sessions: SessionFactory,
    question: Question,
    response: Response = None,
    *,
    noun: str,
) -> None:
    """Open the lab of a question, or say why it has none.

    Args:
        screen: has asked it.
        sessions: knows the labs of its topic.
        question: as it was asked.
        response: what was answered.
        noun: what a learner calls the item.
    """
    try:
        launch = sessions.lab_of(question, question.given(response))
    except (ControlError, ExpressionError) as error:
        tell(screen.app, f"The lab cannot be opened: {error}.", warn=True)
        return
    if launch is None:
        tell(screen.app, f"This {noun} has no lab.")
    else:
        screen.post_message(LabRequested(launch))
