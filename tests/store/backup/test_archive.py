import json
import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from quizapp.collection.event_store import EventStore
from quizapp.store.backup.archive import (
    LIST,
    LONGEST_LIST_BYTES,
    NEVER_TOO_MUCH_BYTES,
    peek_backup,
    read_backup,
    write_backup,
)
from quizapp.store.backup.daily import (
    KEPT,
    QUICK_BYTES,
    back_up_daily,
    back_up_unheard,
    takes_long,
)
from quizapp.store.backup.missed import missed_backup, noted_as_cut_off
from quizapp.store.backup.restore import carry_out, plan_restoration
from quizapp.store.errors import StoreError
from quizapp.store.index.projection import Projection
from quizapp.store.integrity import check_integrity
from quizapp.store.journal.files import settled_files
from quizapp.store.paths import Paths, locate
from quizapp.study.event import Moment
from quizapp.study.scheduler.sm2 import SM2
from tests.store.samples import NOON, TODAY, answered, name_device, write_journal

EVENTS = 40
MADE = datetime(2026, 3, 2, 21, 30, tzinfo=UTC)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The home of a learner with answers of two devices, settings and decks."""
    paths = locate(home=tmp_path / "home", env={})
    write_journal(paths, map(answered, range(EVENTS - 10)))
    away = (answered(number, name=f"away-{number}") for number in range(10))
    write_journal(paths, away, device="another0name")
    paths.settings.write_text("new_per_day = 3\n")
    (paths.decks / "deep" / ".git").mkdir(parents=True)
    (paths.decks / "deep" / "ünïcode.yaml").write_text("topic: t\n")
    (paths.decks / "deep" / ".git" / "config").write_text("not the learner's words")
    return paths


@pytest.fixture
def other(tmp_path: Path) -> Paths:
    """A home with nothing in it."""
    return locate(home=tmp_path / "other", env={})


@pytest.fixture
def file(paths: Paths, tmp_path: Path) -> Path:
    file = tmp_path / "safe" / "backup.zip"
    write_backup(paths, file, made_at=MADE)
    return file


def on(day: int) -> Moment:
    return Moment(NOON + timedelta(days=day), 0, TODAY + timedelta(days=day))


def append(paths: Paths, number: int) -> None:
    with EventStore.open(paths, scheduler=SM2, new_id=name_device) as event_store:
        event_store.append(answered(number, day=TODAY + timedelta(days=number)))


def everything(home: Path) -> dict[str, bytes]:
    files = (path for path in home.rglob("*") if path.is_file() and path.name != "lock")
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in files}


def test_a_backup_has_all_files_and_counts_their_events(file: Path) -> None:
    backup = read_backup(file)
    assert backup.events == EVENTS
    assert backup.made_at == MADE
    assert set(backup.sizes) == {
        "decks/deep/ünïcode.yaml",
        "device",
        f"journal/{name_device()}.jsonl",
        "journal/another0name.jsonl",
        "settings.toml",
    }
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_backup_never_replaces_a_file(paths: Paths, file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(StoreError, match="is there already and stays as it is"):
        write_backup(paths, file, made_at=MADE)
    assert file.read_bytes() == before


@pytest.mark.parametrize(("clock", "year"), [(1970, 1980), (2026, 2026), (2200, 2107)])
def test_a_backup_knows_the_years_that_its_format_has(
    paths: Paths, tmp_path: Path, clock: int, year: int
) -> None:
    file = tmp_path / "odd.zip"
    made_at = datetime(clock, 1, 1, tzinfo=UTC)
    assert write_backup(paths, file, made_at=made_at).made_at == made_at
    with ZipFile(file) as archive:
        assert archive.getinfo(LIST).date_time[0] == year


def test_a_copy_of_a_journal_adds_no_events(paths: Paths, tmp_path: Path) -> None:
    journal = paths.journal / "another0name.jsonl"
    journal.with_suffix(".conflict.jsonl").write_bytes(journal.read_bytes())
    assert write_backup(paths, tmp_path / "b.zip", made_at=MADE).events == EVENTS


def test_what_cannot_be_taken_is_left_out_and_named(paths: Paths, tmp_path: Path) -> None:
    (paths.decks / os.fsdecode(b"caf\xe9.yaml")).write_text("topic: c\n")
    os.mkfifo(paths.decks / "pipe.yaml")
    (paths.decks / "gone.yaml").symlink_to("nowhere")
    # Of which nobody may read the beginning, whatever the rights.
    (paths.decks / "refused.yaml").symlink_to("/proc/self/mem")
    (paths.journal / "folder.jsonl").mkdir()
    absurd = paths.decks / "later.yaml"
    absurd.write_text("topic: l\n")
    os.utime(absurd, ns=(2**62, 2**62))
    backup = write_backup(paths, tmp_path / "b.zip", made_at=MADE)
    assert backup.events == EVENTS
    assert set(backup.sizes) == {
        "decks/deep/ünïcode.yaml",
        "decks/later.yaml",
        "device",
        f"journal/{name_device()}.jsonl",
        "journal/another0name.jsonl",
        "settings.toml",
    }
    assert list(backup.left_out) == [
        "folder.jsonl in the folder of the journals is a folder; it is passed over.",
        r"decks/caf\udce9.yaml has a name that is not UTF-8.",
        "decks/gone.yaml leads nowhere.",
        "decks/pipe.yaml is a pipe or a device.",
        "decks/refused.yaml cannot be read (Input/output error).",
    ]


def test_a_daily_backup_does_not_stop_at_an_odd_file(paths: Paths) -> None:
    (paths.decks / os.fsdecode(b"caf\xe9.yaml")).write_text("topic: c\n")
    sentence = back_up_daily(paths, now=on(0))
    assert sentence.endswith(r"decks/caf\udce9.yaml has a name that is not UTF-8.")
    assert missed_backup(paths) == ()
    assert back_up_daily(paths, now=on(1)) == ""


def test_a_daily_backup_that_fails_is_told_at_the_next_start(paths: Paths) -> None:
    paths.backups.write_text("a file where the folder should be")
    told = back_up_daily(paths, now=on(0))
    assert told.startswith("Today's automatic backup was not made. The backup is not written to")
    [sentence] = missed_backup(paths)
    assert sentence == told.replace("Today's", "The last")
    paths.backups.unlink()
    assert back_up_daily(paths, now=on(1)) == ""
    assert missed_backup(paths) == ()


def test_a_daily_backup_that_was_cut_off_is_told_at_the_next_start(paths: Paths) -> None:
    with noted_as_cut_off(paths):
        assert missed_backup(paths) == (), "it is being made"
    [sentence] = missed_backup(paths)
    assert sentence.startswith("The last automatic backup was not made. It was cut off;")


def test_two_windows_that_are_left_together_make_one_backup(paths: Paths) -> None:
    with noted_as_cut_off(paths):
        assert back_up_daily(paths, now=on(0)) == ""
        assert not paths.backups.exists()
    assert back_up_daily(paths, now=on(0)) == ""
    assert len(list(paths.backups.iterdir())) == 1


def test_what_a_backup_apart_has_to_say_waits_for_the_next_start(paths: Paths) -> None:
    (paths.decks / os.fsdecode(b"caf\xe9.yaml")).write_text("topic: c\n")
    back_up_unheard(paths, now=on(0))
    [sentence] = missed_backup(paths)
    assert sentence.startswith("The last automatic backup has not all of your files. decks/caf")


def test_a_long_journal_is_not_waited_for(paths: Paths) -> None:
    assert not takes_long(paths)
    [file] = paths.journal.glob(f"{name_device()}.jsonl")
    os.truncate(file, QUICK_BYTES + 1)
    assert takes_long(paths)


def test_a_backup_that_the_disk_refuses_leaves_nothing(paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="The backup is not written to"):
        write_backup(paths, tmp_path / "folder" / "b.zip", made_at=MADE)


def test_damage_anywhere_in_a_backup_is_never_taken_for_a_good_one(file: Path) -> None:
    good = file.read_bytes()
    sound = read_backup(file)
    for place in range(0, len(good), 7):
        bad = bytearray(good)
        bad[place] ^= 0xFF
        file.write_bytes(bad)
        with suppress(StoreError):
            found = read_backup(file)
            assert (found.events, found.sizes) == (sound.events, sound.sizes)
    for size in range(0, len(good), 97):
        file.write_bytes(good[:size])
        with pytest.raises(StoreError):
            read_backup(file)


@pytest.mark.parametrize(
    "name",
    ["../evil", "decks/../../evil", "/etc/evil", "journal/a/b", "other", "decks/a\0b", "decks//a"],
)
def test_a_file_that_leads_out_of_the_home_makes_no_backup(tmp_path: Path, name: str) -> None:
    file = tmp_path / "hostile.zip"
    facts = {"format": 1, "made": MADE.isoformat(), "events": 0, "stamp": "", "files": {name: 4}}
    with ZipFile(file, "w") as archive:
        archive.writestr(name, "evil")
        archive.writestr(LIST, json.dumps(facts))
    with pytest.raises(StoreError, match="is no backup"):
        read_backup(file)


@pytest.mark.parametrize("listing", ["[]", "{}", "nothing", '{"format": 2, "quizapp": "9.0"}'])
def test_an_archive_with_another_list_is_refused_in_a_sentence(
    tmp_path: Path, listing: str
) -> None:
    file = tmp_path / "foreign.zip"
    with ZipFile(file, "w") as archive:
        archive.writestr(LIST, listing)
    with pytest.raises(StoreError, match=r"foreign\.zip is (damaged|of a newer version)"):
        read_backup(file)


LISTING = {"format": 1, "made": MADE.isoformat(), "events": 0, "stamp": "", "files": {}}


def made_up(folder: Path, members: dict[str, bytes], listing: str = "") -> Path:
    """An archive as nobody's backup would be, with the members on its list."""
    file = folder / "made-up.zip"
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        sizes = {name: len(data) for name, data in members.items()}
        archive.writestr(LIST, listing or json.dumps({**LISTING, "files": sizes}))
    return file


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("made", '"0001-01-01T00:00:00+14:00"'),
        ("made", "5"),
        ("format", '"one"'),
        ("events", "1e999"),
        ("events", "-1"),
        ("stamp", "null"),
        ("files", "[1]"),
        ("files", "null"),
        ("files", '{"device": 1e999}'),
        ("files", '{"device": true}'),
        ("files", "[" * 100_000),
        ("stamp", "9" * 5_000),
    ],
)
def test_facts_that_are_none_are_refused_in_a_sentence(
    tmp_path: Path, other: Paths, name: str, value: str
) -> None:
    listing = json.dumps(LISTING).replace(
        f'"{name}": {json.dumps(LISTING[name])}', f'"{name}": {value}'
    )
    file = made_up(tmp_path, {}, listing)
    for judge in (read_backup, peek_backup, partial(plan_restoration, other)):
        with pytest.raises(StoreError, match=r"made-up\.zip is damaged") as refusal:
            judge(file)
        assert len(str(refusal.value)) < 300 + len(str(file))


