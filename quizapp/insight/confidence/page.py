"""Confidence as a page: owns what it reads, and what the calibration bench gets of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from quizapp.insight.confidence.numbers import Confidence, confidence
from quizapp.insight.confidence.picture import confidence_picture
from quizapp.insight.losses import LEAST_CHANCE
from quizapp.insight.page import Page, PageFacts, PageValue, Scope
from quizapp.insight.reader import Reader
from quizapp.labs.calibration.form import CALIBRATION_FORM
from quizapp.labs.forms import MOST_ENTRIES, Row
from quizapp.plot.cells import Picture
from quizapp.study.answer.lab_link import LabLaunch

MOST_OF_GROUP: Final = int(CALIBRATION_FORM.control("bins").ends[2][1])
"""What the bench takes of one probability."""


@dataclass(frozen=True, slots=True)
class ConfidenceValue(PageValue):
    """The numbers, drawn."""

    numbers: Confidence

    def facts(self) -> PageFacts:
        """Every number of the page."""
        return self.numbers.facts()

    def draw(self, width: int, *, ascii: bool = False) -> Picture:
        """The page in so many columns."""
        return confidence_picture(self.numbers, width, ascii=ascii)

    @property
    def lab(self) -> LabLaunch | None:
        """The calibration bench with one's own statements; none without any."""
        bins = self.bench_bins
        title = f"{CALIBRATION_FORM.title}: your own statements"
        return LabLaunch(CALIBRATION_FORM, {"bins": bins}, title=title) if bins else None

    @property
    def bench_bins(self) -> tuple[Row, ...]:
        """One's own statements for the calibration bench: probability, right answers, answers.

        Of more answers than the bench takes, all groups are made smaller alike; of more groups,
        those of about the same probability are one.
        """
        rows = self.numbers.groups
        if len(rows) > MOST_ENTRIES:
            rows = tuple((row.stated, row.share.passed, row.share.n) for row in self.numbers.rows)
        part = min(1.0, MOST_OF_GROUP / max((n for _, _, n in rows), default=1))
        return tuple(
            (p, float(round(part * right)), max(1.0, float(round(part * n))))
            for p, right, n in rows
        )


class ConfidencePage(Page):
    """What stated confidences came to."""

    name = "confidence"
    title = "Confidence"
    lab_wants = "one stated answer"
    what_counts = (
        "Every graded answer with a stated confidence counts, first looks and drills too, since"
        " each was a claim of its own; what was taken back is left out. It came true if the answer"
        f" passed, from Hard on. A certainty counts as {1 - LEAST_CHANCE}, and no chance at all as"
        f" {LEAST_CHANCE}. Losses are in nats. A mock interview's forecast is scored once each of"
        " its questions is answered. The memory model is the regression of the duel, on what it"
        " predicts there and you stated something of."
    )

    def prepare(self, reader: Reader, scope: Scope) -> Callable[[], PageValue]:
        """Read answers with details, mistakes and mocks."""
        answers, today = reader.answers, reader.today
        mistakes, mocks = reader.mistakes, reader.mocks
        return lambda: ConfidenceValue(
            confidence(answers, mistakes, mocks, today=today, scope=scope)
        )
