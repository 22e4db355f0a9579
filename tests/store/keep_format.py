"""Keeps today's format of journal and index for all later versions to be tested against.

python -m tests.store.keep_format NUMBER
"""

import json
import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from quizapp.collection.event_store import EventStore
from quizapp.store.journal.codec import checksum
from quizapp.store.paths import locate
from quizapp.study.event import Decision, Event, EventKind
from quizapp.study.quality import Quality
from quizapp.study.scheduler.sm2 import SM2
from tests.store.samples import TODAY, answered, name_device, undone, write_journal

FORMATS = Path(__file__).parent / "formats"

DAY = timedelta(days=1)


def life() -> list[Event]:
    """Some of everything that a journal may hold, a kind of some other version among it."""
    grades = [Quality.GOOD, Quality.EASY, Quality.AGAIN, Quality.HARD, Quality.WRONG, Quality.BLANK]
    answers = [
        answered(n, key=f"ml.cost/card-{n % 2}", quality=grades[n % 6], day=TODAY + n * n * DAY)
        for n in range(8)
    ]
    rich = answered(20, key="ml.cost/rich", day=TODAY + DAY)._replace(
        answer='it\'s "∂L/∂w"\n',
        confidence=0.9,
        proposed=Quality.HARD,
        count=3,
    )
    marks = [
        answered(30 + n, kind=kind, key="ml.cost/marked", day=TODAY + n * DAY)._replace(
            quality=None
        )
        for n, kind in enumerate(EventKind)
        if kind not in (EventKind.UNDO, EventKind.RELINK)
    ]
    edit = answered(50, kind=EventKind.EDIT, key="ml.cost/rich")._replace(answer=Decision.KEEP)
    taken = answered(60, key="ml.cost/taken")
    undo = undone(taken, name="undo", key=taken.key)
    gone = answered(61, key="ml.cost/gone")
    return [
        *(*answers, rich, *marks, edit._replace(quality=None), taken, undo),
        *(undone(undo, name="redo", key=taken.key), gone, undone(gone, name="undo-2")),
        answered(70, key="ml.cost/rich", kind="mood", day=TODAY + 2 * DAY),
    ]


def main(number: str) -> None:
    """Write the journal, the index as SQL, and the memories that follow from them."""
    FORMATS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        paths = locate(home=Path(folder), env={})
        journal = write_journal(paths, life())
        body = journal.read_bytes().splitlines()[-1].rpartition(b',"crc"')[0]
        body = body.replace(b'"event-70"', b'"event-71"') + b',"a_later_field":[1]'
        journal.write_bytes(journal.read_bytes() + body + checksum(body) + b"\n")
        with EventStore.open(paths, scheduler=SM2, new_id=name_device) as event_store:
            memories = {key: memory._asdict() for key, memory in event_store.memories().items()}
        (FORMATS / f"journal-{number}.jsonl").write_bytes(journal.read_bytes())
        with closing(sqlite3.connect(paths.index)) as database:
            (shape,) = database.execute("PRAGMA user_version").fetchone()
            dump = [*database.iterdump(), f"PRAGMA user_version = {shape};"]
        (FORMATS / f"index-{number}.sql").write_text("\n".join(dump) + "\n")
    text = json.dumps(memories, indent=1, default=str, sort_keys=True)
    (FORMATS / f"memories-{number}.json").write_text(text + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