@pytest.mark.parametrize("name", ["decks/bomb.yaml", "journal/bomb.jsonl"])
def test_what_would_flood_the_disk_is_refused_before_it_is_unpacked(
    tmp_path: Path, name: str
) -> None:
    file = made_up(tmp_path, {name: bytes(NEVER_TOO_MUCH_BYTES + 1)})
    with pytest.raises(StoreError, match="would unpack to 67 MB, and of an archive of its size"):
        read_backup(file)


def test_a_list_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="the list of its files is too long"):
        read_backup(made_up(tmp_path, {}, " " * (LONGEST_LIST_BYTES + 1)))


def test_a_pipe_in_place_of_a_backup_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.zip")
    with pytest.raises(StoreError, match="it is a pipe or a device"):
        read_backup(tmp_path / "pipe.zip")


def test_what_cannot_be_put_back_stops_nothing(tmp_path: Path, other: Paths) -> None:
    names = ["decks/a", "decks/a/b", f"decks/{'n' * 300}", "decks/pipe", "decks/z"]
    file = made_up(tmp_path, dict.fromkeys(names, b"topic"))
    other.decks.mkdir(parents=True)
    os.mkfifo(other.decks / "pipe")
    plan = plan_restoration(other, file)
    assert plan.blocked == (
        "decks/pipe cannot be put back: what stands in its place is a pipe or a device.",
    )
    result = carry_out(other, plan)
    assert [sentence.partition(": ")[2][:7] for sentence in result.failures] == [
        "decks/a",
        "decks/n",
    ]
    assert (other.decks / "z").read_bytes() == b"topic"


