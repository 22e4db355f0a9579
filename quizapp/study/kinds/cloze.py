"""Cloze items: a sentence with one gap asked, graded by the learner unless it is typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from quizapp.decks.items import Item
from quizapp.decks.kinds.cloze import Cloze, Gap
from quizapp.decks.substitution import fill
from quizapp.study.answer.assessment import Assessment
from quizapp.study.answer.question import Question, Response
from quizapp.study.kinds.typed import find_typed

NO_HINT: Final = "…"
"""What stands in a gap that has no hint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClozeQuestion(Question):
    """A sentence with a gap."""

    full: str
    """The whole sentence, with the answer that was asked in bold."""
    accept: tuple[str, ...] = ()
    """Plain texts that are right; none where the learner grades."""

    @property
    def machine(self) -> bool:
        """The card wants the gap typed."""
        return bool(self.accept)

    def assess(self, response: Response) -> Assessment:
        """How near the text is."""
        if not self.accept or not isinstance(response, str):
            raise self.misfit(response)
        return find_typed(response, self.accept, exact=False)


def render_cloze(item: Item, count: int) -> ClozeQuestion:
    """The item as it is asked after `count` answers."""
    card = item.card
    assert isinstance(card, Cloze)
    gaps = card.gaps(item.facet)
    answer = fill(", ".join(dict.fromkeys(gap.answer for gap in gaps)))
    return ClozeQuestion(
        item=item,
        count=count,
        prompt=fill("".join(_with_gaps(card, item.facet))),
        answer=answer,
        full=fill("".join(_without_gaps(card, item.facet))),
        accept=(answer,) if card.typed else (),
    )


def _with_gaps(card: Cloze, facet: str) -> Iterator[str]:
    for piece in card.pieces:
        if isinstance(piece, str):
            yield piece
        else:
            yield f"[{piece.hint or NO_HINT}]" if piece.name == facet else piece.answer


def _without_gaps(card: Cloze, facet: str) -> Iterator[str]:
    """The sentence piece by piece; a gap within maths or code cannot be bold."""
    before = ""
    for piece in card.pieces:
        text = piece if isinstance(piece, str) else piece.answer
        marks = before.count("$") % 2 or before.count("`") % 2
        before += text
        is_asked = isinstance(piece, Gap) and piece.name == facet
        yield f"**{text}**" if is_asked and not marks else text
