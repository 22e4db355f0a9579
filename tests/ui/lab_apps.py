"""Labs for tests of the screens: a preset of cost curves with one task of each form."""

from typing import Any

from textual.app import App

from quizapp.collection.sessions import SessionFactory
from quizapp.store.settings.settings import Settings
from quizapp.ui.app import QuizApp
from quizapp.ui.host import Copying
from quizapp.ui.screens.lab import LabScreen
from tests.ui.sample_sessions import TOPIC, app_at

HEAD = """\
labs:
  - id: curves
    use: cost-curves
    title: Two losses
    with: {y: 1, z: 3}
    tasks:
"""
PUSH = """\
      - id: push
        ask: At z = -5, how many times stronger is the push of log loss?
        kind: number
        with: {z: 0}
        answer: dbcez(1,-5)/dsqz(1,-5)
        tolerance: {rel: 0.1}
        hint: It is 1/(2p(1-p)).
        traps: [{if: "dsqz(1,-5)/dbcez(1,-5)", say: Turn it round.}]
        run: {z: -5, draw: slope}
        why: The ratio has no limit.
        reason: The factor p(1-p) fades.
        wrong_reasons:
          - Log loss is larger.: A large loss may be flat.
          - It is not smooth.: It is smooth everywhere.
"""
FLIP = """\
      - id: flip
        ask: Move z to where squared error bends over.
        kind: set
        control: z
        with: {z: 0}
        answer: -ln(2)
        tolerance: 0.2
        run: {z: -0.6931}
"""
WHICH = """\
      - id: which
        ask: Which one is convex?
        kind: choose
        options: [log loss, squared error: It bends the wrong way.]
        answer: log loss
"""
ALL = HEAD + PUSH + FLIP + WHICH


def lab_app(sessions: SessionFactory, *, copying: Copying = lambda _: None) -> QuizApp:
    """The app in the preset of these labs, of a learner who wants to be asked how sure."""
    sessions.collection.settings = Settings()
    [start] = sessions.presets(TOPIC)
    app = app_at(sessions, copying=copying)
    return QuizApp(app.collection, app.host, sessions=sessions, lab=start)


def lab_of(app: App[Any]) -> LabScreen:
    """The lab on the screen."""
    assert isinstance(app.screen, LabScreen)
    return app.screen
