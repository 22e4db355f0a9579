"""Blocks of a preview: facts about a draw, and complaints with the lines that they speak of."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from quizapp.decks.diagnostics import Diagnostic, Level
from quizapp.study.answer.question import QuestionFact
from quizapp.ui.markdown import prose
from quizapp.ui.text import Block, labelled, line, plain


def fact_blocks(facts: Iterable[QuestionFact]) -> Iterator[Block]:
    """The facts one under the other, each label only where it changes."""
    before = ""
    for fact in facts:
        label = "" if fact.label == before else fact.label
        for number, block in enumerate(labelled(label, prose(fact.text))):
            yield replace(block, spaced=block.spaced and number > 0)
        before = fact.label


def complaint_blocks(complaints: Iterable[Diagnostic]) -> Iterator[Block]:
    """Each complaint with its line; below the first its excerpt, and what to do about it."""
    for number, complaint in enumerate(complaints):
        mark, style = complaint_mark(complaint.level)
        place = f"line {complaint.line}:{complaint.column} {complaint.code}"
        body = plain(f"{mark} ", f"bold {style}") + plain(f"{place} ", "bold")
        yield line(body + plain(complaint.message), spaced=False)
        if number:
            continue
        if complaint.excerpt.strip():
            cut = len(complaint.excerpt) - len(complaint.excerpt.lstrip())
            caret = " " * (max(complaint.caret, cut) - cut) + "^"
            yield Block("    ", "    ", plain(complaint.excerpt.strip(), "dim"), False, True)
            yield Block("    ", "    ", plain(caret, style), False, True)
        if complaint.hint:
            yield Block("    ", "    ", plain(complaint.hint, "dim"), False)


def complaint_mark(level: Level) -> tuple[str, str]:
    """The sign of an error or of a warning, and its style."""
    return ("✗", "$text-error") if level is Level.ERROR else ("!", "$text-warning")
