"""The items of a deck file as plain text and as data, as `quizapp preview` prints them."""

from collections.abc import Iterator
from datetime import date
from textwrap import wrap
from typing import Final

from quizapp.decks.substitution import blanked
from quizapp.study.answer.question import QuestionFact
from quizapp.study.preview.deck import PreviewRow
from quizapp.study.preview.item import draw_row, spread_of
from quizapp.study.preview.words import draw_facts, page_facts
from quizapp.study.quality import Quality
from quizapp.study.scheduler.sm2 import SM2
from quizapp.study.session.grades import first_grade
from quizapp.text.markup import shown_text

FACT_CELLS: Final = 14
"""For the word before a fact."""


def item_lines(row: PreviewRow, count: int, *, width: int, only_ascii: bool) -> Iterator[str]:
    """The item at the draw of this number: its question, then all that its author may see."""
    if row.item is None:
        return
    yield f"{row.key}  {row.kind}, line {row.line}"
    drawn = draw_row(row, count)
    if drawn.question is None:
        yield from _fact_lines(QuestionFact("question", blanked(row.text)), width)
        yield from _fact_lines(QuestionFact("not asked", drawn.problem), width)
        return
    yield from _fact_lines(QuestionFact("question", drawn.question.prompt), width)
    for fact in page_facts(drawn.question):
        yield from _fact_lines(fact, width)
    facts = draw_facts(
        drawn, spread_of(row.item), count=count, grade=_default_grade, only_ascii=only_ascii
    )
    for fact in facts:
        yield from _fact_lines(fact, width)


def complaint_lines(row: PreviewRow, *, width: int) -> Iterator[str]:
    """What is wrong with the item, with addresses."""
    for complaint in row.complaints:
        indent = " " * (FACT_CELLS + 2)
        yield from wrap(f"  {complaint}", width, subsequent_indent=indent) or [""]
        if complaint.hint:
            yield from wrap(complaint.hint, width, initial_indent=indent, subsequent_indent=indent)


def item_data(row: PreviewRow, count: int) -> dict[str, object]:
    """The same for another program."""
    drawn = draw_row(row, count)
    question, spread = drawn.question, spread_of(row.item) if row.item else None
    return {
        "key": row.key or None,
        "kind": row.kind,
        "line": row.line,
        "question": question.prompt if question else row.text,
        "problem": drawn.problem or None,
        "answer": question.answer if question else None,
        "facts": [list(fact) for fact in page_facts(question)] if question else [],
        "draw": count + 1,
        "values": dict(question.values) if question else {},
        "traps": [trap._asdict() for trap in drawn.traps],
        "judged": [
            {"answer": given, "quality": int(verdict.proposed), "sentence": verdict.headline}
            for given, verdict in drawn.tries
        ],
        "spread": spread._asdict() if spread else None,
        "complaints": [
            {
                "line": complaint.line,
                "column": complaint.column,
                "code": complaint.code,
                "message": complaint.message,
            }
            for complaint in row.complaints
        ],
    }


def _default_grade(quality: Quality) -> str:
    """The grade by the usual settings: nobody's own are asked for."""
    return first_grade(quality, SM2, date.min, six=False)


def _fact_lines(fact: QuestionFact, width: int) -> Iterator[str]:
    """The fact behind its label; lines of its own, such as those of a list, stay lines."""
    margin = " " * (FACT_CELLS + 2)
    label = f"  {fact.label:<{FACT_CELLS}}"
    for text in filter(str.strip, fact.text.splitlines()):
        yield from wrap(
            shown_text(text), width, initial_indent=label, subsequent_indent=margin
        ) or [label]
        label = margin
