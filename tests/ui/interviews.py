"""Interview questions for tests of their screens, and what none of them may show too early."""

from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import TextArea

from tests.ui.pictures import picture

QUESTIONS = """\
interview:
  - id: iv-log
    q: Why is log loss used?
    level: beginner
    seconds: 60
    points:
      - {id: p1, w: 3, text: Calibrated scores are rewarded at the optimum}
      - {id: p2, w: 2, text: Gradients of the logarithm do not vanish}
      - {id: p3, w: 1, kind: failure, text: One confident error costs without bound}
    senior: Seniors speak of clipping as a policy.
    red_flags: [It is only shorter to type, It equals accuracy]
    followups: [What would you monitor, And if labels are noisy]
  - id: iv-shrug
    q: What does a shrug tell a listener?
    level: expert
    points:
      - {id: p1, w: 1, text: Halves are the base rate of a balanced set}
      - {id: p2, w: 1, kind: tradeoff, text: Sharpness is traded for safety}
      - {id: p3, w: 2, text: Nats are the unit of the cost}
    senior: Experts name the prior first.
"""
"""To be put where labs may stand in a sample deck."""

HIDDEN = (
    "Calibrated scores",
    "Gradients of the logarithm",
    "One confident error",
    "clipping as a policy",
    "only shorter to type",
    "equals accuracy",
    "would you monitor",
    "labels are noisy",
)
"""What belongs to the first question, and is for after the answer."""


def everything(app: App[Any]) -> str:
    """Every text in any widget of any screen, and all that a screenshot holds."""
    texts = [picture(app), app.export_screenshot()]
    for screen in app.screen_stack:
        for widget in screen.walk_children(Widget):
            texts.append(str(widget.render()))
            if isinstance(widget, TextArea):
                texts.append(widget.text)
    return " ".join(" ".join(texts).replace("&#160;", " ").replace("\xa0", " ").split())


async def press(pilot: Pilot[None], *keys: str) -> None:
    """One key after the other, and what comes of them drawn."""
    await pilot.press(*keys)
    await pilot.pause()
