"""Key help: owns the line that an editor shows of each key of a deck."""

from collections.abc import Mapping
from typing import Final

ANY_CARD: Final[Mapping[str, str]] = {
    "id": "The name of the card in its topic; its history hangs on it. a-z, 0-9 and hyphens.",
    "level": "How far one has to be: beginner, intermediate or expert.",
    "priority": "How often interviews ask it; a card without one counts as often.",
    "after": "What has to be known first: ids of this topic, or topic/id.",
    "tags": "Words to filter by.",
    "hint": "Shown on request before the answer; it must not hold the answer.",
    "why": "Shown after the answer.",
    "lab": "The lab in which the question can be tried after the answer.",
    "source": "Where the fact comes from.",
    "rev": "2, then 3, when the card means something else: its history stays, it is due at once.",
    "was": "Former ids, whose histories go on.",
    "retired": "true takes the card out and keeps its history.",
    "confidence": "off: do not ask how sure the learner is.",
}

DRAWN: Final[Mapping[str, str]] = {
    "answer": "An expression over the variables: the right number.",
    "vars": "Name to how it is drawn: pick(1, 2), ints(2, 9), grid(0.1, 0.9, 0.1), logu(0.01, 1).",
    "tolerance": "How far off an answer may be: a number, or {abs, rel}.",
    "traps": "Mistakes with a name: the value that each leads to, and what to say.",
    "solution": "How one gets there; shown after the answer.",
}

MISTAKE: Final[Mapping[str, str]] = {
    "if": "An expression: the number at which this mistake arrives.",
    "say": "What to say to whoever arrives there.",
}

LAB_OR_PANEL: Final[Mapping[str, str]] = {
    "use": "The name of it, as the guide lists them.",
    "with": "What is set there, by name.",
}

