"""What wants attention: owns what home says of flags, of broken files and of items left out."""

from collections.abc import Iterator, Sequence
from typing import Final

from quizapp.collection.home.headline import not_asked_line
from quizapp.collection.home.overview import Overview
from quizapp.decks.diagnostics import Level
from quizapp.ui.text import Block, line, plain

FLAGS_SHOWN: Final = 5
"""Flagged cards named on home; the filter finds the others."""

SENTENCES_SHOWN: Final = 6
"""Of what is wrong, so that the topics keep their place; `quizapp due` says all of it."""


def attention(overview: Overview, problems: Sequence[str]) -> list[Block]:
    """The flagged cards, what is wrong with files, and what cannot be asked."""
    sentences = [*_problems(overview, problems)]
    more = len(sentences) - SENTENCES_SHOWN
    if more > 0:
        text = f"and {more} more: `quizapp due` says all of it."
        sentences[SENTENCES_SHOWN:] = [line(plain(text, "dim"), spaced=False)]
    # However much else there is, what is in no count is said.
    if not_asked := not_asked_line(overview.topics):
        sentences.append(_line(f"{not_asked}.", "$text-muted"))
    return [*_flags(overview), *sentences]


def _flags(overview: Overview) -> list[Block]:
    """The first cards that the learner wants to mend, by what they ask."""
    rows = [f"⚑ {text}" for text in overview.flagged[:FLAGS_SHOWN]]
    more = len(overview.flagged) - len(rows)
    rows += [f"  and {more} more"] if more else []
    return [
        Block("", "  ", plain(text, "dim"), spaced=number == 0) for number, text in enumerate(rows)
    ]


def _problems(overview: Overview, problems: Sequence[str]) -> Iterator[Block]:
    """Broken files with their first diagnostic, and what is wrong with the learner's own files."""
    for sentence in problems:
        yield _line(sentence, "$text-warning")
    for lost in overview.lost_topics:
        yield _line(lost.sentence, "$text-warning")
    for entry in overview.stand_ins:
        yield _line(entry.sentence, "dim")
    left_out = {facts.topic: facts.unaskable_sentence for facts in overview.topics}
    broken = False
    for deck in overview.faulty:
        errors = [diagnostic for diagnostic in deck.diagnostics if diagnostic.level is Level.ERROR]
        if errors:
            broken = True
            more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
            sentence = left_out.pop(deck.topic, "") or str(errors[0])
            yield _line(f"{sentence}{more}", "$text-error")
    for sentence in filter(None, left_out.values()):
        yield _line(sentence, "$text-warning")
    if broken:
        yield _line("`quizapp check FILE` lists everything with the lines.", "dim")


def _line(text: str, style: str) -> Block:
    return line(plain(text, style), spaced=False)
