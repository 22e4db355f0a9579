"""`quizapp schema`: what an editor needs to complete and check decks while they are written."""

import json
from pathlib import Path

import click

from quizapp.cli.context import current_context


@click.command()
@click.option(
    "--write", is_flag=True, help="Keep it in a file, and print the line that makes a deck use it."
)
@click.pass_obj
def schema(home: Path | None, *, write: bool) -> None:
    """Print the JSON Schema of deck files, made from what the reader of decks asks for.

    Decks that quizapp begins name it in their first line. An editor that knows
    yaml-language-server then completes keys, explains them, and marks what is wrong.
    """
    if not write:
        from quizapp.decks.schema.document import deck_schema

        click.echo(json.dumps(deck_schema(), indent=1))
        return
    from quizapp.decks.writing.head import MODELINE
    from quizapp.store.user_decks import write_schema
    from quizapp.text.printable import printable

    file = current_context(home).paths.deck_schema
    write_schema(file)
    click.echo(printable(f"{MODELINE}{file.as_uri()}"))
