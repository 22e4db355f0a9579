"""Author text on the screen: the one safe way from a deck to a widget.

Textual would read a plain string as markup and pass control characters on to the terminal.
So every word that an author, a file name or an answer brings goes through here and comes out
as `Content`, in which nothing is interpreted any more.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from textual.app import App
from textual.content import Content, Span

CODE_STYLE: Final = "$text-accent"
MATHS_STYLE: Final = "italic"
HEADING_STYLE: Final = "bold underline"

_INVISIBLE: Final = {"Cc", "Cf", "Cs"}
"""Controls, formats (bidi overrides among them) and lone surrogates."""

_KEPT: Final = {"\n", "\t", "\u200d"}
"""A zero-width joiner holds emoji together and can do no harm."""

_STYLES: Final = {"strong_open": "bold", "em_open": "italic", "s_open": "strike"}

_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False}).use(dollarmath_plugin)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of prose with the margins that its place in a list or a quotation gives it."""

    first: str
    """Left margin of the first line, such as a bullet."""
    rest: str
    """Left margin of every further line, as wide as `first`."""
    body: Content
    spaced: bool
    """A blank line stands before the block."""
    verbatim: bool = False
    """Lines are cut only where they must be, as in code."""

    def lines(self, width: int) -> list[Content]:
        """The block wrapped to `width` cells."""
        room = max(10, width - len(self.rest))
        wrap = Content.fold if self.verbatim else Content.wrap
        wrapped = [line for part in self.body.split("\n") for line in (wrap(part, room) or [part])]
        margins = [self.first] + [self.rest] * (len(wrapped) - 1)
        return [
            Content.styled(margin, "dim") + line
            for margin, line in zip(margins, wrapped, strict=True)
        ]


def clean(text: str) -> str:
    r"""Only characters that a terminal draws; the rest become visible or vanish.

    >>> clean("red\x1b[31m")
    'red�[31m'
    """
    if text.isprintable():
        return text
    return "".join(
        character
        if character in _KEPT or unicodedata.category(character) not in _INVISIBLE
        else "\N{REPLACEMENT CHARACTER}"
        for character in text
    ).expandtabs(4)


def plain(text: str, style: str = "") -> Content:
    """The text as it stands, in one style."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def tell(app: App[Any], message: str, *, warn: bool = False) -> None:
    """A toast whose words are taken as they stand."""
    app.notify(clean(message), severity="warning" if warn else "information", markup=False)


def inline(markdown: str) -> Content:
    """A single run of Markdown: emphasis, code and maths, without blocks."""
    return Content(" ").join(
        _run(token.children or []) for token in _MARKDOWN.parseInline(clean(markdown))
    )


def line(body: Content, *, spaced: bool = True) -> Block:
    """One line that is styled already, as a block of its own."""
    return Block("", "", body, spaced=spaced)


def prose(markdown: str) -> tuple[Block, ...]:
    """Markdown as blocks that can be wrapped to any width."""
    return tuple(_blocks(_MARKDOWN.parse(clean(markdown))))


def labelled(label: str, blocks: Sequence[Block], width: int = 9) -> tuple[Block, ...]:
    """The blocks in a column of their own, with a word for them at the left of the first line."""
    return tuple(
        replace(
            block,
            first=f"{'' if place else label:<{width}}{block.first}",
            rest=" " * width + block.rest,
        )
        for place, block in enumerate(blocks)
    )


def wrapped(blocks: Sequence[Block], width: int) -> list[Content]:
    """All lines of the blocks at `width` cells, with the blank lines between them."""
    lines: list[Content] = []
    for block in blocks:
        if block.spaced and lines:
            lines.append(Content(""))
        lines.extend(block.lines(width))
    return lines


@dataclass(slots=True)
class _Margin:
    """The open list item or quotation that the walk is inside of."""

    first: str
    rest: str
    fresh: bool = True


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    margins: list[_Margin] = []
    counters: list[int | None] = []
    tight = opens_list = False
    for token in tokens:
        match token.type:
            case "paragraph_open":
                tight = token.hidden
            case "ordered_list_open" | "bullet_list_open":
                ordered = token.type == "ordered_list_open"
                counters.append(int(token.attrGet("start") or 1) if ordered else None)
                opens_list = not margins
            case "ordered_list_close" | "bullet_list_close":
                counters.pop()
            case "list_item_open":
                number = counters[-1]
                bullet = "• " if number is None else f"{number}. "
                counters[-1] = None if number is None else number + 1
                margins.append(_Margin(bullet, " " * len(bullet)))
            case "blockquote_open":
                margins.append(_Margin("│ ", "│ "))
            case "list_item_close" | "blockquote_close":
                margins.pop()
            case "inline":
                spaced = opens_list or not tight
                yield _block(_run(token.children or []), margins, spaced=spaced)
                opens_list = False
            case "fence" | "code_block":
                body = Content.styled(token.content.rstrip("\n"), CODE_STYLE)
                yield _block(body, [*margins, _Margin("  ", "  ")], verbatim=True)
            case "math_block":
                body = Content.styled(token.content.strip(), MATHS_STYLE)
                yield _block(body, [*margins, _Margin("  ", "  ")], verbatim=True)
            case "hr":
                yield _block(Content.styled("─" * 20, "dim"), margins)


def _block(
    body: Content, margins: Sequence[_Margin], *, spaced: bool = True, verbatim: bool = False
) -> Block:
    first = "".join(margin.first if margin.fresh else margin.rest for margin in margins)
    for margin in margins:
        margin.fresh = False
    rest = "".join(margin.rest for margin in margins)
    return Block(first, rest, body, spaced=spaced, verbatim=verbatim)


def _run(tokens: Sequence[Token]) -> Content:
    text = ""
    spans: list[Span] = []
    open_at: list[tuple[int, str]] = []
    target = ""
    for token in tokens:
        start = len(text)
        if token.type in _STYLES:
            open_at.append((start, _STYLES[token.type]))
        elif token.type.endswith("_close") and token.type != "link_close":
            begun, style = open_at.pop()
            spans.append(Span(begun, start, style))
        elif token.type == "link_open":
            target = str(token.attrGet("href") or "")
        elif token.type == "link_close":
            text += _address(target, text)
        elif token.type in {"code_inline", "math_inline"}:
            text += token.content
            style = CODE_STYLE if token.type == "code_inline" else MATHS_STYLE
            spans.append(Span(start, len(text), style))
        else:
            text += {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content)
    return Content(text, spans)


def _address(target: str, text: str) -> str:
    """Where a link leads, spelled out: a terminal shows it, and nothing opens it unasked."""
    web = target.startswith(("http://", "https://"))
    return f" ({target})" if web and not text.endswith(target) else ""
