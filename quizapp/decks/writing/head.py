"""The head of a deck: owns how a new file begins, up to where its cards follow."""

from typing import Final

MODELINE: Final = "# yaml-language-server: $schema="
"""How editors that speak the protocol of language servers find the schema of a YAML file."""


def deck_head(topic: str, *, title: str = "", schema: str = "") -> str:
    """The text of a new deck up to and with the line `cards:`.

    Args:
        topic: the id of the topic.
        title: on one line, whatever signs it holds; the topic goes by its id without one.
        schema: where the JSON Schema lies, as seen from the file; no editor is told of it without.

    >>> print(deck_head("my-notes", title="What I'd forget", schema="../deck.schema.json"), end="")
    # yaml-language-server: $schema=../deck.schema.json
    topic: my-notes
    title: 'What I''d forget'
    cards:
    """
    one_line = " ".join(title.split()).replace("'", "''")
    lines = [
        *([f"{MODELINE}{schema}"] if schema else []),
        f"topic: {topic}",
        *([f"title: '{one_line}'"] if one_line else []),
        "cards:",
    ]
    return "".join(f"{line}\n" for line in lines)
