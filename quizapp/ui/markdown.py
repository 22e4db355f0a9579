"""Author Markdown on the screen: lists, tables, quotations, code, maths; links are spelled out.

A text of one line has no blocks: `# `, `- ` or `> 0.9` are what it says.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from textual.content import Content

from quizapp.text.markup import Run, read_inline
from quizapp.ui.text import Block, Table, clean, plain

CODE_STYLE: Final = "$text-accent"
MATHS_STYLE: Final = "italic"

_ROLE_STYLES: Final = {"": "", "code": CODE_STYLE, "maths": MATHS_STYLE, "picture": "dim"}

CodeStyler: TypeAlias = Callable[[str, str], Content]
"""Draws code, given with the name of its language."""

_SET_IN: Final = re.compile("\ufffe([0-9]+)\ufffe")
"""Stands for a text that is set in once its surroundings are parsed; `clean` lets none through."""

_CELL_BORDER: Final = re.compile(r"(?<!\\)\|")

_BLOCK_ESCAPE: Final = re.compile(r"^(\s*[0-9]*)\\(?=[-#>+.)|~=])", re.MULTILINE)
"""A backslash that keeps the sign behind it from opening a block, in a text that has blocks."""


@dataclass(frozen=True, slots=True)
class SetIn:
    """A text that is set into another one: whatever it holds, it marks nothing around it."""

    text: str
    style: str = ""

    def content(self, role: str) -> Content:
        """As it stands among words, or within code or maths, where nothing is a mark."""
        body = plain(self.text) if role in {"code", "maths"} else inline(self.text)
        return body.stylize(self.style) if self.style else body


def inline(markdown: str) -> Content:
    """A single run of Markdown: emphasis, code and maths, without blocks."""
    return _Reader(()).run(clean(markdown))


def prose(
    *pieces: str | SetIn, folded: bool = False, code: CodeStyler | None = None
) -> tuple[Block, ...]:
    """Markdown as blocks that can be wrapped to any width.

    Args:
        pieces: the text, cut where others are set in.
        folded: line breaks are those of a source file, and not the author's.
        code: draws code whose fence names a language.
    """
    set_in = [piece for piece in pieces if isinstance(piece, SetIn)]
    places = iter(range(len(set_in)))
    text = "".join(
        f"\ufffe{next(places)}\ufffe" if isinstance(piece, SetIn) else clean(piece)
        for piece in pieces
    )
    return tuple(_Reader(set_in, folded=folded, code=code).blocks(text))


def _maths_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    r"""Read lines from `$$` or `\[` on, up to a line that ends with its counterpart."""
    begin = state.bMarks[start] + state.tShift[start]
    closing = {"$$": "$$", r"\[": r"\]"}.get(state.src[begin : begin + 2])
    if not closing or closing in state.env:
        return False
    at = state.src.find(closing, begin + 2)
    if at < 0:
        state.env[closing] = "there is none further down"
    last = start + state.src.count("\n", begin, at) if at >= 0 else end
    if last >= end or state.src[at + 2 : state.eMarks[last]].strip():
        return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.content = state.getLines(start, last + 1, state.blkIndent, False).strip()[2:-2]
        state.line = last + 1
    return True


def _block_parser() -> MarkdownIt:
    """Blocks alone: what is within a line is read by `read_inline`."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    # A line of dashes under words is a rule, and not the mark of a heading; no text goes unseen.
    parser.disable(["inline", "text_join", "reference", "lheading"])
    parser.block.ruler.before(
        "fence", "math_block", _maths_block, {"alt": ["paragraph", "blockquote", "list"]}
    )
    return parser


_BLOCKS: Final = _block_parser()


def _cells(line: str) -> list[str]:
    """The cells of a line of a table; the library drops those that the head has none for."""
    row = line.lstrip("> \t").rstrip().removeprefix("|").removesuffix("|")
    return [cell.strip().replace(r"\|", "|") for cell in _CELL_BORDER.split(row)]


@dataclass(slots=True)
class _Margin:
    """The open list item or quotation that the walk is inside of."""

    first: str
    rest: str
    source: str
    """The mark as it was written, to be shown where it would be left alone."""
    fresh: bool = True


