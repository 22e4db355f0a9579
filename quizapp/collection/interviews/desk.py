"""The interview desk: owns how mock interviews begin, go on and end over the learner's library."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizapp.collection.catalogue import topic_of
from quizapp.collection.interviews.records import InterviewRecords, interview_records
from quizapp.collection.sessions import SessionFactory
from quizapp.decks.contents.coverage import items_by_point
from quizapp.decks.kinds.interview import Interview
from quizapp.decks.substitution import fill
from quizapp.study.event import Event, MockStep
from quizapp.study.interview.answers import SpokenAnswer
from quizapp.study.interview.choose import ChosenQuestions, DeskRequest, Readiness, choose
from quizapp.study.interview.debrief import (
    MOST_MISSED,
    Debrief,
    MissedPoint,
    debrief_of,
    missed_points,
    renamed_answer,
)
from quizapp.study.interview.flow import LONGEST_ANSWER_MS, InterviewFlow
from quizapp.study.interview.forecast import LevelledPoints, forecast
from quizapp.study.interview.mocks import (
    Mock,
    begin_event,
    draft_event,
    marks_event,
    step_event,
)
from quizapp.study.interview.transcript import MarksError, QuestionTexts, parse_marks, transcript
from quizapp.study.kinds.interview import InterviewQuestion, render_interview
from quizapp.study.points import CORE_POINT, OfferedPoint


class InterviewDesk:
    """Mock interviews over a library; what is saved is on the disk when a call returns.

    Every method that saves may raise `StoreError`: then nothing is acknowledged.
    """

    def __init__(self, sessions: SessionFactory) -> None:
        self.sessions = sessions
        self._records: InterviewRecords | None = None

    # What is known

    @property
    def records(self) -> InterviewRecords:
        """All that is known of interviews; read once until something is saved."""
        if self._records is None:
            self._records = self.sessions.collection.ask(interview_records)
        return self._records

    def forget(self) -> None:
        """Look again: decks, or the journal, may have changed."""
        self._records = None

    def rows(self) -> tuple[Readiness, ...]:
        """The questions that can be asked, in the order of the library."""
        return self.records.rows

    def choose(self, request: DeskRequest) -> ChosenQuestions:
        """What such an interview would ask."""
        return choose(self.rows(), request, today=self.sessions.collection.moment().day)

    def mocks(self) -> tuple[Mock, ...]:
        """All mock interviews, the latest first."""
        return self.records.mocks

    def unfinished(self) -> Mock | None:
        """The latest that was broken off and is not closed."""
        return next((mock for mock in self.mocks() if mock.is_broken_off), None)

    def missed(self, most: int | None = MOST_MISSED) -> tuple[MissedPoint, ...]:
        """The points that were left out most often, in whatever interview; all without `most`."""
        return missed_points(self._present_answers())[:most]

    def question_text(self, key: str) -> str:
        """What the question asks now; empty where its deck is gone."""
        card = self._card(key)
        return fill(card.question) if card else ""

    def question(self, key: str) -> InterviewQuestion | None:
        """The question with all that waits behind it; None where its deck is gone."""
        return render_interview(self.sessions.item(key), 0) if self._card(key) else None

    def point_text(self, key: str, point: str) -> str:
        """The point as its deck has it now, as Markdown; empty where it is gone."""
        card = self._card(key)
        points = card.points if card else ()
        return next((fill(row.text) for row in points if point in (row.id, *row.was)), "")

    def debrief(self, mock: str) -> Debrief:
        """What a mock came to.

        Raises:
            KeyError: there is no such mock.
        """
        return debrief_of(self._mock(mock), self.mocks(), self._present_answers())

    def study_keys(self, debrief: Debrief) -> tuple[str, ...]:
        """The items that serve the same points of the coverage as what was answered in part.

        Where a topic has no coverage there are none.
        """
        missed = [answer.key for answer in debrief.mock.answers if answer.missed]
        return tuple(dict.fromkeys(key for question in missed for key in self._beside(question)))

    def markdown(self, mock: str) -> str:
        """The transcript for a second reader, and the debrief behind it.

        Raises:
            KeyError: there is no such mock.
        """
        return transcript(self.debrief(mock), self._texts)

    # A mock, from its beginning to its end

    def begin(self, request: DeskRequest) -> InterviewFlow:
        """A mock of what the request chooses; what it is expected to come to is kept first.

        Raises:
            ValueError: nothing is to be asked.
        """
        keys = [row.key for row in self.choose(request).asked]
        if not keys:
            raise ValueError("No question of the library fits.")
        mock, seconds = self.sessions.new_id(), 60 * request.minutes
        expected = forecast(self.records.answers, self._levelled_points(keys))
        stamp = self.sessions.stamp()
        self.save(begin_event(mock, keys, seconds=seconds, expected=expected, **stamp))
        return self._flow(mock, keys, seconds)

    def resume(self, mock: Mock) -> InterviewFlow:
        """The rest of a mock that was broken off."""
        self.save(step_event(mock.id, MockStep.RESUME, **self.sessions.stamp()))
        flow = self._flow(mock.id, mock.unanswered, mock.seconds)
        return replace(flow, spent_ms=mock.spent_ms, answered_before=len(mock.answers))

    def close(self, mock: Mock) -> Event:
        """A mock that was broken off is not offered again."""
        return self.save(step_event(mock.id, MockStep.END, **self.sessions.stamp()))

    def next(self, flow: InterviewFlow) -> tuple[InterviewFlow, tuple[str, ...]]:
        """The flow with the next question asked that can still be; over, and kept so, without one.

        Returns:
            The flow, and a sentence on each question that is left out.
        """
        question, session, sentences = self.sessions.next_question(flow.session)
        if isinstance(question, InterviewQuestion):
            mock = self.records.mock(flow.mock)
            key, now = question.item.key, self.sessions.collection.moment()
            notes = mock.drafts.get(key, "") if mock else ""
            before_ms = mock.draft_ms.get(key, 0) if mock else 0
            flow = replace(flow, session=session)
            return flow.ask(question, now=now, notes=notes, before_ms=before_ms), sentences
        if flow.mock:
            self.save(step_event(flow.mock, MockStep.END, **self.sessions.stamp()))
        return flow.go_on(session), sentences

    def keep_draft(self, flow: InterviewFlow) -> Event | None:
        """The notes and the time of a question that is left; outside a mock nothing is kept."""
        if not flow.mock or flow.question is None or flow.notes is None:
            return None
        key, stamp = flow.question.item.key, self.sessions.stamp()
        thinking_ms = min(flow.question_ms(stamp["moment"]), LONGEST_ANSWER_MS)
        draft = draft_event(flow.mock, key, flow.notes, thinking_ms=thinking_ms, **stamp)
        return self.save(draft)

    def save(self, event: Event) -> Event:
        """The event, once it is on the disk."""
        saved = self.sessions.save(event)
        self.forget()
        return saved

    # A second reader

    def keep_marks(self, text: str) -> Debrief:
        """What a second reader has ticked in a transcript is kept, and changes no grade.

        Returns:
            The debrief of that mock, with the agreement.

        Raises:
            MarksError: the text is no such transcript, or that of a mock that is not known here.
        """
        identity, marks = parse_marks(text)
        mock = self.records.mock(identity)
        if mock is None:
            raise MarksError(0, f"no mock interview here has the id {identity}")
        # A question may have another key since the transcript was written.
        marks = marks.renamed(self.records.present_keys)
        if marks != mock.marks:
            self.save(marks_event(identity, marks, **self.sessions.stamp()))
        return self.debrief(identity)

    def _flow(self, mock: str, keys: Sequence[str], seconds: int) -> InterviewFlow:
        collection = self.sessions.collection
        return InterviewFlow(
            session=self.sessions.session_of(keys),
            began=collection.moment(),
            mock=mock,
            seconds=seconds,
            asks_confidence=collection.settings.asks_confidence(wanted=False),
        )

    def _mock(self, identity: str) -> Mock:
        mock = self.records.mock(identity)
        if mock is None:
            raise KeyError(identity)
        return mock

    def _present_answers(self) -> tuple[SpokenAnswer, ...]:
        """All answers, their points under the ids that they have now."""
        cards = {key: self._card(key) for key in {row.key for row in self.records.answers}}
        present_ids = {key: _present_ids(card) for key, card in cards.items() if card}
        return tuple(
            renamed_answer(answer, answer.key, present_ids.get(answer.key, {}))
            for answer in self.records.answers
        )

    def _levelled_points(self, keys: Iterable[str]) -> list[LevelledPoints]:
        cards = filter(None, map(self._card, keys))
        return [
            (card.level, [OfferedPoint(p.id, p.weight, p.kind or CORE_POINT) for p in card.points])
            for card in cards
        ]

    def _card(self, key: str) -> Interview | None:
        """The question as its deck has it; None where it is gone."""
        if not self.sessions.has(key):
            return None
        card = self.sessions.item(key).card
        return card if isinstance(card, Interview) else None

    def _texts(self, key: str) -> QuestionTexts:
        card, question = self._card(key), self.question(key)
        if card is None or question is None:
            return QuestionTexts(key, {})
        texts = {point.id: point.text for point in question.points}
        former = {old: texts[new] for old, new in _present_ids(card).items()}
        return QuestionTexts(question.prompt, texts | former)

    def _beside(self, key: str) -> tuple[str, ...]:
        """The items that serve a point of the coverage beside this one, interviews aside."""
        topic = self.sessions.collection.topic(topic_of(key))
        points = items_by_point(topic) if topic else ()
        return tuple(
            item.key
            for _, items in points
            if key in {item.key for item in items}
            for item in items
            if item.kind != Interview.kind
        )


def _present_ids(card: Interview) -> dict[str, str]:
    """The id now of each point that had another one."""
    return {old: point.id for point in card.points for old in point.was}
