"""Ids: how items and topics are named, and what to call a card that has no name yet."""

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import Final

from quizapp.decks.text import Text

ID_PATTERN: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
TOPIC_PATTERN: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")

TEMPORARY: Final = "temp-"
"""How ids begin that were made from a text: they hold no words of the author's."""

_WORD = re.compile(r"[\w.-]+")


def split_id(question: Text) -> tuple[Text, str]:
    r"""A one-line question without its trailing ` ^id`, and that id; empty when there is none.

    The id is returned as written, valid or not. Only letters, digits, `_`, `.` and `-` count, so
    a question that ends in ` ^{2}$` keeps its power.

    >>> split_id(Text("Loss at y = 1? ^loss-y1"))
    ('Loss at y = 1?', 'loss-y1')
    """
    before, caret, name = question.rpartition("^")
    name = name.rstrip()
    if not caret or not before.strip() or not before[-1].isspace() or not _WORD.fullmatch(name):
        return question, ""
    return Text(before.rstrip(), question.line, question.column), name


def temporary_id(text: str) -> str:
    """A valid id made from a card's text; the same for the same words however written."""
    digest = hashlib.sha256(normalised(text).encode()).hexdigest()
    return f"{TEMPORARY}{digest[:12]}"


@lru_cache(maxsize=16)
def normalised(text: str) -> str:
    """The text without what is cosmetic: case, white space, and punctuation that says nothing.

    Signs that carry meaning in mathematics stay: minus, decimal point, slash, brackets, per cent.
    Between digits white space and commas stay as one space, so `1, 2` is not `12`.

    >>> normalised("Cross-entropy, or “log loss”.") == normalised("cross entropy or log loss")
    True
    >>> normalised("p - y = 0.5") == normalised("p y = 05")
    False
    """
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\N{MINUS SIGN}", "-")
    return _COSMETIC.sub("", _BETWEEN_DIGITS.sub(" ", folded))


_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s,;:]+(?=\d)")
_COSMETIC = re.compile(
    # All that may be cosmetic, looked for first: most letters are not, and are passed over sooner.
    r"(?=[\s.,;:!?…\"'`“”„‘’‚«»–—-])"
    r"(?:(?<!\d)\s+|\s+(?!\d)"
    r"|\.(?!\d)"
    r"|[,;:!?…\"'`“”„‘’‚«»–—]"
    r"|(?<=[^\W\d_]{2})-(?=[^\W\d_]{2}))"
)
