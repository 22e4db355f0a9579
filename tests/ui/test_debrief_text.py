"""Tests of the words of a debrief: whether the forecast held, and where one is kind to oneself."""

from dataclasses import replace
from pathlib import Path

from quizapp.collection.interviews.desk import InterviewDesk
from quizapp.ui.interview.debrief_text import debrief_blocks
from tests.collection.interviews.test_desk import held, over
from tests.ui.sample_sessions import Day


def test_a_debrief_says_whether_the_forecast_held_and_where_one_is_kind(tmp_path: Path) -> None:
    clock = Day()
    for sessions in over(tmp_path, day=clock):
        desk = InterviewDesk(sessions)
        text = desk.markdown(held(desk, clock, "yn", "y"))
        debrief = desk.keep_marks(text.replace("- [ ] p2 (1, failure)", "- [x] p2 (1, failure)"))
        debrief = replace(debrief, mock=replace(debrief.mock, expected=(0.1, 0.3)))
        lines = [block.body.plain for block in debrief_blocks(desk, debrief)]
        assert lines[0].endswith("0.30). The forecast did not hold: you named more.")
        kind = lines.index("You ticked, the reader did not:")
        assert lines[kind + 1 : kind + 3] == ["Log-sum-exp keeps it finite", "Likelihood"]
        assert lines[kind + 3] == "The reader ticked, you did not:"
