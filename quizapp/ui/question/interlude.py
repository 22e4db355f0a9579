"""Interludes: one item asked in the midst of something else, which waits and then goes on."""

from collections.abc import Sequence
from typing import Final

from quizapp.study.session.phases import Asked, Deciding
from quizapp.study.session.session import Session
from quizapp.ui.question.item_actions import show_why
from quizapp.ui.question.screen import QuestionScreen
from quizapp.ui.text import tell

ASKS_NOTHING: Final = (
    "This question is suspended, or put off until tomorrow: nothing is asked here now."
)


def begin(screen: QuestionScreen, key: str, *, quiet: bool = False) -> bool:
    """Ask the item, unless it rests or cannot be asked; it counts as in any session."""
    session = screen.sessions.session_of((key,))
    if session.step is None:
        if not quiet:
            tell(screen.app, ASKS_NOTHING)
        return False
    screen.ask_next(session)
    return True


def end(screen: QuestionScreen, session: Session) -> None:
    """Ask nothing; what was around the question is there again."""
    screen.enter(screen.flow.go_on(session, usual_ms=None))
    screen.draw_state()


def places(screen: QuestionScreen, around: str) -> Sequence[str]:
    """What takes the answer while a question is open, and what is around it while none is."""
    return [around] if screen.flow.is_free else [*screen.card.places, "interlude"]


def mode(screen: QuestionScreen) -> str:
    """Says that the open question was answered badly, and comes once more."""
    step = screen.session.step
    return "once more" if step and step.drill and not screen.flow.is_free else ""


def leave(screen: QuestionScreen) -> None:
    """Leave the question, or the screen where none is open; what was seen to be wrong counts."""
    if verdict := screen.flow.verdict:
        screen.save(verdict.proposed, lambda session: end(screen, session))
    elif isinstance(screen.phase, Asked | Deciding) or screen.flow.is_answered:
        end(screen, screen.session)
    elif screen.may_leave():
        screen.dismiss(None)


def undo(screen: QuestionScreen) -> bool:
    """Something that was answered here can be taken back; else the learner is told so."""
    can_undo = screen.flow.is_answered or screen.session.can_undo
    if not can_undo:
        tell(screen.app, "There is nothing to take back here; q leaves, and u goes on there.")
    return can_undo


def explain_why(screen: QuestionScreen) -> None:
    """Show the arithmetic behind the question that is open."""
    if screen.flow.question:
        show_why(screen)
    else:
        tell(screen.app, "Nothing is asked here now.")
