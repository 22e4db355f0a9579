"""Flows that nobody answers: a question as the page draws it, open or revealed."""

from datetime import date

from quizapp.study.answer.question import Question
from quizapp.study.scheduler.sm2 import SM2
from quizapp.study.session.flow import Flow
from quizapp.study.session.phases import Asked, Attempt, Phase, Revealed
from quizapp.study.session.session import Session


def preview_flow(question: Question, *, revealed: bool) -> Flow:
    """The question as it is asked, or as it is once the learner gave no answer.

    It belongs to no day: nothing that comes of it is to be kept.
    """
    phase: Phase = Revealed(Attempt(response=None, text="", thinking_ms=0), None)
    session = Session.start((), today=date.min, scheduler=SM2)
    return Flow(session=session, question=question, phase=phase if revealed else Asked())
