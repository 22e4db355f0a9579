"""A debrief as blocks of text: owns how its figures are laid out and said in words."""

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from quizapp.collection.interviews.desk import InterviewDesk
from quizapp.study.interview.debrief import Debrief, KindRow, LevelRow
from quizapp.study.points import show_weight
from quizapp.text.numbers import quantity
from quizapp.ui.interview.clock import in_words
from quizapp.ui.interview.desk_rows import missed_row, point_words, short_day
from quizapp.ui.markdown import inline
from quizapp.ui.text import Block, labelled, line, plain

MOST_UNNAMED: Final = 5
"""Points of one interview; more would push what is below off a small screen."""

POINT_KIND_NAMES: Final = {"core": "core", "tradeoff": "trade-offs", "failure": "failures"}


def debrief_words(debrief: Debrief) -> tuple[str, str]:
    """Which interview it was, and how far it went, for the status line."""
    mock = debrief.mock
    meant = f" of {in_words(1000 * mock.seconds)}" if mock.seconds else ""
    place = f"{len(mock.answers)} of {len(mock.planned)}"
    day = f"{mock.day:%a} {short_day(mock.day)}"
    return f"Interview › {day}", f"{place} · {in_words(mock.spent_ms)}{meant}"


def debrief_blocks(desk: InterviewDesk, debrief: Debrief) -> list[Block]:
    """What was named, at which level, what is missed, and how sure one was."""
    return [
        line(plain(_named(debrief), "bold")),
        *_levels(debrief),
        *_unnamed(desk, debrief),
        *_missed(desk, debrief),
        *_kinds(debrief),
        *_sure(debrief),
        *_agreement(desk, debrief),
    ]


def _named(debrief: Debrief) -> str:
    if debrief.share is None:
        return "Nothing was marked in this interview."
    more = f"  ({'; '.join(debrief.comparisons)})" if debrief.comparisons else ""
    named = f"named {debrief.share:.2f} of the weight{more}"
    return f"{named}. {debrief.forecast_sentence}" if debrief.forecast_sentence else named


def _levels(debrief: Debrief) -> Iterator[Block]:
    if not debrief.by_level:
        return
    yield line(plain(f"{'level':<14}{'asked':>6}{'named':>8}{'over time':>13}", "dim"))
    for row in debrief.by_level:
        yield line(_level(row), spaced=False)


def _level(row: LevelRow) -> Content:
    share = "–" if row.share is None else f"{row.share:.2f}"
    over = f"{row.over} of {row.timed}" if row.timed else "–"
    return plain(f"{row.level or 'no level':<14}{row.asked:>6}{share:>8}{over:>13}")


def _unnamed(desk: InterviewDesk, debrief: Debrief) -> Iterator[Block]:
    """What was left out here, which is what there is to study first."""
    rows, most = debrief.unnamed, debrief.unnamed[:MOST_UNNAMED]
    if not rows:
        return
    place = f"{len(most)} of {len(rows)}, " if len(most) < len(rows) else ""
    yield line(plain(f"left out in this interview, {place}the heaviest first", "dim"))
    for row in most:
        text = inline(point_words(desk, row.key, row.point))
        sign = f"{show_weight(row.weight):>3} "
        yield Block("", " " * len(sign), plain(sign) + text, spaced=False)


def _missed(desk: InterviewDesk, debrief: Debrief) -> Iterator[Block]:
    if not debrief.missed:
        return
    count = quantity(debrief.interviews, "answer")
    yield line(plain(f"missed most often, over all {count}", "dim"))
    for point in debrief.missed:
        row = missed_row(desk, point)
        yield Block("", " " * row.sign.cell_length, row.sign + row.title, spaced=False)


def _kinds(debrief: Debrief) -> Iterator[Block]:
    if not debrief.by_kind:
        return
    yield from labelled("kinds", [line(plain("   ".join(map(_kind, debrief.by_kind))))])
    if debrief.reading:
        yield line(plain(debrief.reading), spaced=False)


def _kind(row: KindRow) -> str:
    return f"{POINT_KIND_NAMES.get(row.kind, row.kind)} {row.named} of {row.offered}"


def _sure(debrief: Debrief) -> Iterator[Block]:
    """What was stated beforehand, and what came of it."""
    for place, stated in enumerate(debrief.stated):
        sentence = line(plain(f"you {stated.words}"))
        yield from labelled("" if place else "sure", [sentence])


def _agreement(desk: InterviewDesk, debrief: Debrief) -> Iterator[Block]:
    """How far a second reader agrees, and where one is kind to oneself, or strict."""
    if debrief.agreement is None:
        return
    yield line(plain(debrief.agreement.sentence))
    for title, places in debrief.agreement.differences:
        yield line(plain(title, "dim"))
        for key, point in places:
            yield Block("  ", "  ", inline(point_words(desk, key, point)), spaced=False)
