"""Author Markdown on the screen: lists, quotations, code, maths; links are spelled out.

Entities and percent signs in addresses can make any character, so what the parser gives is cleaned
again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from textual.content import Content, Span

from quizapp.ui.text import Block, clean, plain

CODE_STYLE: Final = "$text-accent"
MATHS_STYLE: Final = "italic"

_STYLES: Final = {"strong_open": "bold", "em_open": "italic", "s_open": "strike"}

_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False}).use(dollarmath_plugin)


def inline(markdown: str) -> Content:
    """A single run of Markdown: emphasis, code and maths, without blocks."""
    return Content(" ").join(
        _run(token.children or []) for token in _MARKDOWN.parseInline(clean(markdown))
    )


def prose(markdown: str) -> tuple[Block, ...]:
    """Markdown as blocks that can be wrapped to any width."""
    return tuple(_blocks(_MARKDOWN.parse(clean(markdown))))


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
                body = plain(token.content.rstrip("\n"), CODE_STYLE)
                yield _block(body, [*margins, _Margin("  ", "  ")], verbatim=True)
            case "math_block":
                body = plain(token.content.strip(), MATHS_STYLE)
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
            target = clean(str(token.attrGet("href") or ""))
        elif token.type == "link_close":
            text += _address(target, text)
        elif token.type in {"code_inline", "math_inline"}:
            text += clean(token.content)
            style = CODE_STYLE if token.type == "code_inline" else MATHS_STYLE
            spans.append(Span(start, len(text), style))
        else:
            text += {"softbreak": " ", "hardbreak": "\n"}.get(token.type) or clean(token.content)
    return Content(text, spans)


def _address(target: str, text: str) -> str:
    """Where a link leads, spelled out: a terminal shows it, and nothing opens it unasked."""
    web = target.startswith(("http://", "https://"))
    return f" ({target})" if web and not text.endswith(target) else ""
