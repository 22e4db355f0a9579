"""Pictures: what an app shows and says, as text."""

from typing import Any

from textual.app import App
from textual.pilot import Pilot


def picture(app: App[Any]) -> str:
    """The screen as text, without trailing blanks."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


async def said(pilot: Pilot[None]) -> str:
    """What the toasts say."""
    await pilot.pause()
    return " ".join(notice.message for notice in pilot.app._notifications)
