from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.store.journal.codec import (
    TYPES,
    Facts,
    LineError,
    checksum,
    decode,
    encode,
    instant,
    is_whole,
    read_facts,
    read_many,
)
from quizapp.study.event import Event, Moment
from quizapp.study.quality import Quality
from tests.store.samples import answered

WORDS = st.text(max_size=20)
NUMBERS = st.none() | st.integers(0, 10**6)

MOMENTS = st.builds(
    Moment,
    at=st.datetimes(timezones=st.just(UTC)),
    offset_minutes=st.integers(-14 * 60, 14 * 60),
    day=st.dates(),
)

EVENTS = st.builds(
    Event,
    id=WORDS,
    kind=WORDS,
    moment=MOMENTS,
    key=WORDS,
    fingerprint=WORDS,
    quality=st.none() | st.sampled_from(Quality),
    proposed=st.none() | st.sampled_from(Quality),
    confidence=st.none() | st.floats(0, 1),
    thinking_ms=NUMBERS,
    answer=st.text(st.characters(), max_size=20),
    share=st.none() | st.floats(0, 1),
    count=st.integers(0, 1000),
    scheduler=WORDS,
    interval_before=NUMBERS,
    interval_after=NUMBERS,
    ease_before=NUMBERS,
    ease_after=NUMBERS,
    origin=WORDS,
    undoes=WORDS,
    mock=WORDS,
    ticked=st.lists(WORDS, max_size=3).map(tuple),
    offered=st.lists(WORDS, max_size=3).map(tuple),
    act=WORDS,
    level=WORDS,
    seconds=st.integers(0, 1000),
    expected=st.just(()) | st.tuples(st.floats(0, 1), st.floats(0, 1)),
    draft=WORDS,
    device=WORDS,
    sequence=st.integers(0, 10**9),
)


@given(EVENTS)
def test_what_was_written_is_read_back(event: Event) -> None:
    line = encode(event)
    assert decode(line) == event
    assert is_whole(line)


@given(EVENTS)
def test_an_event_is_one_line_of_plain_ascii(event: Event) -> None:
    line = encode(event)
    assert line.isascii()
    assert line.count(b"\n") == 1


def test_a_line_reads_as_it_stands() -> None:
    assert encode(answered(1)).decode() == (
        '{"v":1,"at":"2026-03-02T12:01:00.000000+00:00","offset_minutes":60,"day":"2026-03-02",'
        '"id":"event-1","device":"","sequence":0,"kind":"review","key":"ml.cost/sure",'
        '"fingerprint":"1:0123456789abcdef","quality":4,"thinking_ms":4300,"scheduler":"sm2",'
        '"interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,'
        '"crc":"85f1894b"}\n'
    )


@pytest.mark.parametrize("bit", range(8))
def test_any_flipped_bit_shows(bit: int) -> None:
    line = encode(answered(1))
    for place in range(len(line)):
        flipped = bytearray(line)
        flipped[place] ^= 1 << bit
        assert not is_whole(bytes(flipped))


def test_every_field_of_an_event_has_a_place_in_a_line() -> None:
    assert {*TYPES, "moment"} == {*Event._fields}


def test_any_cut_shows() -> None:
    line = encode(answered(1))
    assert not any(is_whole(line[:length]) for length in range(len(line)))


def test_an_instant_of_another_zone_is_written_in_utc() -> None:
    at = datetime(2026, 3, 2, 13, tzinfo=timezone(timedelta(hours=1)))
    event = Event(id="a", kind="review", moment=Moment(at, 60, date(2026, 3, 2)))
    assert b'"at":"2026-03-02T12:00:00.000000+00:00"' in encode(event)


def with_checksum(body: str) -> bytes:
    return body.encode() + checksum(body.encode())


HEAD = '{"v":1,"id":"a","device":"d","sequence":1,"kind":"new-kind","offset_minutes":0'


def test_kinds_and_fields_of_a_newer_version_are_let_through() -> None:
    event = decode(
        with_checksum(f'{HEAD},"at":"2026-03-02T12:00:00Z","day":"2026-03-02","mood":[1]')
    )
    assert event.kind == "new-kind"


TIME = '"at":"2026-03-02T12:00:00Z","day":"2026-03-02"'


@pytest.mark.parametrize(
    "body",
    [
        HEAD,
        f'{HEAD},{TIME},"ticked":[1]',
        f'{HEAD},{TIME},"expected":["0.4"]',
        f'{HEAD},{TIME},"offered":"p1:3"',
        f'{HEAD},"at":"noon","day":"2026-03-02"',
        f'{HEAD},"at":"2026-03-02T12:00:00","day":"2026-03-02"',
        f'{HEAD},"at":"2026-03-02T12:00:00Z","day":"2026-03-02"'.replace(
            '"sequence":1', '"sequence":1e999'
        ),
        f'{HEAD},"at":"2026-03-02T12:00:00Z","day":"2026-03-02"'.replace('"id"', '"name"'),
        f'{HEAD},"at":"2026-03-02T12:00:00Z","day":"2026-03-02","quality":6',
        f'{HEAD},"at":"2026-03-02T12:00:00Z","day":"2026-03-02","key":7',
        f'{HEAD},"at":"2026-03-02T12:00:00Z","day":"2026-03-02"'.replace('"v":1', '"v":2'),
        "[" * 100_000,
        '"text"',
        "",
    ],
)
def test_a_line_that_is_no_event_is_refused(body: str) -> None:
    with pytest.raises(LineError):
        decode(with_checksum(body))


ODD_LINES = st.sampled_from([b"", b"[" * 3000, b"1,2", b"{", b'{"v":1}', b"\xff", b"\xed\xa0\x80"])


@given(st.lists(EVENTS.map(encode) | ODD_LINES, max_size=8))
def test_many_lines_say_what_each_of_them_says(lines: list[bytes]) -> None:
    def alone(line: bytes) -> Facts | None:
        try:
            return read_facts(line)
        except LineError:
            return None

    assert read_many(lines) == [alone(line) for line in lines]


@given(st.lists(MOMENTS, min_size=2, max_size=2), st.sampled_from([0, 90, -300]))
def test_instants_sort_as_time_does(moments: list[Moment], minutes: int) -> None:
    zone = timezone(timedelta(minutes=minutes))
    times = [moment.at.replace(year=max(2, min(moment.at.year, 9998))) for moment in moments]
    texts = [{"at": times[0].isoformat()}, {"at": times[1].astimezone(zone).isoformat()}]
    assert sorted(map(instant, texts)) == [
        time.isoformat(timespec="microseconds") for time in sorted(times)
    ]
