"""Cloze cards: sentences with gaps, cut into what stands and what is asked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Final

from quizapp.decks.ids import ID_PATTERN
from quizapp.decks.kinds.base import Card, CardKind, prose_part, read_common
from quizapp.decks.kinds.form_field import FormField, Shape
from quizapp.decks.syntax.collector import Place
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.text import Text
from quizapp.text.code_spans import code_spans, masked

FIRST_GAP: Final = "c1"
"""The name of a gap that the author did not name."""

HIDDEN_GAP: Final = "[…]"
"""What stands in a list for the gap that the item asks."""

# A run of closing brackets closes at its end, so that an answer may be `x[0]`. A backslash makes a
# text of what would open a gap or divide it, unless it opens mathematics that begins with a gap.
_MARK = re.compile(r"\\\[(?=\[\[)|\\\[\[|\\::|\[\[|\]\](?!\])|::")


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap in a cloze text."""

    name: str
    answer: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(Card):
    """A sentence with gaps; every gap name is an item of its own."""

    kind: ClassVar[str] = "cloze"

    text: Text
    """As written, marks and all."""
    pieces: tuple[str | Gap, ...]
    """The text cut at its gaps, in order."""
    typed: bool = False

    @property
    def facets(self) -> tuple[str, ...]:
        """The gap names in order of first appearance, without repeats."""
        return tuple(dict.fromkeys(piece.name for piece in self.pieces if isinstance(piece, Gap)))

    def gaps(self, facet: str) -> tuple[Gap, ...]:
        """The gaps of that name, which are asked together."""
        return tuple(
            piece for piece in self.pieces if isinstance(piece, Gap) and piece.name == facet
        )

    def asks(self, facet: str) -> str:
        """The sentence with the other gaps filled."""
        return "".join(
            piece if isinstance(piece, str) else HIDDEN_GAP if piece.name == facet else piece.answer
            for piece in self.pieces
        )

    def asks_closed(self, facet: str) -> str:
        """The sentence with every gap closed, behind the number of the one that is asked."""
        text = "".join(piece if isinstance(piece, str) else HIDDEN_GAP for piece in self.pieces)
        if len(self.facets) == 1:
            return text
        # In front, since a long sentence loses its end in a list.
        return f"Gap {self.facets.index(facet) + 1} of {len(self.facets)}: {text}"

    def fingerprint_parts(self, facet: str) -> Iterable[str]:
        """The whole sentence, and what its asked gaps hide."""
        sentence = "".join(
            piece.answer if isinstance(piece, Gap) else piece for piece in self.pieces
        )
        return prose_part(sentence), *(prose_part(gap.answer) for gap in self.gaps(facet))


def read_cloze(fields: Fields, table: NameTable) -> Cloze:
    """A card written with `cloze`."""
    text = fields.need_text("cloze")
    pieces: tuple[str | Gap, ...] = ()
    try:
        pieces = parse_cloze(text) if text else ()
    except ClozeError as error:
        fields.diagnostics.add("E-CLOZE", _inside(text, error.offset, fields), error.message)
    typed = fields.flag("typed")
    common = read_common(fields, text, table)
    return Cloze(text=text, pieces=pieces, typed=typed, **common)


def _inside(text: Text, offset: int, fields: Fields) -> Place:
    """Where the character of a text stands, if the file has the text on one line as it is."""
    line = fields.diagnostics.lines[text.line - 1]
    start = text.column - 1
    at = line.find(text, start, start + len(text) + 1)  # a quote may come first
    return Place(text.line, text.column if at < 0 else at + offset + 1)


class ClozeError(ValueError):
    """A cloze text that cannot be cut; `offset` is the 0-based character to look at."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


def parse_cloze(text: str) -> tuple[str | Gap, ...]:
    r"""The text cut at its gaps, in order, without empty pieces.

    Nothing within code is a mark. A `]]` or `::` outside a gap is text, and so are `[[` and, in a
    gap, `::` behind a backslash.

    Raises:
        ClozeError: there is no gap, or one is empty, unclosed, nested or badly named.

    >>> parse_cloze("Loss of a [[c1::shrug::p = 0.5]]?")
    ('Loss of a ', Gap(name='c1', answer='shrug', hint='p = 0.5'), '?')
    """
    pieces: list[str | Gap] = []
    parts = [""]
    """What was read since the last piece, cut at the `::` of an open gap."""
    end = 0
    opened: int | None = None
    for mark in _MARK.finditer(masked(text, code_spans(text))):
        parts[-1] += text[end : mark.start()]
        end = mark.end()
        match mark[0]:
            case "[[" if opened is not None:
                raise ClozeError("a gap starts inside another gap", mark.start())
            case "[[":
                pieces.append(parts[0])
                parts, opened = [""], mark.start()
            case "]]" if opened is not None:
                pieces.append(_gap(parts, opened))
                parts, opened = [""], None
            case "::" if opened is not None:
                parts.append("")
            case "\\::" if opened is not None:
                parts[-1] += "::"
            case "\\[[":
                parts[-1] += "[["
            case other:
                parts[-1] += other
    if opened is not None:
        raise ClozeError("the gap is not closed with ]]", opened)
    if not pieces:
        raise ClozeError("the text has no gap outside code", 0)
    return tuple(piece for piece in [*pieces, parts[0] + text[end:]] if piece)


def _gap(parts: list[str], offset: int) -> Gap:
    """The gap whose marks hold these parts."""
    if len(parts) == 1:
        parts = [FIRST_GAP, *parts]
    name, answer, *hint = (part.strip() for part in parts)
    if len(hint) > 1:
        raise ClozeError("a gap has at most a name, an answer and a hint", offset)
    if not ID_PATTERN.fullmatch(name):
        raise ClozeError(f"'{name[:40]}' cannot name a gap: use a-z, 0-9 and hyphens", offset)
    if not answer:
        raise ClozeError("the gap has no answer", offset)
    return Gap(name, answer, *hint)


CLOZE_KIND: Final = CardKind(
    name=Cloze.kind,
    read=read_cloze,
    decides="cloze",
    keys=frozenset({"typed"}),
    form=(
        FormField(
            "cloze", "question", Shape.PROSE, "A probability is [[between 0 and 1]].", needed=True
        ),
        FormField("typed", "typed", Shape.FLAG, note="yes: the gap is filled in by typing"),
    ),
)
