"""Drawing: owns what an interview screen shows of its flow, as blocks of text and as buttons."""

from collections.abc import Iterator
from typing import Final

from quizapp.study.event import Moment
from quizapp.study.interview.flow import CHANCES, InterviewFlow
from quizapp.study.interview.phases import (
    Judging,
    Over,
    Speaking,
    StatingConfidence,
    Ticking,
    Waiting,
)
from quizapp.study.points import show_weight
from quizapp.ui.grades import GradeButton, chance_buttons, grades
from quizapp.ui.interview.clock import spent_of
from quizapp.ui.markdown import prose
from quizapp.ui.text import Block, labelled, line, plain

SPOKEN_LABEL_CELLS: Final = 8
"""Cells for the word left of a fact."""

ALOUD: Final = "Answer aloud, as you would to a person. Space when you have finished."

IN_NOTES: Final = "Answer in the notes. Tab leaves them; Space finishes then."

HOW_LIKELY: Final = "How likely is it that you named at least half?"

SAID: Final = "Did you say it?"

FLAGS_LEAD: Final = "Did you say one of these? x marks it, and costs one step."


def lead(flow: InterviewFlow, *, noting: bool) -> list[Block]:
    """What is wanted of the learner now; other keys finish while the notes are written."""
    match flow.phase:
        case Speaking():
            return [line(plain(IN_NOTES if noting else ALOUD, "dim"))]
        case StatingConfidence():
            return [line(plain(HOW_LIKELY, "bold"))]
        case Ticking():
            return [line(plain(SAID))]
        case Judging() if flow.asked.red_flags:
            return [line(plain(FLAGS_LEAD))]
    return []


def named_so_far(flow: InterviewFlow) -> list[Block]:
    """What the ticks come to while there are others to come."""
    if not isinstance(flow.phase, Ticking) or not flow.named.judged:
        return []
    named = flow.named
    sentence = f"named {show_weight(named.weight)} of {show_weight(named.judged)} so far"
    return [line(plain(sentence, "dim"))]


def angle(flow: InterviewFlow) -> list[Block]:
    """The senior angle, and the follow-ups that were asked so far; nothing before the verdict."""
    return list(_angle(flow, flow.phase)) if isinstance(flow.phase, Judging) else []


def _angle(flow: InterviewFlow, phase: Judging) -> Iterator[Block]:
    question = flow.asked
    if question.senior:
        yield from labelled("senior", prose(question.senior), SPOKEN_LABEL_CELLS)
    if not question.followups:
        return
    left = len(question.followups) - phase.followups
    more = f"they may go on: f asks {left} in turn, unmarked" if left else "they may go on with"
    yield line(plain(more, "dim"))
    for number, text in enumerate(question.followups[: phase.followups], start=1):
        yield from labelled(f"  {number}", prose(text), 4)


def spoken_buttons(flow: InterviewFlow, *, six: bool) -> tuple[GradeButton, ...]:
    """The buttons for what the flow wants to be decided; none while the answer is open."""
    match flow.phase:
        case StatingConfidence():
            return chance_buttons(CHANCES)
        case Judging():
            return grades(flow.session, flow.verdict, six=six)
    return ()


def answer_clock(flow: InterviewFlow, now: Moment) -> str:
    """The time of the answer beside the question's own."""
    return spent_of(flow.question_ms(now), flow.asked.seconds)


def footer_phases(flow: InterviewFlow, *, noting: bool, more: bool) -> tuple[str, ...]:
    """What the footer names keys for.

    Args:
        flow: where the interview is.
        noting: the keys are in the notes.
        more: the senior angle is longer than its place.
    """
    match flow.phase:
        case Speaking():
            return ("noting",) if noting else ("speaking",)
        case StatingConfidence():
            return ("sure",)
        case Ticking():
            return ("ticking",)
        case Judging(followups=followups):
            question = flow.asked
            offers = {
                "proposed": flow.verdict is not None,
                "more": more,
                "flags": bool(question.red_flags),
                "follow": followups < len(question.followups),
                "lab": question.item.card.has_lab,
            }
            return ("judging", *(name for name, holds in offers.items() if holds))
    return ()


def what_would_be_lost(flow: InterviewFlow) -> str:
    """Why the question cannot be put away now; empty where nothing of an answer is there yet."""
    match flow.phase:
        case Speaking(notes=notes) if notes.strip():
            return "That would lose your notes: finish the answer first, or empty them."
        case Speaking() | Waiting() | Over():
            return ""
    return "The answer is given: grade it first, or leave with q, which grades nothing."


def why_no_button(flow: InterviewFlow, grade: str = "") -> str:
    """Why a key does nothing now.

    Args:
        flow: where the interview is.
        grade: the name of the grade that stands on the key; empty where none does.
    """
    match flow.phase:
        case Ticking():
            return "Did you say it? y or n; the arrow up goes back to the point before."
        case Judging() if grade and flow.verdict:
            return f"{grade} is more than one step from what was named."
        case Judging():
            return "Grade it yourself: 1 Again, 2 Hard, 3 Good, 4 Easy."
    return "Answer first; the points and the grade come then."