@pytest.mark.parametrize(
    ("true", "false"),
    [('"events": 40', '"events": 41'), ('"settings.toml": 16', '"settings.toml": 17')],
)
def test_a_backup_that_has_less_than_it_lists_is_refused(file: Path, true: str, false: str) -> None:
    with ZipFile(file) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    assert true.encode() in contents[LIST]
    contents[LIST] = contents[LIST].replace(true.encode(), false.encode())
    with ZipFile(file, "w") as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    with pytest.raises(StoreError, match="is damaged"):
        read_backup(file)


def test_an_empty_home_gets_everything_back_byte_for_byte(
    paths: Paths, other: Paths, file: Path
) -> None:
    carry_out(other, plan_restoration(other, file))
    expected = everything(paths.home)
    # The machine that made the backup may live on, and its name is its own.
    assert set(expected) - set(everything(other.home)) == {"device", "decks/deep/.git/config"}
    assert all(expected[name] == data for name, data in everything(other.home).items())
    assert not plan_restoration(other, file)


def test_a_plan_changes_nothing(other: Paths, file: Path) -> None:
    plan = plan_restoration(other, file)
    assert sum(plan.events.values()) == EVENTS
    assert plan.missing == ("decks/deep/ünïcode.yaml", "settings.toml")
    assert not other.home.exists()


