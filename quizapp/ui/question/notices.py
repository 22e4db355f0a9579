"""Notices: what is said when a key does nothing, and when an answer makes a leech."""

from quizapp.study.session.flow import Flow
from quizapp.study.session.phases import Asked, Comparing, Revealed
from quizapp.study.session.session import Session


def why_no_grade(flow: Flow, grade: str) -> str:
    """Why a grade key does nothing now.

    Args:
        flow: where the screen is.
        grade: the name of the grade that stands on the key; empty where none does.
    """
    match flow.phase:
        case Revealed(verdict=verdict) if verdict and grade:
            if verdict.passed:
                return f"{grade} is more than one step from what the answer showed."
            return f"{grade} is for what was remembered: the answer was found wrong."
        case Asked():
            return "Answer first; the grades come then."
    return "This key has no grade here."


def what_blank_says(flow: Flow) -> str:
    """What one more Enter on nothing says."""
    if isinstance(flow.phase, Comparing):
        return "Nothing is ticked. Enter again says: none of them."
    return "Nothing is answered yet. Enter again says: I don't know."


def what_goes_on(flow: Flow) -> str:
    """What goes on from here, where Enter alone does not."""
    match flow.phase:
        case Asked() | Comparing():
            return "Tab goes back into the box; Enter there answers."
        case Revealed():
            return "Grade it yourself: 1 Again, 2 Hard, 3 Good, 4 Easy."
    return "Nothing waits for this key now."


def leech_notice(before: Session, after: Session) -> str:
    """What to say where the answer between the two has just made its item a leech."""
    step, last, scheduler = before.step, after.last, before.scheduler
    if not step or not last or not scheduler.flags_leech(step.memory, last[1]):
        return ""
    reason = scheduler.leech_reason(last[1])
    return f"{reason} is:leech on home finds it; w opens its clinic there."
