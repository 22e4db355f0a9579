"""What a preview says of an item beside its page: draw, mistakes, how answers are judged."""

from collections.abc import Callable, Iterator
from textwrap import shorten
from typing import Final, TypeAlias

from quizapp.study.answer.question import Question, QuestionFact
from quizapp.study.preview.item import DrawnItem, Spread, TriedAnswer
from quizapp.study.quality import Quality
from quizapp.text.markup import shown_text
from quizapp.text.numbers import column_bars, show_number

MOST_QUOTED: Final = 30
"""Characters of what is said of a mistake: enough to know it by, since all of it stands above."""

GradeWords: TypeAlias = Callable[[Quality], str]
"""The button that a quality is, and when a new item would come back."""


def draw_facts(
    drawn: DrawnItem,
    spread: Spread | None,
    *,
    count: int,
    grade: GradeWords,
    only_ascii: bool = False,
) -> Iterator[QuestionFact]:
    """The numbers of the draw, where each mistake leads, what answers would get, the distribution.

    Args:
        drawn: the item at this draw.
        spread: of its answer, if that is a number.
        count: the number of the draw, from 0.
        grade: names what an answer earns.
        only_ascii: for a terminal that has nothing else.
    """
    question = drawn.question
    if question and question.item.card.draws:
        values = (f"{name} {show_number(value)}" for name, value in question.values.items())
        yield QuestionFact("draw", f"{count + 1}: {', '.join(values)}")
    for trap in drawn.traps:
        yield QuestionFact("trap", f"`{trap.expression}` = {trap.number}: {trap.say}")
    if drawn.tries:
        groups = (f"{answers}: {sentence}" for answers, sentence in judgements(drawn.tries, grade))
        yield QuestionFact("judged", " · ".join(groups))
    if spread:
        bars = column_bars(spread.counts, only_ascii=only_ascii)
        yield QuestionFact("spread", f"`{bars}` {spread.sentence} in {spread.draws} draws")


def page_facts(question: Question) -> Iterator[QuestionFact]:
    """All that the page of a question shows once it is answered."""
    yield from question.in_words()
    further = {"hint": question.hint, "why": question.why, "source": question.source}
    yield from (QuestionFact(label, text) for label, text in further.items() if text)


def judgements(tries: tuple[TriedAnswer, ...], grade: GradeWords) -> Iterator[tuple[str, str]]:
    """What the answers get, those together that get the same."""
    groups: dict[str, list[str]] = {}
    for attempt in tries:
        groups.setdefault(_sentence(attempt, grade), []).append(attempt.answer)
    yield from ((", ".join(answers), sentence) for sentence, answers in groups.items())


def _sentence(attempt: TriedAnswer, grade: GradeWords) -> str:
    verdict = attempt.verdict
    if verdict.mistake:
        said = shorten(shown_text(verdict.mistake), MOST_QUOTED, placeholder=" …")
        return f'"{said}"'
    return f"{verdict.headline.rstrip('.')}, {grade(verdict.proposed)}"