def test_journals_are_united(paths: Paths, file: Path) -> None:
    journal = paths.journal / f"{name_device()}.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(b"".join(whole.splitlines(keepends=True)[5:20]))
    append(paths, 50)
    plan = plan_restoration(paths, file)
    assert plan.events == {f"journal/{journal.name}": 15}
    assert carry_out(paths, plan).asides == ()
    with EventStore.open(paths, scheduler=SM2, new_id=name_device) as event_store:
        assert event_store.problems == ()
    assert set(whole.splitlines()) < set(journal.read_bytes().splitlines())
    assert check_integrity(paths, settled_files(paths), Projection(SM2)).events == EVENTS + 1


def test_a_file_that_differs_is_replaced_and_kept(paths: Paths, file: Path) -> None:
    old = paths.settings.read_bytes()
    paths.settings.write_text("new_per_day = 99\n")
    plan = plan_restoration(paths, file)
    assert plan.differing == ("settings.toml",)
    kept = paths.settings.with_name("settings.toml.kept-1")
    assert carry_out(paths, plan).asides == (kept,)
    assert kept.read_text() == "new_per_day = 99\n"
    assert paths.settings.read_bytes() == old


def test_a_day_has_one_automatic_backup(paths: Paths) -> None:
    assert back_up_daily(paths, now=on(0)) == ""
    append(paths, 51)
    assert back_up_daily(paths, now=on(0)) == ""
    [file] = paths.backups.iterdir()
    assert read_backup(file).events == EVENTS
    assert file.name == "auto-2026-03-02.zip"


def test_a_day_without_a_change_needs_no_backup(paths: Paths) -> None:
    for day in range(3):
        assert back_up_daily(paths, now=on(day)) == ""
    assert len(list(paths.backups.iterdir())) == 1
    paths.settings.write_text("new_per_day = 4\n")
    assert back_up_daily(paths, now=on(3)) == ""
    assert len(list(paths.backups.iterdir())) == 2


def test_a_newcomer_needs_no_backup(other: Paths) -> None:
    assert back_up_daily(other, now=on(0)) == ""
    assert not other.home.exists()


def test_the_last_seven_stay(paths: Paths) -> None:
    for day in range(10):
        append(paths, 60 + day)
        assert back_up_daily(paths, now=on(day)) == ""
    kept = sorted(path.name for path in paths.backups.iterdir())
    assert len(kept) == KEPT
    assert (kept[0], kept[-1]) == ("auto-2026-03-05.zip", "auto-2026-03-11.zip")


def test_a_journal_that_lost_events_displaces_no_backup(paths: Paths) -> None:
    assert back_up_daily(paths, now=on(0)) == ""
    (paths.journal / f"{name_device()}.jsonl").write_bytes(b"")
    for day in range(1, 10):
        told = back_up_daily(paths, now=on(day))
        assert "The journal has 10 events, the last backup 40; `quizapp doctor` says more." in told
    assert len(list(paths.backups.iterdir())) == 1


def test_the_doctor_points_to_a_backup_that_has_more(paths: Paths) -> None:
    back_up_daily(paths, now=on(0))
    (paths.journal / f"{name_device()}.jsonl").unlink()
    [finding] = check_integrity(paths, settled_files(paths), Projection(SM2)).findings
    assert finding.code == "backup"
    file = paths.backups / "auto-2026-03-02.zip"
    assert f"`quizapp restore {file}`" in finding.remedy
    carry_out(paths, plan_restoration(paths, file))
    assert check_integrity(paths, settled_files(paths), Projection(SM2)).findings == ()


def test_an_automatic_backup_that_the_disk_refuses_is_a_sentence(paths: Paths) -> None:
    paths.backups.write_text("a file where the folder should be")
    told = back_up_daily(paths, now=on(0))
    assert told.startswith("Today's automatic backup was not made")
    assert str(paths.backups) in told


def test_a_damaged_backup_is_passed_over(paths: Paths) -> None:
    back_up_daily(paths, now=on(0))
    (paths.backups / "auto-2026-03-03.zip").write_bytes(b"not an archive")
    assert back_up_daily(paths, now=on(2)) == ""
    append(paths, 70)
    assert back_up_daily(paths, now=on(2)) == ""
    assert read_backup(paths.backups / "auto-2026-03-04.zip").events == EVENTS + 1
