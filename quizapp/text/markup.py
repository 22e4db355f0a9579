r"""Inline markup: the Markdown within a line, read into runs of text with their styles.

What marks nothing is text. No character goes but the marks of a run that has a style, the backslash
before a mark, and the brackets of a link. HTML, entities and references mean nothing here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final, Literal, NamedTuple

from quizapp.text.code_spans import code_spans, masked
from quizapp.text.emphasis import EmphasisMark, Pair, find_pairs, read_mark
from quizapp.text.maths_spans import maths_spans

RunRole = Literal["", "code", "maths", "picture"]

ESCAPE: Final = re.compile(r"\\[*_`$]")
"""A backslash that makes a text of a mark; before anything else it is a text itself."""

_SIGN: Final = re.compile(
    r"""
    \0+ | \$+ | \*+ | _+ | \\. | !?\[
    | \](?: \( (?P<target> (?: [^\s()] | \([^\s()]*\) )* ) (?P<title> [ ]"[^"]*" )? \) )?
    """,
    re.VERBOSE | re.DOTALL,
)

_ANY_SIGN: Final = re.compile(r"[*_`$\[\\]")
"""Most texts have none, and are what they show."""


class Run(NamedTuple):
    """A stretch of text in one style."""

    text: str
    role: RunRole = ""
    strong: bool = False
    emphasised: bool = False


def read_inline(text: str) -> tuple[Run, ...]:
    """The runs of a text, in order, without empty ones.

    >>> [run.text for run in read_inline("`a` costs $5, **b** $1: w1*x1 + w2*x2")]
    ['a', ' costs $5, ', 'b', ' $1: w1*x1 + w2*x2']
    """
    if not _ANY_SIGN.search(text):
        return (Run(text),) if text else ()
    cutter = _Cutter(text)
    cutter.cut()
    pairs = find_pairs(cutter.marks)
    return tuple(_joined(_emphasised(cutter.runs, pairs) if pairs else cutter.runs))


def shown_text(text: str) -> str:
    """What stands on the screen of a text, without its styles."""
    return "".join(run.text for run in read_inline(text))


def escapes(text: str) -> tuple[int, ...]:
    r"""Where the backslashes stand that are not shown, because they make a text of a mark.

    >>> escapes(r"\*a\* and `\*`")
    (0, 3)
    """
    cutter = _Cutter(text)
    cutter.cut()
    return tuple(cutter.escapes)


class _Cutter:
    """Cuts a text at its signs; stars and underscores become runs that emphasis may take away."""

    def __init__(self, text: str) -> None:
        self.runs: list[Run] = []
        self.marks: list[EmphasisMark] = []
        self.escapes: list[int] = []
        self._text = text
        spans = code_spans(text)
        self._code = {span.start: span for span in spans}
        self._masked = masked(text, spans) if spans else text
        self._maths = maths_spans(self._masked)
        self._brackets: list[int] = []
        """The runs that may open a link or a picture."""

    def cut(self) -> None:
        """Go through the text once."""
        end = 0
        while sign := _SIGN.search(self._masked, end):
            self._put(self._text[end : sign.start()])
            end = self._take(sign)
        self._put(self._text[end:])

    def _put(self, text: str, role: RunRole = "") -> None:
        if text:
            self.runs.append(Run(text, role))

    def _take(self, sign: re.Match[str]) -> int:
        """Put what a sign stands for; where the text goes on."""
        start, mark = sign.start(), sign[0]
        if code := self._code.get(start):
            self._put(code.content(self._text), "code")
            return code.end
        if maths := self._maths.get(start):
            self._put(maths.content(self._text), "maths")
            return maths.end
        if mark[0] in "*_":
            self.marks.append(read_mark(self._masked, start, sign.end(), len(self.runs)))
        elif mark.endswith("["):
            self._brackets.append(len(self.runs))
        elif mark[0] == "]":
            mark = self._closed(sign)
        elif ESCAPE.fullmatch(mark):
            self.escapes.append(start)
            mark = mark[1]
        self._put(mark)
        return sign.end()

    def _closed(self, sign: re.Match[str]) -> str:
        """What a closing bracket shows: behind a link its address, for nothing opens it unasked."""
        opening = self._brackets.pop() if self._brackets else None
        target = sign["target"]
        if opening is None or target is None:
            return sign[0]
        address = f" ({target}{sign['title'] or ''})"
        if self.runs[opening].text == "![":
            colon = ": " if opening < len(self.runs) - 1 else ""
            self.runs[opening] = Run(f"[picture{colon}", "picture")
            return f"]{address}"
        if target.startswith(("http://", "https://")):
            self.runs[opening] = Run("")
            return address
        return sign[0]


def _emphasised(runs: Iterable[Run], pairs: Iterable[Pair]) -> Iterator[Run]:
    """The runs in the styles of the pairs around them, without what marked it."""
    opening: defaultdict[int, list[int]] = defaultdict(list)
    closing: defaultdict[int, list[int]] = defaultdict(list)
    for pair in pairs:
        opening[pair.opening].append(pair.count)
        closing[pair.closing].append(pair.count)
    strong = emphasised = 0
    for place, run in enumerate(runs):
        opened, closed = opening.get(place), closing.get(place)
        if opened or closed:
            strong -= sum(count > 1 for count in closed or ())
            emphasised -= sum(count % 2 for count in closed or ())
            text = run.text[sum(opened or ()) + sum(closed or ()) :]
            yield Run(text, run.role, strong > 0, emphasised > 0)
            strong += sum(count > 1 for count in opened or ())
            emphasised += sum(count % 2 for count in opened or ())
        elif strong or emphasised:
            yield Run(run.text, run.role, strong > 0, emphasised > 0)
        else:
            yield run


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs that have a text, with neighbours of one style as one."""
    for (role, strong, emphasised), group in groupby(runs, itemgetter(1, 2, 3)):
        if text := "".join(run.text for run in group):
            yield Run(text, role, strong, emphasised)