KEY_HELP: Final[Mapping[str, Mapping[str, str]]] = {
    "a topic": {
        "quizapp": "The version of the format, 1; may be left out.",
        "topic": "The id of the topic: a-z, 0-9, hyphens and dots.",
        "was": "Ids that the topic had before.",
        "title": "What the topic is called on the screen.",
        "summary": "What it is about, in a sentence or two.",
        "track": "The heading under which home lists it.",
        "level": "core, or extra for what may be left out.",
        "minutes": "How long reading it takes.",
        "tags": "Words to filter by, for all of its items.",
        "prereqs": "Topics that come before.",
        "unlocks": "Topics that come after.",
        "theory": "The core theory, part by part.",
        "deepening": "Sentences that go deeper.",
        "interview_deepening": "Sentences that go deeper in an interview.",
        "tradeoffs": "What is gained and what it costs.",
        "notes": "A note for the learner, and one for production.",
        "examples": "Worked examples, with claims that are checked.",
        "flow": "The architecture, as boxes and arrows.",
        "labs": "Labs in a state of their own, with tasks.",
        "sessions": "Playlists, tickets and orderings.",
        "walkthrough": "Code to step through.",
        "interview": "Questions to answer aloud.",
        "senior_angle": "What someone experienced would add.",
        "cards": "The cards, each on a line as `question ^id: answer`, or with keys of its own.",
        "coverage": "What the topic teaches, point by point, and which items serve each.",
        "sources": "What the topic was written from.",
    },
    "'notes'": {"learner": "For the learner.", "production": "For production."},
    "'lab'": LAB_OR_PANEL,
    "'reverse'": {"q": "What the other way round asks.", "a": "Its answer."},
    "'tolerance'": {"abs": "By how much.", "rel": "By which share of the right number."},
    "a card that is basic": {
        "q": "The question of a basic card, which the learner judges.",
        "a": "The answer.",
        "reverse": "true asks the other way round too; {q, a} says how.",
    },
    "a card that is cloze": {
        "cloze": "A text with gaps: [[answer]], [[c1::answer]] or [[c1::answer::hint]].",
        "typed": "true: the gap is typed and compared.",
    },
    "a card that is choice": {
        "choice": "A question with options, which the program judges.",
        "correct": "The right option; of a list all are to be ticked.",
        "wrong": "The wrong options, each as `option: what to say to whoever takes it`.",
    },
    "a card that is typed": {
        "typed": "A question whose answer is typed and compared.",
        "accept": "The answers that are right; the first is shown.",
        "exact": "true: case, white space and punctuation count.",
    },
    "a card that is formula": {
        **DRAWN,
        "formula": "A question answered by a formula.",
        "answer": "An expression over the variables: the right formula.",
        "extremes": "Numbers of a variable at which a right formula may still break.",
        "without": "Functions that would hand the question back, such as sigmoid.",
        "traps": "Formulas that are wrong, and what to say.",
    },
    "a card that is numeric": {
        **DRAWN,
        "numeric": "A question with fresh numbers each time, `{=name}` in its text.",
        "unit": "The unit of the answer.",
        "range": "Where every answer lies: [lowest, highest].",
    },
    "a card that is order": {
        "order": "A question whose blocks are to be put in order.",
        "items": "The blocks, each as `key: text`.",
        "before": "What comes before what: `a < b < c`.",
        "distractors": "Blocks that belong in no order.",
        "strict": "true: only one order is right.",
    },
    "an interview question": {
        "q": "The question.",
        "seconds": "How long an answer may take.",
        "points": "What an answer has to say, each with a weight.",
        "senior": "What someone experienced would add.",
        "red_flags": "What nobody should say.",
        "followups": "What is asked next.",
    },
    "a point": {
        "id": "The name of the point; what was ticked hangs on it.",
        "w": "How much it weighs, 1 without a word.",
        "text": "A claim that a listener can tick.",
        "kind": "A tradeoff or a failure, where it is one.",
        "was": "Former ids of the point.",
    },
    "a part of the theory": {
        "id": "Its name, for `section:` and `concept:`.",
        "title": "Its heading.",
        "text": "The text, in Markdown.",
        "formula": "Preformatted, or LaTeX that begins with $$.",
    },
    "a trade-off": {
        "name": "What is chosen.",
        "gain": "What it gains.",
        "cost": "What it costs.",
        "here": "What that means here.",
    },
    "an example": {
        "id": "Its name.",
        "kind": "concrete, guided (with steps) or scenario.",
        "title": "Its heading.",
        "text": "The example.",
        "steps": "Of a guided one: what is asked, and the answer.",
        "checks": "Claims that are computed: `bce(1,0.01) = 4.605 +- 0.001`.",
    },
    "a step": {
        "ask": "What is asked.",
        "answer": "The answer.",
        "lines": "Lines of the code, such as `2`, `2-4` or `2, 5`.",
        "says": "What they do.",
        "concept": "The part of the theory that they carry out.",
    },
    "a flow": {
        "id": "Its name, with which the ids of its faults begin.",
        "title": "Its heading.",
        "nodes": "The boxes.",
        "edges": "The arrows, each as `a -> b`.",
    },
    "a node": {
        "id": "Its name.",
        "text": "What is done there.",
        "in": "What goes in.",
        "out": "What comes out.",
        "breaks_when": "When it breaks.",
        "shows_at": "The node at which that shows first: makes a question of it.",
        "shows_as": "How it shows there.",
    },
    "a lab": {
        **LAB_OR_PANEL,
        "id": "Its name, for the `lab:` of a card.",
        "title": "Its heading.",
        "hide": "Controls that are taken away.",
        "tasks": "What the lab asks before it shows.",
    },
    "a task": {
        **DRAWN,
        "answer": "An expression; of `choose` the text of the right option.",
        "ask": "The question.",
        "kind": "number wants a number, set a control moved, choose one of the options.",
        "control": "Of `set`: the control that is to be moved.",
        "options": "Of `choose`: the options, the wrong ones as `option: what is wrong about it`.",
        "with": "What the lab is set to while it asks.",
        "run": "What it is set to once the answer is given.",
        "reason": "Why the answer is what it is, to be picked among the wrong reasons.",
        "wrong_reasons": "Wrong reasons, each as `reason: what to say`.",
    },
    "a reply": MISTAKE,
    "a trap": MISTAKE,
    "a session": {
        "id": "Its name.",
        "kind": "concept-drill has steps, failure-lab has scenarios, reorder has use_card.",
        "title": "Its heading.",
        "steps": "Ids of items, in order.",
        "scenarios": "Tickets: failures to diagnose.",
        "use_card": "The id of an order card.",
    },
    "a ticket": {
        "symptom": "What was seen.",
        "evidence": "Panels of figures that the program makes.",
        "vars": DRAWN["vars"],
        "cause": "The cause.",
        "not": "Other causes, each as `cause: why not`.",
        "remedy": "What helps; several are all to be ticked.",
        "wrong_remedies": "What does not, each as `remedy: why not`.",
        "points": "What the sentence of why says.",
        "explain": "Shown after the answer.",
    },
    "a panel of evidence": LAB_OR_PANEL,
    "a walkthrough": {
        "title": "Its heading.",
        "checklist": "What to look at.",
        "contract": "Name to what it is.",
        "code": "The code; it is never run.",
        "steps": "What its lines do.",
        "trace": "Rows that go in, and what is computed of them.",
        "tradeoff": "What the code trades.",
        "failure": "How it fails.",
    },
    "'trace'": {
        "with": "The rows: a number, or a list of them, for each name.",
        "columns": "An expression for each value, over rows and earlier columns.",
        "vars": DRAWN["vars"],
        "ask": "Questions about the values.",
    },
    "a trace question": {
        "question": "The question.",
        "column": "The value that is asked for.",
        "row": "The number of its row, or largest.",
        "tolerance": DRAWN["tolerance"],
        "expr": "Of older decks, in place of `column`.",
        "answer": "Of older decks; such a question is not asked.",
    },
    "a coverage point": {
        "point": "What is taught.",
        "by": "The ids of the items that ask it.",
        "section": "The parts of the theory that teach it.",
    },
}
"""Of every key that a reader asks for, by the thing that has it; `ANY_CARD` has the rest."""


def help_for(what: str, name: str) -> str:
    """The line of help of a key.

    Args:
        what: the thing that has it, as diagnostics call it.
        name: the key.

    >>> help_for("a point", "w")
    'How much it weighs, 1 without a word.'
    """
    return KEY_HELP.get(what, {}).get(name) or ANY_CARD.get(name, "")
