"""Faults of a flow and traces of code in a session: asked in short, graded by the program."""

from pathlib import Path

from quizapp.ui.screens.study import StudyScreen
from tests.study.questions import choice
from tests.ui.pictures import picture
from tests.ui.sample_sessions import app_at, saved, sessions_over
from tests.ui.test_study_screen import SIZE, type_in

FLOW = """\
flow:
  title: A pipe
  nodes:
    - {id: split, text: Split the rows, in: Raw records, out: Two parts, breaks_when: rows leak, shows_at: loss, shows_as: The loss is too good.}
    - {id: loss, text: Train on log loss, in: Scores, out: A cost}
    - {id: watch, text: Watch slices, breaks_when: no sample is kept, shows_at: split}
  edges: [split -> loss, loss -> watch, watch -> split]
"""  # noqa: E501 - one station a line
WALK = """\
theory:
  - {id: numerics, title: Compute it from the logit, text: Never through a rounded p.}
walkthrough:
  title: A mean
  contract: {input: scores z and labels y, output: one float}
  checklist: [Contract first.]
  code: |
    def cost(z, y):
        signed = np.where(y == 1, -z, z)
        loss = np.logaddexp(0, signed)
        return loss.mean()
  steps:
    - {lines: 2, says: The label becomes a sign.}
    - {lines: 3, says: Softplus without overflow., concept: numerics}
    - {lines: 4, says: The mean is the cost.}
  trace:
    with: {z: [-3, 7, 1], y: [1, 1, 0]}
    columns: {signed: (1 - 2*y)*z, loss: softplus(signed)}
    ask:
      - {id: sign, question: What is `signed` in row 2?, column: signed, row: 2}
      - {id: most, question: Which row costs most?, column: loss, row: largest, after: [sign]}
  tradeoff: Scores are less handy than probabilities.
  failure: A soft label counts as 0.
"""


async def test_a_trace_shows_the_code_and_takes_a_number_then_a_row(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=WALK) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.pause()
            shown = picture(pilot.app)
            assert "▸ 2     signed = np.where(y == 1, -z, z)" in shown
            assert "  2 │  7 │ 1 │      ?" in shown
            await type_in(pilot, "-7")
            shown = picture(pilot.app)
            assert "Right" in shown
            assert "signed = 3, -7, 1" in shown
            await pilot.press("enter", "a", "enter", "enter")
            facts = [(event["key"], event["answer"], event["quality"]) for event in saved(tmp_path)]
            assert facts == [("t.cost/sign", "-7", 4), ("t.cost/most", "row 1", 4)]


async def test_a_fault_offers_the_stations_and_says_how_it_shows(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=FLOW) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.pause()
            screen = pilot.app.screen
            assert isinstance(screen, StudyScreen)
            assert "rows leak. At which station can that be seen first?" in picture(pilot.app)
            options = choice(screen.flow.question).options
            await pilot.press("abc"[[option.correct for option in options].index(True)], "enter")
            assert "The loss is too good." in picture(pilot.app)
            await pilot.press("enter")
            [event] = saved(tmp_path)
            assert (event["key"], event["answer"]) == ("t.cost/flow-split", "Train on log loss")
