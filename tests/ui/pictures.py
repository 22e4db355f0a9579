"""Pictures: what an app shows, as lines of text."""

from typing import Any

from textual.app import App


def picture(app: App[Any]) -> str:
    """The screen as text, without trailing blanks."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)
