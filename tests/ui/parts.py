"""A flow and a walk through code for tests of their screens, and the screen of either opened."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal

from textual.pilot import Pilot

from quizapp.store.settings.settings import Settings
from quizapp.ui.messages import PartRequested
from tests.ui.sample_sessions import DEFAULTS, TOPIC, app_at, sessions_over

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


@asynccontextmanager
async def part_of(
    folder: Path,
    part: Literal["flow", "walkthrough"],
    *,
    size: tuple[int, int] = (80, 24),
    settings: Settings = DEFAULTS,
) -> AsyncIterator[Pilot[None]]:
    """The screen of the flow, or that of the walkthrough."""
    deck = {"flow": FLOW, "walkthrough": WALK}[part]
    with sessions_over(folder, labs=deck, settings=settings) as sessions:
        async with app_at(sessions).run_test(size=size, notifications=True) as pilot:
            pilot.app.post_message(PartRequested(part, TOPIC))
            await pilot.pause()
            yield pilot