class _Reader:
    """Walks through the blocks of one text, and sets in what belongs into it."""

    def __init__(
        self, set_in: Sequence[SetIn], *, folded: bool = False, code: CodeStyler | None = None
    ) -> None:
        self._set_in = set_in
        self._code = code
        self._folded = folded
        self._lines: list[str] = []
        self._margins: list[_Margin] = []
        self._tight = self._opens_list = False

    def blocks(self, text: str) -> Iterator[Block]:
        """The blocks of a text; one that has a single line is a block of its own."""
        text = text.strip("\n")
        self._lines = text.split("\n")
        if "\n" in text:
            yield from self._walk(iter(_BLOCKS.parse(text)))
        elif text.strip():
            yield Block("", "", self.run(text.strip()), spaced=True)

    def _walk(self, tokens: Iterator[Token]) -> Iterator[Block]:
        for token in tokens:
            match token.type:
                case "ordered_list_open" | "bullet_list_open":
                    self._opens_list = not self._margins
                case "list_item_open":
                    mark = f"{token.info}{token.markup}"
                    bullet = f"{mark} " if token.info else "• "
                    self._margins.append(_Margin(bullet, " " * len(bullet), mark))
                case "blockquote_open":
                    self._margins.append(_Margin("│ ", "│ ", token.markup))
                case "list_item_close" | "blockquote_close":
                    margin = self._margins.pop()
                    if margin.fresh:
                        yield self._tight_block(plain(margin.source))
                case "table_open":
                    yield self._table(tokens)
                case "paragraph_open":
                    self._tight = token.hidden
                case _:
                    yield from self._leaf(token, tokens)

    def _leaf(self, token: Token, tokens: Iterator[Token]) -> Iterator[Block]:
        """What holds no other block."""
        match token.type:
            case "heading_open":
                heading = next(tokens).content
                body = self.run(heading) if heading else plain(token.markup)
                yield self._block(body.stylize("bold"))
            case "inline":
                text = _BLOCK_ESCAPE.sub(r"\1", token.content)
                yield self._tight_block(
                    self.run(" ".join(text.split("\n")) if self._folded else text)
                )
            case "fence" | "code_block":
                yield self._verbatim(self._drawn(token.content.rstrip("\n"), token.info.strip()))
            case "math_block":
                yield self._verbatim(self._styled(Run(token.content.strip(), "maths")))
            case "hr":
                yield self._block(Content.styled("─" * 20, "dim"))

    def run(self, text: str) -> Content:
        """What a text within a line shows, in its styles."""
        return Content("").join(self._styled(run) for run in read_inline(text))

    def _styled(self, run: Run) -> Content:
        styles = (
            _ROLE_STYLES[run.role],
            "bold" if run.strong else "",
            "italic" if run.emphasised else "",
        )
        body = self._filled(run.text, run.role)
        return body.stylize(" ".join(filter(None, styles))) if any(styles) else body

    def _filled(self, text: str, role: str) -> Content:
        """The text with what is set into it; odd parts of the cut are numbers."""
        first, *parts = _SET_IN.split(text)
        body = Content(first)
        for number, after in zip(parts[::2], parts[1::2], strict=True):
            body += self._set_in[int(number)].content(role) + Content(after)
        return body

    def _drawn(self, code: str, language: str) -> Content:
        """Code in the colours of its language, where it has one and nothing is set into it."""
        if self._code and language and not _SET_IN.search(code):
            return self._code(code, language)
        return self._styled(Run(code, "code"))

    def _verbatim(self, body: Content) -> Block:
        margins = [*self._margins, _Margin("  ", "  ", "")]
        return self._block(body, margins=margins, verbatim=True)

    def _table(self, tokens: Iterator[Token]) -> Block:
        """The table whose tokens come next; rows may be longer than its head."""
        rows: list[list[Content]] = []
        rights: list[bool] = []
        line = 0
        for token in tokens:
            match token.type:
                case "tr_open":
                    rows.append([])
                    line = token.map[0] if token.map else line
                case "th_open":
                    rights.append("right" in str(token.attrGet("style")))
                case "inline":
                    rows[-1].append(self.run(token.content))
                case "tr_close":
                    rows[-1] += map(self.run, _cells(self._lines[line])[len(rights) :])
                case "table_close":
                    break
        columns = max(map(len, rows))
        filled = (tuple(row + [Content("")] * (columns - len(row))) for row in rows)
        place = self._block(Content(""))
        return Table(
            place.first,
            place.rest,
            place.body,
            spaced=True,
            rows=tuple(filled),
            rights=(*rights, *[False] * (columns - len(rights))),
        )

    def _tight_block(self, body: Content) -> Block:
        """A block that stands right below the one before, where both are items of a list."""
        spaced, self._opens_list = self._opens_list or not self._tight, False
        return self._block(body, spaced=spaced)

    def _block(
        self,
        body: Content,
        *,
        margins: Sequence[_Margin] | None = None,
        spaced: bool = True,
        verbatim: bool = False,
    ) -> Block:
        margins = self._margins if margins is None else margins
        first = "".join(margin.first if margin.fresh else margin.rest for margin in margins)
        for margin in margins:
            margin.fresh = False
        rest = "".join(margin.rest for margin in margins)
        return Block(first, rest, body, spaced=spaced, verbatim=verbatim)
