"""Interviews for other programs: owns the JSON of `quizapp interview`."""

from typing import Any

from quizapp.collection.interviews.desk import InterviewDesk
from quizapp.study.interview.choose import ChosenQuestions, LastSpoken, Readiness
from quizapp.study.interview.debrief import MissedPoint, level_rows, point_kind_rows
from quizapp.study.interview.mocks import Mock


def library_facts(desk: InterviewDesk, chosen: ChosenQuestions, *, answers: bool) -> dict[str, Any]:
    """What would be asked, what was, and what is missed.

    Args:
        desk: over the library.
        chosen: the questions.
        answers: say of them what may only be seen once they are answered.
    """
    return {
        "day": desk.sessions.collection.moment().day.isoformat(),
        "questions": [_question(desk, row, answers=answers) for row in chosen.asked],
        "mocks": [mock_facts(mock) for mock in desk.mocks()],
        "missed": [_missed(desk, row) for row in desk.missed(most=None)] if answers else [],
    }


def _question(desk: InterviewDesk, row: Readiness, *, answers: bool) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "key": row.key,
        "topic": row.topic,
        "level": row.level or None,
        "question": desk.question_text(row.key),
        "seconds": row.seconds or None,
        "due": row.due and row.due.isoformat(),
        "last": row.last and _last(row.last),
    }
    question = desk.question(row.key) if answers else None
    if question:
        facts["points"] = [
            {"id": point.id, "weight": point.weight, "kind": point.kind, "text": point.text}
            for point in question.points
        ]
        facts["red_flags"] = list(question.red_flags)
        facts["followups"] = list(question.followups)
        facts["senior"] = question.senior or None
    return facts


def _last(last: LastSpoken) -> dict[str, Any]:
    return {
        "day": last.day.isoformat(),
        "share": last.share,
        "quality": int(last.quality),
        "over_ms": last.over_ms,
    }


def _missed(desk: InterviewDesk, row: MissedPoint) -> dict[str, Any]:
    text = desk.point_text(row.key, row.point) or None
    facts = {"key": row.key, "point": row.point, "text": text}
    return {**facts, "missed": row.missed, "asked": row.asked}


def mock_facts(mock: Mock) -> dict[str, Any]:
    """One mock interview."""
    return {
        "id": mock.id,
        "day": mock.day.isoformat(),
        "planned": len(mock.planned),
        "answered": len(mock.answers),
        "broken_off": mock.is_broken_off,
        "spent_ms": mock.spent_ms,
        "seconds": mock.seconds or None,
        "share": mock.share,
        "expected": mock.expected and list(mock.expected),
        "by_level": [row._asdict() for row in level_rows(mock.answers)],
        "by_kind": [row._asdict() for row in point_kind_rows(mock.answers)],
    }


def debrief_facts(desk: InterviewDesk, mock: Mock) -> dict[str, Any]:
    """One mock interview with its answers, and how far a second reader agrees."""
    debrief = desk.debrief(mock.id)
    agreement = debrief.agreement
    return {
        **mock_facts(debrief.mock),
        "inside": debrief.inside,
        "last_time": debrief.before and debrief.before.share,
        "answers": [
            {
                "key": answer.key,
                "level": answer.level or None,
                "share": answer.share,
                "quality": int(answer.quality),
                "confidence": answer.confidence,
                "thinking_ms": answer.thinking_ms,
                "over_ms": answer.over_ms,
                "offered": [point.written for point in answer.points],
                "ticked": sorted(answer.ticked),
                "notes": answer.notes,
            }
            for answer in debrief.mock.answers
        ],
        "missed": [_missed(desk, row) for row in debrief.missed],
        "stated": [row._asdict() for row in debrief.stated],
        "agreement": agreement
        and {
            "count": agreement.count,
            "kappa": agreement.kappa,
            "kind": [f"{key}#{point}" for key, point in agreement.kind],
            "strict": [f"{key}#{point}" for key, point in agreement.strict],
        },
    }
