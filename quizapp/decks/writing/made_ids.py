"""Made ids: owns how an id is made of the text of an item that has none."""

import re
import unicodedata
from collections.abc import Container, Iterable
from itertools import count
from typing import Final

from quizapp.decks.ids import TEMPORARY

LONGEST_MADE_ID: Final = 40
"""Characters of an id that is made from a question: enough to know the card by."""

UNNAMED: Final = "card"
"""The id of a question that has no letter or digit of an id."""

FILLERS: Final = frozenset(
    {
        *("a", "an", "the", "what", "which", "who", "when", "where", "why", "how", "is", "are"),
        *("was", "were", "does", "do", "did", "of", "in", "on", "at", "to", "for", "and", "or"),
        *("it", "its", "that", "this", "with", "by", "from", "be", "can", "one", "you", "your"),
    }
)
"""Words that tell no question from another."""

_WORD: Final = re.compile(r"[a-z0-9]+")

_MARKS: Final = re.compile(r"{=[^}]*}|\\\w+|\[\[(?:[^\]:]*::)?([^\]:]*)(?:::[^\]]*)?\]\]")
"""What is computed, commands of LaTeX, and gaps, of which the answer is a word of the question."""


def name_after(text: str, taken: Container[str] = (), *, fallback: str = UNNAMED) -> str:
    """An id made of the words of a question, with a number where it is taken.

    Args:
        text: the question.
        taken: the ids of its topic, former ones too.
        fallback: the id of a text without a word that an id may hold.

    >>> name_after("What does log loss punish most?")
    'log-loss-punish-most'
    >>> name_after("Why {=p}?", {"why"}), name_after("Что это?", fallback="cloze")
    ('why-2', 'cloze')
    """
    plain = unicodedata.normalize("NFKD", _MARKS.sub(r" \1 ", text))
    letters = plain.encode("ascii", "ignore").decode().lower().replace("'", "")
    words = _WORD.findall(letters)
    name = _joined([word for word in words if word not in FILLERS] or words) or fallback
    if name.startswith(TEMPORARY):
        name = f"{fallback}-{name}"
    if name not in taken:
        return name
    return next(free for number in count(2) if (free := f"{name}-{number}") not in taken)


def _joined(words: Iterable[str]) -> str:
    """As many of the words as an id may have letters, and at least a part of the first."""
    name = ""
    for word in words:
        if name and len(name) + 1 + len(word) > LONGEST_MADE_ID:
            break
        name = f"{name}-{word}" if name else word[:LONGEST_MADE_ID]
    return name
