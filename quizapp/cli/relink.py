"""`quizapp relink`: histories that have lost their card, and the cards that may take them over."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

import click

from quizapp.cli.context import AppContext, current_context, new_id, read_record
from quizapp.collection.event_store import EventStore
from quizapp.collection.relink import Orphan, find_orphans
from quizapp.decks.diagnostics import Level
from quizapp.store.index.deck_record import DeckRecord
from quizapp.study.event import Event, EventKind
from quizapp.study.scheduler.memory import Memory
from quizapp.text.printable import printable
from quizapp.text.suggest import did_you_mean


@dataclass(frozen=True, slots=True)
class Known:
    """What relinking has to know."""

    entries: tuple[DeckRecord, ...]
    memories: Mapping[str, Memory]
    taken: Mapping[str, str]
    """The keys whose histories were relinked, and the items that took them over."""

    @property
    def keys(self) -> frozenset[str]:
        """The items of the library."""
        return frozenset(item.key for entry in self.entries for item in entry.items)


@click.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@click.pass_obj
def relink(home: Path | None, old: str | None, new: str | None, *, as_json: bool) -> None:
    """Give the history of the key OLD to the item NEW; list lost histories without both.

    A history is lost when no card has its key any more. The list names the most similar card, but
    nothing is ever given away unless you name both keys.
    """
    app_context = current_context(home)
    with app_context.event_store() as event_store:
        known = _known(event_store, app_context)
        if old and new:
            _check(old, new, known)
            _give(old, new, event_store, app_context)
            click.echo(_given(old, new, known, as_json=as_json))
        elif old:
            raise click.UsageError(f"Which item shall have the history of {old}?")
        else:
            orphans = find_orphans(known.entries, known.memories, relinked=known.taken)
            click.echo(_listed(orphans, as_json=as_json))
            for warning in _warnings(known.entries) if orphans else ():
                click.echo(warning, err=True)


def _known(event_store: EventStore, app_context: AppContext) -> Known:
    entries = event_store.library(app_context.roots, read_record)
    taken = {event.origin: event.key for event in event_store.relinks()}
    return Known(entries, event_store.memories(), taken)


def _check(old: str, new: str, known: Known) -> None:
    """The history may be given to the item.

    Raises:
        click.UsageError: there is no such history or item, or the history has a home.
    """
    renamed = {former: now for entry in known.entries for former, now in entry.renamed}
    if old in known.keys:
        raise click.UsageError(f"{old} is a card of the library and keeps its history.")
    if heir := known.taken.get(old) or renamed.get(old):
        raise click.UsageError(f"The history of {old} belongs to {heir} already.")
    if old not in known.memories:
        guess = did_you_mean(old, known.memories.keys() - known.keys)
        raise click.UsageError(f"There is no history of '{old}'.{guess}")
    if new not in known.keys:
        raise click.UsageError(f"There is no item '{new}'.{did_you_mean(new, known.keys)}")


def _give(old: str, new: str, event_store: EventStore, app_context: AppContext) -> None:
    moment = app_context.clock()()
    event = Event(id=new_id(), kind=EventKind.RELINK, moment=moment, key=new, origin=old)
    event_store.append(event)


def _given(old: str, new: str, known: Known, *, as_json: bool) -> str:
    """What was done, for the learner or for a program."""
    answers = known.memories[old].answers
    own = known.memories[new].answers if new in known.memories else 0
    if as_json:
        return json.dumps({"old": old, "new": new, "answers": answers, "own": own}, indent=2)
    with_notes = f", beside {_answers(own)} of its own" if own else ""
    return f"{new} now has the history of {old}: {_answers(answers)}{with_notes}."


def _listed(orphans: Collection[Orphan], *, as_json: bool) -> str:
    """The lost histories, for the learner or for a program."""
    if as_json:
        return json.dumps([_facts(orphan) for orphan in orphans], indent=2, ensure_ascii=False)
    if not orphans:
        return "Every history has its card."
    # Keys may come from another device's journal, so nothing vouches for their characters.
    return "\n".join(printable(line) for orphan in orphans for line in _lines(orphan))


def _facts(orphan: Orphan) -> dict[str, object]:
    heir = orphan.heir
    return {
        "key": orphan.key,
        "text": orphan.text,
        "answers": orphan.memory.answers,
        "last": orphan.memory.last and orphan.memory.last.isoformat(),
        "proposal": heir
        and {
            "key": heir.key,
            "text": heir.text,
            "likeness": round(heir.similarity, 3),
            "answers": heir.answers,
        },
    }


def _lines(orphan: Orphan) -> Iterator[str]:
    """The history with its question, and the command that would give it to the nearest card."""
    last = f", last on {orphan.memory.last}" if orphan.memory.last else ""
    yield f"{orphan.key}: {_answers(orphan.memory.answers)}{last}"
    if orphan.text:
        yield f"    was   {orphan.text}"
    heir = orphan.heir
    if heir is None:
        yield "    no card is like it"
        return
    own = f", which has {_answers(heir.answers)} of its own" if heir.answers else ""
    yield f"    like  {heir.text} ({100 * heir.similarity:.0f} %{own})"
    yield f"    quizapp relink {quote(orphan.key)} {quote(heir.key)}"


def _warnings(entries: Iterable[DeckRecord]) -> Iterator[str]:
    """A sentence for each file whose cards may only seem to be gone."""
    for entry in entries:
        if any(diagnostic.level is Level.ERROR for diagnostic in entry.diagnostics):
            yield (
                f"{entry.file} has errors, so some of its cards may only seem to be gone;"
                f" `quizapp check {entry.file}` says more."
            )


def _answers(count: int) -> str:
    return "1 answer" if count == 1 else f"{count} answers"
