"""Cloze items: a sentence with one gap asked, graded by the learner unless it is typed."""

from dataclasses import dataclass
from typing import Final

from quizapp.decks.items import Item
from quizapp.decks.kinds.cloze import Cloze, Gap
from quizapp.decks.substitution import fill
from quizapp.study.answer.assessment import Assessment
from quizapp.study.answer.question import Question, Response
from quizapp.study.kinds.typed import find_typed
from quizapp.text.markup import shown_text

NO_HINT: Final = "…"
"""What stands in a gap that has no hint."""

ANSWERS_BETWEEN: Final = ", "
"""What stands between the answers of gaps that are asked together."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the sentence: a gap, or what stands between two."""

    text: str
    is_gap: bool = False
    cover: str = ""
    """What stands there until the reveal, of a gap that is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClozeQuestion(Question):
    """A sentence with a gap."""

    sentence: tuple[Stretch, ...]
    """The whole sentence. Gaps are kept apart: what one holds marks nothing around it."""
    hidden: tuple[str, ...]
    """What the asked gaps hold, in their order, each once."""
    accept: tuple[str, ...] = ()
    """Texts that are right, as they are shown; none where the learner grades."""

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
    hidden = tuple(dict.fromkeys(fill(gap.answer) for gap in card.gaps(item.facet)))
    sentence = tuple(_stretch(piece, item.facet) for piece in card.pieces)
    return ClozeQuestion(
        item=item,
        count=count,
        prompt="".join(stretch.cover or stretch.text for stretch in sentence),
        answer=ANSWERS_BETWEEN.join(hidden),
        sentence=sentence,
        hidden=hidden,
        accept=(ANSWERS_BETWEEN.join(map(shown_text, hidden)),) if card.typed else (),
    )


def _stretch(piece: str | Gap, facet: str) -> Stretch:
    """A piece of the card, with its numbers computed."""
    if isinstance(piece, str):
        return Stretch(fill(piece))
    cover = f"[{fill(piece.hint) or NO_HINT}]" if piece.name == facet else ""
    return Stretch(fill(piece.answer), is_gap=True, cover=cover)
