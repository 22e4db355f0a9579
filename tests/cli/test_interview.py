"""Tests of `quizapp interview`: what it prints before an attempt and after, and a second reader."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.context import current_context
from quizapp.cli.lazy import make_sessions
from quizapp.cli.main import quizapp
from quizapp.collection.interviews.desk import InterviewDesk
from quizapp.study.interview.choose import DeskRequest
from tests.collection.interviews.test_desk import answer

DECK = """\
topic: t
interview:
  - id: logits
    level: expert
    q: Why logits?
    seconds: 60
    points:
      - {id: p1, w: 3, text: Log-sum-exp keeps it finite}
      - {id: p2, w: 1, text: A sigmoid saturates, kind: failure}
    senior: Clipping is a policy.
    red_flags: [It is shorter]
    followups: [And half precision?]
"""
SECRETS = ("Log-sum-exp", "saturates", "policy", "shorter", "half precision")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    (home / "decks").mkdir(parents=True)
    (home / "decks" / "t.yaml").write_text(DECK, encoding="utf-8")
    return home


def interview(home: Path, *words: str) -> Result:
    return CliRunner().invoke(quizapp, ["--home", str(home), "interview", *words])


def facts(home: Path, *words: str) -> Any:
    done = interview(home, *words)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.fixture
def mock(home: Path) -> str:
    """One of which the first point was named."""
    with current_context(home).collection() as collection:
        desk = InterviewDesk(make_sessions(collection))
        flow, _ = desk.next(desk.begin(DeskRequest(topics=frozenset({"t"}))))
        return answer(desk, flow.write("log-sum-exp"), "yn").mock


@pytest.mark.parametrize("words", [["--print"], ["--print", "--json"], ["--markdown"]])
def test_nothing_that_answers_a_question_is_printed_before_the_attempt(
    home: Path, words: list[str]
) -> None:
    done = interview(home, "t", *words)
    assert done.exit_code == 0
    assert "Why logits?" in done.output
    assert [secret for secret in SECRETS if secret in done.output] == []
    shown = interview(home, "t", *words, "--answers").output
    assert [secret for secret in SECRETS if secret not in shown] == []


def test_what_programs_get_has_what_the_desk_knows(home: Path, mock: str) -> None:
    found = facts(home, "t", "--json")
    [question] = found["questions"]
    assert [point["id"] for point in question["points"]] == ["p1", "p2"]
    assert question["last"]["share"] == 0.75
    [held] = found["mocks"]
    assert (held["id"], held["planned"], held["answered"], held["share"]) == (mock, 1, 1, 0.75)
    [missed] = found["missed"]
    assert (missed["key"], missed["point"], missed["text"]) == (
        "t/logits",
        "p2",
        "A sigmoid saturates",
    )


def test_without_a_question_that_fits_it_ends_with_three_and_a_reason(home: Path) -> None:
    done = interview(home, "t", "--level", "beginner", "--print")
    assert done.exit_code == 3
    assert "of these topics and levels" in done.output
    assert interview(home, "--past").exit_code == 3


def test_the_app_needs_a_terminal_and_says_what_does_without(home: Path) -> None:
    done = interview(home, "t", "--count", "1")
    assert done.exit_code == 2
    assert "interview --print" in done.output


def test_past_interviews_are_a_table_and_one_is_a_debrief(home: Path, mock: str) -> None:
    assert f"{mock}  " in interview(home, "--past").output
    assert "| id | day |" in interview(home, "--past", "--markdown").output
    one = interview(home, "--past", mock[:6]).output
    assert "Named 0.75 of the weight." in one
    assert "failure 0 of 1" in one
    assert "  named 0.75\n\nLeft out, the heaviest first:\n  1  A sigmoid saturates\n" in one
    assert "The points missed most often, over 1 answer:" in one
    assert "  1 of 1  t/logits p2  " in one
    assert "  1 of 1  t/logits p2  " in interview(home, "--past", mock, "--markdown").output
    assert facts(home, "--past", mock, "--json")["answers"][0]["offered"] == [
        "p1:3",
        "p2:1:failure",
    ]
    assert interview(home, "--past", "zzz").exit_code == 2


def test_a_second_reader_ticks_the_transcript_and_is_compared(
    home: Path, mock: str, tmp_path: Path
) -> None:
    transcript = interview(home, "--past", mock, "--markdown").output
    file = tmp_path / "read.md"
    file.write_text(transcript.replace("- [ ] p2", "- [x] p2"), encoding="utf-8")
    done = interview(home, "--marks", str(file))
    assert done.exit_code == 0
    assert "agree on 0 of 2 points (kappa -1.00)" in done.output
    assert "  t/logits p1  Log-sum-exp keeps it finite" in done.output
    kind = "You ticked, the reader did not:\n  t/logits p1  Log-sum-exp"
    assert kind in interview(home, "--past", mock).output
    assert kind in interview(home, "--past", mock, "--markdown").output
    assert facts(home, "--past", mock, "--json")["agreement"]["strict"] == ["t/logits#p2"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["t", "--past"], "--past goes without TOPIC."),
        (["--past", "", "--level", "expert", "--count", "0"], "without --level and --count."),
        (["--marks", "read.md", "--print", "--markdown"], "without --print and --markdown."),
    ],
)
def test_what_would_be_passed_over_is_refused(home: Path, words: list[str], names: str) -> None:
    done = interview(home, *words)
    assert done.exit_code == 2
    assert names in " ".join(done.output.split())


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        (b"x" * 4_194_305, 1, "too large"),
        (None, 1, "cannot be read"),
        (b"\xff", 1, "not UTF-8"),
        (b"none", 2, "no line says"),
    ],
)
def test_a_file_that_is_no_transcript_is_refused(
    home: Path, tmp_path: Path, text: bytes | None, code: int, sentence: str
) -> None:
    file = tmp_path / "read.md"
    if text is not None:
        file.write_bytes(text)
    done = interview(home, "--marks", str(file))
    assert done.exit_code == code
    assert sentence in done.output
