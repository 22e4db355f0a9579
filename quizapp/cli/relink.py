"""`quizapp relink`: histories that have lost their card, and the cards that may take them over."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

import click

from quizapp.cli.context import AppContext, current_context, new_id
from quizapp.collection.catalogue import topic_of
from quizapp.collection.event_store import EventStore
from quizapp.collection.relink import Orphan, find_orphans, lost_keys, moved_keys
from quizapp.decks.diagnostics import Level
from quizapp.store.index.deck_record import DeckRecord
from quizapp.study.event import Event, EventKind
from quizapp.study.scheduler.memory import Memory
from quizapp.text.numbers import quantity
from quizapp.text.printable import printable
from quizapp.text.suggest import did_you_mean


@dataclass(frozen=True, slots=True)
class Histories:
    """All histories, and the cards that they may belong to."""

    records: tuple[DeckRecord, ...]
    memories: Mapping[str, Memory]
    successors: Mapping[str, str]
    """The keys whose histories were relinked, and the items that took them over."""

    @property
    def keys(self) -> frozenset[str]:
        """The items of the library."""
        return frozenset(item.key for record in self.records for item in record.items)

    @property
    def topics(self) -> frozenset[str]:
        """The topics of the library."""
        return frozenset(record.topic for record in self.records if record.topic)

    @property
    def lost(self) -> tuple[str, ...]:
        """The keys of the histories that have lost their card."""
        return lost_keys(self.records, self.memories, self.successors)


@click.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@click.pass_obj
def relink(home: Path | None, old: str | None, new: str | None, *, as_json: bool) -> None:
    """Give the history of the key OLD to the item NEW; list lost histories without both.

    OLD and NEW may also be topics, such as one that was renamed: each history goes to the card with
    its id. A history is lost when no card has its key any more. The list names the most similar
    card, but nothing is ever given away unless you name both keys.
    """
    app_context = current_context(home)
    with app_context.event_store() as event_store:
        histories = _histories(event_store, app_context)
        if old and new and "/" not in f"{old}{new}":
            moves = _moves(old, new, histories)
            for former, key in moves.items():
                give_history(former, key, event_store, app_context)
            click.echo(_moved(old, new, moves, histories, as_json=as_json))
        elif old and new:
            _check(old, new, histories)
            give_history(old, new, event_store, app_context)
            click.echo(_done(old, new, histories, as_json=as_json))
        elif old:
            raise click.UsageError(f"Which item shall have the history of {old}?")
        else:
            orphans = find_orphans(
                histories.records, histories.memories, relinked=histories.successors
            )
            click.echo(_listed(orphans, as_json=as_json))
            for warning in _warnings(histories.records) if orphans else ():
                click.echo(warning, err=True)


def _histories(event_store: EventStore, app_context: AppContext) -> Histories:
    records = app_context.library(event_store)
    successors = {event.origin: event.key for event in event_store.relinks()}
    return Histories(records, event_store.memories(), successors)


def _check(old: str, new: str, histories: Histories) -> None:
    """The history may be given to the item.

    Raises:
        click.UsageError: there is no such history or item, or the history has a home.
    """
    renamed = {former: now for record in histories.records for former, now in record.renamed}
    if old in histories.keys:
        raise click.UsageError(f"{old} is a card of the library and keeps its history.")
    if successor := histories.successors.get(old) or renamed.get(old):
        raise click.UsageError(f"The history of {old} belongs to {successor} already.")
    if old not in histories.memories:
        guess = did_you_mean(old, histories.memories.keys() - histories.keys)
        raise click.UsageError(f"There is no history of '{old}'.{guess}")
    if new not in histories.keys:
        raise click.UsageError(f"There is no item '{new}'.{did_you_mean(new, histories.keys)}")


def _moves(old: str, new: str, histories: Histories) -> dict[str, str]:
    """The item of the topic `new` for each lost key of the topic `old`.

    Raises:
        click.UsageError: there is no such topic or history, or no card that could have one.
    """
    topics = sorted({topic_of(key) for key in histories.lost})
    if old in histories.topics:
        raise click.UsageError(f"{old} is a topic of the library and keeps its histories.")
    if new not in histories.topics:
        raise click.UsageError(f"There is no topic '{new}'.{did_you_mean(new, histories.topics)}")
    if old not in topics:
        guess = did_you_mean(old, topics)
        raise click.UsageError(f"There is no lost history of a topic '{old}'.{guess}")
    moves = moved_keys(old, new, histories.records, histories.lost)
    if not moves:
        raise click.UsageError(f"No card of {new} has the id of a card that {old} had.")
    return moves


def _moved(
    old: str, new: str, moves: Mapping[str, str], histories: Histories, *, as_json: bool
) -> str:
    """What was done, for the learner or for a program."""
    answers = sum(histories.memories[key].answers for key in moves)
    own = sum(
        histories.memories[key].answers for key in moves.values() if key in histories.memories
    )
    left = sum(topic_of(key) == old for key in histories.lost) - len(moves)
    if as_json:
        facts = {"old": old, "new": new, "moved": moves, "answers": answers, "own": own}
        return json.dumps(facts | {"left": left}, indent=2)
    count = quantity(len(moves), "history", several="histories")
    beside = f", beside {quantity(own, 'answer')} of its own" if own else ""
    rest = f" {left} found no card of their id; `quizapp relink` lists them." if left else ""
    return f"{new} now has {count} of {old}: {quantity(answers, 'answer')}{beside}.{rest}"


def give_history(old: str, new: str, event_store: EventStore, app_context: AppContext) -> None:
    """The history of one key goes on under another from now on."""
    moment = app_context.clock()()
    event = Event(id=new_id(), kind=EventKind.RELINK, moment=moment, key=new, origin=old)
    event_store.append(event)


def _done(old: str, new: str, histories: Histories, *, as_json: bool) -> str:
    """What was done, for the learner or for a program."""
    answers = histories.memories[old].answers
    own = histories.memories[new].answers if new in histories.memories else 0
    if as_json:
        return json.dumps({"old": old, "new": new, "answers": answers, "own": own}, indent=2)
    beside = f", beside {quantity(own, 'answer')} of its own" if own else ""
    return f"{new} now has the history of {old}: {quantity(answers, 'answer')}{beside}."


def _listed(orphans: Collection[Orphan], *, as_json: bool) -> str:
    """The lost histories, for the learner or for a program."""
    if as_json:
        return json.dumps([_facts(orphan) for orphan in orphans], indent=2, ensure_ascii=False)
    if not orphans:
        return "Every history has its card."
    # Keys may come from another device's journal, so nothing vouches for their characters.
    return "\n".join(printable(line) for orphan in orphans for line in _lines(orphan))


def _facts(orphan: Orphan) -> dict[str, object]:
    successor = orphan.successor
    return {
        "key": orphan.key,
        "text": orphan.text,
        "answers": orphan.memory.answers,
        "last": orphan.memory.last and orphan.memory.last.isoformat(),
        "proposal": successor
        and {
            "key": successor.key,
            "text": successor.text,
            "likeness": round(successor.similarity, 3),
            "answers": successor.answers,
        },
    }


def _lines(orphan: Orphan) -> Iterator[str]:
    """The history with its question, and the command that would give it to the nearest card."""
    last = f", last on {orphan.memory.last}" if orphan.memory.last else ""
    yield f"{orphan.key}: {quantity(orphan.memory.answers, 'answer')}{last}"
    if orphan.text:
        yield f"    was   {orphan.text}"
    successor = orphan.successor
    if successor is None:
        yield "    no card is like it"
        return
    own = (
        f", which has {quantity(successor.answers, 'answer')} of its own"
        if successor.answers
        else ""
    )
    yield f"    like  {successor.text} ({100 * successor.similarity:.0f} %{own})"
    yield f"    quizapp relink {quote(orphan.key)} {quote(successor.key)}"


def _warnings(records: Iterable[DeckRecord]) -> Iterator[str]:
    """A sentence for each file whose cards may only seem to be gone."""
    for record in records:
        if any(diagnostic.level is Level.ERROR for diagnostic in record.diagnostics):
            yield (
                f"{record.file} has errors, so some of its cards may only seem to be gone;"
                f" `quizapp check {record.file}` says more."
            )
