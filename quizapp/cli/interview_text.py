"""Interviews as text: owns the lines that `quizapp interview` prints."""

from collections.abc import Iterable, Iterator

from quizapp.collection.interviews.desk import InterviewDesk
from quizapp.study.interview.choose import ChosenQuestions, Readiness
from quizapp.study.interview.debrief import Debrief
from quizapp.study.interview.mocks import Mock
from quizapp.study.interview.transcript import debrief_lines
from quizapp.study.points import CORE_POINT, show_weight
from quizapp.text.days import show_minutes
from quizapp.text.numbers import quantity


def question_lines(
    desk: InterviewDesk, chosen: ChosenQuestions, *, answers: bool, markdown: bool
) -> Iterator[str]:
    """The questions that would be asked.

    Args:
        desk: over the library.
        chosen: the questions.
        answers: with what may only be seen once they are answered.
        markdown: as a list of Markdown.
    """
    for number, row in enumerate(chosen.asked, 1):
        text = " ".join(desk.question_text(row.key).split())
        if markdown:
            yield from (f"{number}. {text}", f"   ({_facts(row)})", "")
        else:
            yield f"{number:>3}  {text}"
            yield f"     {_facts(row)}"
        if answers:
            yield from _answers(desk, row.key)
    own = f"; their own times add up to {show_minutes(1000 * chosen.seconds)}"
    questions = quantity(chosen.candidates, "question")
    yield f"{len(chosen.asked)} of {questions}{own if chosen.seconds else ''}."


def _facts(row: Readiness) -> str:
    """What is said of a question beside itself."""
    facts = [row.level, row.topic, f"{row.seconds} s" if row.seconds else ""]
    if row.last is None:
        facts.append("new")
    else:
        share = "" if row.last.share is None else f", named {row.last.share:.2f}"
        facts.append(f"last {row.last.day}{share}")
    return " · ".join(filter(None, facts))


def _answers(desk: InterviewDesk, key: str) -> Iterator[str]:
    question = desk.question(key)
    if question is None:
        return
    for point in question.points:
        kind = "" if point.kind == CORE_POINT else f" ({point.kind})"
        yield f"     {show_weight(point.weight):>3}  {' '.join(point.text.split())}{kind}"
    for flag in question.red_flags:
        yield f"     red flag  {' '.join(flag.split())}"
    if question.senior:
        yield f"     senior  {' '.join(question.senior.split())}"
    for followup in question.followups:
        yield f"     then  {' '.join(followup.split())}"


def past_lines(mocks: Iterable[Mock], *, markdown: bool) -> Iterator[str]:
    """A row for each past interview."""
    if markdown:
        yield from ("| id | day | answered | time | named |", "|---|---|---|---|---|")
    for mock in mocks:
        share = "–" if mock.share is None else f"{mock.share:.2f}"
        answered = f"{len(mock.answers)} of {len(mock.planned)}"
        time, end = show_minutes(mock.spent_ms), "broken off" if mock.is_broken_off else ""
        if markdown:
            cells = (mock.id, f"{mock.day}", f"{answered} {end}".strip(), time, share)
            yield f"| {' | '.join(cells)} |"
        else:
            row = f"{mock.id}  {mock.day}  {answered:>8} answered  {time:>11}  named {share}  {end}"
            yield row.rstrip()


def outcome_lines(desk: InterviewDesk, debrief: Debrief) -> Iterator[str]:
    """What one interview came to, its questions, and what was left out in it."""
    yield from debrief_lines(debrief, desk.point_text)
    yield from ("", "Asked:")
    answers = {answer.key: answer for answer in debrief.mock.answers}
    for number, key in enumerate(debrief.mock.planned, 1):
        text = " ".join(desk.question_text(key).split()) or key
        answer = answers.get(key)
        share = f"  named {answer.share:.2f}" if answer and answer.share is not None else ""
        yield f"{number:>3}  {text}{share if answer else '  not answered'}"
    if debrief.unnamed:
        yield from ("", "Left out, the heaviest first:")
    for row in debrief.unnamed:
        text = " ".join(desk.point_text(row.key, row.point).split())
        yield f"{show_weight(row.weight):>3}  {text or f'{row.key}, {row.point}'}"
