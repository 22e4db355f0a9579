"""The registry: owns which pages there are, in the order of the screen."""

from typing import Final

from quizapp.insight.ahead.page import AheadPage
from quizapp.insight.confidence.page import ConfidencePage
from quizapp.insight.duel.page import DuelPage
from quizapp.insight.memory.page import MemoryPage
from quizapp.insight.mistakes.page import MistakesPage
from quizapp.insight.page import Page
from quizapp.insight.retention.page import RetentionPage

PAGES: Final[tuple[Page, ...]] = (
    RetentionPage(),
    AheadPage(),
    ConfidencePage(),
    MistakesPage(),
    DuelPage(),
    MemoryPage(),
)
