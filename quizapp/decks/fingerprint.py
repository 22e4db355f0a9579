"""Fingerprints: whether what an item asks and answers is still what was reviewed."""

import hashlib
from typing import Final

from quizapp.decks.items import Item
from quizapp.decks.revision import Fingerprint

VERSION: Final = "1"
"""To be raised when the parts or their order change, so that old fingerprints stay tellable."""


def fingerprint(item: Item) -> str:
    """What the item asks and answers, condensed: version, 16 hexadecimal digits, later revision.

    Case, white space and punctuation that says nothing do not change it, nor do hints, feedback
    and explanations; a changed question or answer does, and so does a raised `rev`.
    """
    digest = hashlib.sha256()
    for text in (item.kind, item.facet, *item.card.fingerprint_parts(item.facet)):
        part = text.encode()
        digest.update(len(part).to_bytes(4, "big") + part)
    return str(Fingerprint(VERSION, digest.hexdigest()[:16], item.card.rev))
