"""The keys: one list that feeds the bindings, the footer, the help and the README.

Longer than most files: it is one list.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from textual.binding import Binding, BindingType


class Key(NamedTuple):
    """One thing that a key does in one place."""

    place: str
    """A screen, a widget or a lab: one of `PLACES`."""
    keys: str
    """Textual's names, comma-separated."""
    action: str
    label: str
    """Two words for the footer."""
    help: str
    """A sentence for the help and the README."""
    phases: tuple[str, ...] = ()
    """The phases of the screen in which the footer shows it."""
    wide: tuple[str, ...] = ()
    """Those in which it comes after the keys above, where there is room."""
    family: str = ""
    """What the footer shows where keys beside this one do the like: no one key to click on."""

    @property
    def shown(self) -> str:
        """The keys as a person would write them."""
        return " ".join(map(shown_key, self.keys.split(",")))


PLACES: Final = {
    "topics": "The list of topics",
    "home": "Home",
    "topic": "A topic page",
    "study": "Study",
    "choice": "A choice card",
    "order": "An order card",
    "typed": "A typed, numeric or formula card",
    "clinic": "The leech clinic",
    "summary": "Summary",
    "placement": "The end of a test",
    "filter": "The filter line",
    "browse": "Browse",
    "insight": "Insight",
    "labs": "The list of labs",
    "lab": "A lab",
    "controls": "The controls of a lab, or of the interview desk",
    "flow": "A flow",
    "walkthrough": "A walkthrough",
    "interlude": "A question on the way",
    "desk": "The interview desk",
    "interview": "An interview question",
    "notes": "Notes on an interview question",
    "debrief": "A debrief",
    "past": "Past interviews",
    "preview": "The preview of a deck file",
    "number": "A number for a control",
    "settings": "Settings",
    "setting": "A value for a setting",
    "draft": "A new card",
    "logloss-calculator": "Log-loss calculator",
    "threshold-desk": "Threshold desk",
    "cost-surface": "Cost surface",
    "likelihood": "Likelihood",
    "numeric-stability": "Stability bench",
    "gradient-bench": "Gradient bench",
    "calibration-bench": "Calibration bench",
    "app": "Everywhere",
}
"""The places in the order of the help, each with its heading."""

KEYS: Final = (
    Key("topics", "enter", "open", "open topic", "Open the page of the topic under the cursor.", ("topics",)),
    Key("home", "s", "study_all", "study all due", "Study all that is due.", ("topics",)),
    Key("topics", "up,k", "move(-1)", "up", "Move the cursor up."),
    Key("topics", "down,j", "move(1)", "down", "Move the cursor down."),
    Key("topics", "home", "edge(-1)", "first", "Move the cursor to the first row."),
    Key("topics", "end", "edge(1)", "last", "Move the cursor to the last row."),
    Key("home", "a", "ahead", "ahead", "Study ahead: what comes due within three days."),
    Key("home", "c", "catch_up", "catch up", "Spread a backlog of more than a day over the coming days; the plan is shown first."),
    Key("home", "i", "interview", "interview", "Open the interview desk: questions answered aloud and marked point by point.", ("topics",)),
    Key("home", "l", "labs", "labs", "Open the list of labs, those of the topic under the cursor first.", wide=("topics", "empty")),
    Key("home", "b", "browse", "browse", "Browse all items: find some by a filter or by what they say, look at them, put them right.", wide=("topics",)),
    Key("home", "g", "insight", "insight", "How you are doing: what you still knew, what comes, what your confidence is worth, which mistakes you make.", wide=("topics",)),
    Key("home", "slash", "filter", "filter", "Study a filtered set, such as `tag:loss is:leech`; the schedule does not move.", wide=("topics",)),
    Key("home", "n", "new_card", "new card", "Write a new card: a form that shows the lines of the deck file while you type.", wide=("empty",)),
    Key("home", "plus", "more", "five more", "Five more new items today; the limit of the other days stays.", wide=("topics",)),
    Key("home", "comma", "settings", "settings", "Open the settings: values, ranges, what each changes, and what it was."),
    Key("home", "u", "undo", "undo", "Take back the last thing, whenever it was done."),
    Key("home", "r", "redo", "redo", "Do again what was taken back."),
    Key("home", "q", "app.quit", "quit", "Quit.", ("empty",)),
    Key("topic", "enter", "enter", "study topic", "On the overview and at the cards: study what is due in the topic, and the day's new items.", ("study",)),
    Key("topic", "enter", "enter", "test me on this", "In a section: ask all that tests it; what is due or new counts, and what comes too early moves no schedule.", ("test",)),
    Key("topic", "enter", "enter", "answer", "In a new topic: answer the question at the end of the section; the next one follows.", ("question",)),
    Key("topic", "enter", "enter", "show/hide items", "On the coverage map: show the items of the point under the cursor, or hide them.", ("items",)),
    Key("topic", "enter", "enter", "open", "Open the lab or the section under the cursor, or begin the session.", ("lab", "session", "section")),
    Key("topic", "enter", "enter", "walk through", "At the flow and the code walkthrough: go through it step by step; what tests it is asked on the way.", ("walk",)),
    Key("topic", "space", "more", "show answer", "Show the next answer of a guided example; elsewhere scroll on, and at the end of a text go to the next section.", ("step",)),
    Key("topic", "w", "weak", "weak ones", "Study what was answered in the topic and is not known: what was missed first, then what went well once.", ("weak",)),
    Key("topic", "c", "coverage", "reorder", "On the coverage map: by the outline, or in its own order.", wide=("items",)),
    Key("topic", "x", "test_out", "test out", "Test out: at most 12 questions find the points that you know; whether their items are set to known is asked at the end.", wide=("study", "question", "coverage")),
    Key("topic", "n", "next", "next", "Go to the next section; the one that you leave counts as read, which says nothing of what you know.", ("study", "test", "question", "items", "lab", "session", "walk", "desk", "step", "next")),
    Key("topic", "o", "outline", "outline", "Move through the outline, or close it.", ("study", "test", "question", "lab", "session", "walk", "desk", "step", "next"), wide=("items",)),
    Key("topic", "p", "previous", "before", "Go back to the section before.", wide=("later",)),
    Key("topic", "c", "coverage", "coverage", "Go to the coverage map.", wide=("study", "test", "question", "lab", "session", "walk", "desk", "next")),
    Key("topic", "enter", "enter", "go on", "In a section on which nothing is asked: go on to the next, as with n.", wide=("untested",)),
    Key("topic", "enter", "enter", "interview desk", "At the interview questions: open the interview desk with those of the topic.", ("desk",)),
    Key("topic", "i", "open_desk", "interview", "Open the interview desk with the questions of the topic."),
    Key("topic", "s", "open_study", "study topic", "Study what is due in the topic, and the day's new items.", wide=("test", "walk", "desk", "question", "next")),
    Key("topic", "N", "new_card", "new card", "Write a new card for the topic; a shipped one is copied to your decks first."),
    Key("topic", "b", "browse", "browse", "Browse the items of the topic."),
    Key("topic", "up,k", "move(-1)", "up", "Move the cursor up, or scroll the text by a line."),
    Key("topic", "down,j", "move(1)", "down", "Move the cursor down, or scroll the text by a line."),
    Key("topic", "home", "edge(-1)", "first", "Go to the first row, or to the top of the text."),
    Key("topic", "end", "edge(1)", "last", "Go to the last row, or to the end of the text."),
    Key("topic", "equals_sign", "working", "working", "Work the numbers of the section out step by step."),
    Key("topic", "pagedown", "page(1)", "scroll down", "Scroll a long section down."),
    Key("topic", "pageup", "page(-1)", "scroll up", "Scroll a long section up."),
    Key("topic", "u", "undo", "undo", "Take back the last thing, whenever it was done."),
    Key("topic", "r", "redo", "redo", "Do again what was taken back."),
    Key("topic", "q,escape", "leave", "close outline", "In the outline: close it.", ("section",)),
    Key("topic", "q,escape", "leave", "home", "Go home.", wide=("study", "test", "question", "items", "lab", "session", "walk", "next")),
    Key("study", "space,enter", "advance", "reveal", "Show the answer; skip a question of how sure you are.", ("think", "sure")),
    Key("study", "space,enter", "advance", "answer aloud", "Go to the interview question that is asked here.", ("speak",)),
    Key("study", "enter", "advance", "accept", "After the answer: take the proposed grade.", ("proposed",)),
    Key("study", "1", "grade(1)", "again", "Grade: Again, you did not remember."),
    Key("study", "2", "grade(2)", "hard", "Grade: Hard, you remembered with effort."),
    Key("study", "3", "grade(3)", "good", "Grade: Good, you remembered."),
    Key("study", "4", "grade(4)", "easy", "Grade: Easy, you knew it at once."),
    Key("study", "0", "grade(0)", "blank", "With `six_grades`: Blank; 1 to 5 are then the other grades of SM-2."),
    Key("study", "5", "grade(5)", "easy", "With `six_grades`: Easy."),
    Key("study", "o", "override", "I was right", "After a failed typed answer: it was fine, pass it.", ("failed_typed",)),
    Key("study", "h", "hint", "hint", "Show the card's hint; a pass that the program grades then counts as Hard.", ("hint",)),
    Key("study", "pagedown", "page(1)", "scroll down", "Scroll a long card down, or the evidence of a ticket to its next panel.", ("more",), wide=("more",)),
    Key("study", "u", "undo", "undo", "Take back the last step, of whatever day; after a reveal, hide the answer again; in a ticket, go back to its step before.", ("think", "proposed", "recalled", "failed_typed")),
    Key("study", "r", "redo", "redo", "Do again what was taken back."),
    Key("study", "s", "skip", "skip", "Skip the card; it comes at the end of the session.", wide=("think", "speak", "choose", "tick", "arrange", "left")),
    Key("study", "t", "bury", "tomorrow", "Bury the card until tomorrow."),
    Key("study", "p", "suspend", "suspend", "Suspend the card; or resume it, once the filter `is:suspended` has found it."),
    Key("study", "m", "flag", "flag", "Flag the card to be mended later, or take the flag away; home lists them."),
    Key("study", "w", "why", "why today", "Why today? The arithmetic behind this card, and what each grade would do; of a leech, its clinic first.", ("sure",), wide=("think", "speak", "choose", "tick", "arrange", "left", "recalled", "proposed")),
    Key("study", "e", "edit", "edit", "Open the card in your editor, and come back to it; a shipped topic is copied to your decks first.", ("decide",), wide=("think", "speak", "choose", "tick", "arrange", "left", "recalled", "proposed")),
    Key("study", "v", "toggle_sure", "how sure", "Stop asking how sure you are before the reveal, scored by log loss; or ask it on every card."),
    Key("study", "l", "lab", "lab", "After the answer: open the card's lab, and come back.", ("lab",)),
    Key("study", "pageup", "page(-1)", "scroll up", "Scroll a long card up, or the evidence of a ticket."),
    Key("study", "equals_sign", "working", "working", "After the answer: work its numbers out step by step.", wide=("worked",)),
    Key("study", "q", "leave", "back", "End the session, and go back to where it was begun; every answer is saved already.", ("think", "speak", "recalled", "proposed", "left", "choose", "arrange")),
    Key("choice", "up", "move(-1)", "up", "Move to the option above."),
    Key("choice", "down", "move(1)", "down", "Move to the option below."),
    Key("choice", "a", "pick(0)", "choose", "`a` to `g`: select that option, or tick it if several are right; Enter answers.", ("choose",), family="a-{last}"),
    Key("choice", "space", "tick", "tick", "Tick the option under the cursor; where one is right, answer with it.", ("tick",)),
    Key("choice", "enter", "commit", "answer", "Answer with the option that is selected, or with what is ticked.", ("tick", "choose")),
    Key("order", "up", "move(-1)", "up", "Move to the block above."),
    Key("order", "down", "move(1)", "down", "Move to the block below."),
    Key("order", "alt+up,k", "carry(-1)", "block up", "Carry the block up. With the mouse: a click picks a block up, the next one puts it down.", ("arrange",)),
    Key("order", "alt+down,j", "carry(1)", "block down", "Carry the block down."),
    Key("order", "x", "bin", "bin", "Put a block that does not belong into the bin, or take it out.", ("arrange",)),
    Key("order", "enter", "commit", "answer", "Answer with this order.", ("arrange",)),
    Key("typed", "enter", "submit", "answer", "Answer with what is typed.", ("type",)),
    Key("typed", "escape", "release", "leave box", "Leave the text box, so that letters are keys again; Tab goes back. In an empty box for a number, letters with which no number begins, such as u and w, are keys already.", ("type",)),
    Key("typed", "tab", "app.focus_next", "type on", "Go back into the text box.", ("left",)),
    Key("typed", "ctrl+t", "screen.hint", "hint", "Show the card's hint while typing.", ("type_hint",)),
    Key("typed", "ctrl+z", "screen.undo", "undo", "Take back the last step while typing.", wide=("type",)),
    Key("typed", "ctrl+s", "screen.skip", "skip", "Skip the card while typing.", wide=("type",)),
    Key("typed", "ctrl+y", "screen.why", "why today", "Why today? While typing.", wide=("type",)),
    Key("typed", "ctrl+o", "screen.edit", "edit", "Open the card in your editor while typing.", wide=("type",)),
    Key("typed", "ctrl+l", "screen.leave", "back", "End the session, or leave the lab, while typing.", wide=("type",)),
    Key("clinic", "e", "treat('edit')", "edit", "Edit the card: ask less, or ask it otherwise."),
    Key("clinic", "x", "treat('split')", "split", "Split the card in your editor: the part that keeps the id keeps the history, give the others ids of their own."),
    Key("clinic", "p", "treat('suspend')", "suspend", "Suspend the card, or resume it."),
    Key("clinic", "k,escape", "dismiss(None)", "keep", "Keep the card as it is; every third lapse from now on says so again."),
    Key("summary", "d", "drill", "drill missed", "Drill what was missed; the schedule stays.", ("missed",)),
    Key("summary", "f", "failed_today", "failed today", "Cram all that failed today, in whatever session; the schedule stays."),
    Key("summary", "plus", "more", "five more", "Five more new items today, asked at once; after a session of one topic those of that topic.", wide=("missed", "clean")),
    Key("summary", "enter,q,escape", "leave", "back", "Go back to where the session was begun.", ("missed", "clean")),
    Key("summary", "u", "undo", "undo", "Take back the last answer and return to its card.", ("missed", "clean")),
    Key("summary", "r", "redo", "redo", "Do again what was taken back."),
    Key("placement", "enter", "accept", "set to known", "Set the items of what was passed to known, in one step that one `u` takes back.", ("passed",)),
    Key("placement", "escape,q", "leave", "leave as it is", "Leave everything as it is.", ("passed", "none")),
    Key("placement", "u", "undo", "undo", "Take back the last answer and return to its question.", ("passed", "none")),
    Key("filter", "enter", "submit", "study", "Study what the line chooses.", ("filter",)),
    Key("filter", "enter", "submit", "to the items", "In browsing: go to the items that the line finds.", ("line",)),
    Key("filter", "tab", "complete", "complete", "Complete the last word.", ("filter", "line")),
    Key("filter", "escape", "close", "close", "Close the line; in browsing, go to the items.", ("filter",)),
    Key("browse", "enter", "study", "study these", "Study the marked items, or all that the line finds: what is due or new counts, and what comes too early moves no schedule.", ("items",)),
    Key("browse", "e", "edit", "edit", "Open the item in your editor; a shipped topic is copied to your decks first.", ("items",)),
    Key("browse", "p", "suspend", "suspend", "Suspend the item, or all that are marked; where they are suspended, resume them.", ("items",)),
    Key("browse", "slash", "line", "filter", "Go to the filter line; the arrows move the cursor from there too.", ("nothing",), wide=("items",)),
    Key("browse", "space", "mark", "mark", "Mark the item, or take its mark away; while some are marked, the keys act on all of them.", wide=("items",)),
    Key("browse", "s", "sort", "sort", "Sort in the next way: as in the decks, by due day, ease, lapses or question; a click on the name of a column sorts by it.", wide=("items",)),
    Key("browse", "a", "mark_all", "mark all", "Mark all that the line finds, or none of it."),
    Key("browse", "m", "flag", "flag", "Flag the item to be mended, or all that are marked; or take the flags away."),
    Key("browse", "t", "bury", "tomorrow", "Bury the item until tomorrow, or all that are marked."),
    Key("browse", "P", "preview", "preview", "See the items of the file as they will look, beside the complaints about them."),
    Key("browse", "n", "new_card", "new card", "Write a new card for the topic of the item."),
    Key("browse", "r", "redraw", "draw again", "Show the item with other numbers."),
    Key("browse", "u", "undo", "undo", "Take back the last thing, whenever it was done, of however many items it was."),
    Key("browse", "ctrl+r", "redo", "redo", "Do again what was taken back."),
    Key("browse", "up,k", "move(-1)", "up", "Move the cursor up."),
    Key("browse", "down,j", "move(1)", "down", "Move the cursor down."),
    Key("browse", "home", "edge(-1)", "first", "Move the cursor to the first row."),
    Key("browse", "end", "edge(1)", "last", "Move the cursor to the last row."),
    Key("browse", "pagedown", "page(1)", "page down", "Move the cursor down by a page."),
    Key("browse", "pageup", "page(-1)", "page up", "Move it up by a page."),
    Key("browse", "shift+down", "scroll_item(1)", "scroll down", "Scroll what is said of the item down."),
    Key("browse", "shift+up", "scroll_item(-1)", "scroll up", "Scroll it up."),
    Key("browse", "q,escape", "leave", "back", "Take all marks away; without any, go back.", ("nothing",), wide=("items",)),
    Key("insight", "tab", "turn_page(1)", "page", "Go to the next page; a click on the name of one goes there.", ("insight",)),
    Key("insight", "shift+tab", "turn_page(-1)", "page before", "Go to the page before."),
    Key("insight", "l", "lab", "lab", "Open the lab that shows the page's subject, with your own answers in it.", ("lab",)),
    Key("insight", "d", "study", "study these", "Study the items that the page names: what is due or new counts, and what comes too early moves no schedule.", ("study",)),
    Key("insight", "down,j", "turn_topic(1)", "topic", "Go to the next topic; after the last, to all topics together.", ("topics",)),
    Key("insight", "up,k", "turn_topic(-1)", "topic before", "Go to the topic before."),
    Key("insight", "left", "move(-1)", "day", "Where days are listed: look at the day before. Elsewhere scroll to the left, on a terminal of less than 80 columns.", ("entries",), family="← →"),
    Key("insight", "right", "move(1)", "next day", "Look at the next day, or scroll to the right."),
    Key("insight", "enter", "enter", "its items", "List the items of the day; where the page names items to study, study them.", wide=("entries",)),
    Key("insight", "q,escape", "app.pop_screen", "back", "Go back.", wide=("insight",)),
    Key("insight", "pagedown,space", "page(1)", "scroll down", "Scroll a long page down.", wide=("more",)),
    Key("insight", "e", "explain", "what counts", "Say which answers the page counts, and what it leaves out.", wide=("insight",)),
    Key("insight", "pageup", "page(-1)", "scroll up", "Scroll it up."),
    Key("labs", "enter", "open", "open", "Open the lab under the cursor.", ("labs",)),
    Key("labs", "up,k", "move(-1)", "up", "Move the cursor up."),
    Key("labs", "down,j", "move(1)", "down", "Move the cursor down."),
    Key("labs", "home", "edge(-1)", "first", "Move the cursor to the first row."),
    Key("labs", "end", "edge(1)", "last", "Move the cursor to the last row."),
    Key("labs", "q,escape", "app.pop_screen", "back", "Go back.", ("labs",)),
    Key("lab", "enter,space", "advance", "ask", "Go to the question that is open here.", ("ask",)),
    Key("lab", "enter,space", "advance", "commit", "Commit the control that was asked for.", ("set",)),
    Key("lab", "enter,space", "advance", "skip", "Skip the question of how sure you are.", ("sure",)),
    Key("lab", "enter,space", "advance", "accept", "After the answer: take the proposed grade.", ("proposed",)),
    Key("lab", "1", "grade(1)", "again", "Grade: Again; or the first step of how sure you are."),
    Key("lab", "2", "grade(2)", "hard", "Grade: Hard; or the second step."),
    Key("lab", "3", "grade(3)", "good", "Grade: Good; or the third step."),
    Key("lab", "4", "grade(4)", "easy", "Grade: Easy; or the fourth step."),
    Key("lab", "0", "grade(0)", "blank", "With `six_grades`: Blank."),
    Key("lab", "5", "grade(5)", "easy", "The fifth step of how sure you are; with `six_grades` Easy."),
    Key("lab", "f", "play", "free play", "Leave the question open and play freely; nothing is graded.", ("task", "set")),
    Key("lab", "e", "explain", "explain", "Explain what is to be seen here.", ("free",)),
    Key("lab", "s", "copy", "copy state", "Copy the state as a command that opens it again.", ("free",)),
    Key("lab", "c", "draft", "card", "Write a card about this state into a deck of your own.", ("free",)),
    Key("lab", "d", "data", "data", "Show the rows that the lab works on, as a table.", wide=("rows",)),
    Key("lab", "r", "reset", "reset", "Put every control back to where it was."),
    Key("lab", "h", "hint", "hint", "Show the task's hint; a pass then counts as Hard.", ("hint",)),
    Key("lab", "w", "why", "why today", "Why today? The arithmetic behind this task."),
    Key("lab", "equals_sign", "working", "working", "After the answer: work its numbers out step by step.", wide=("worked",)),
    Key("lab", "pagedown", "page(1)", "scroll down", "Scroll a long explanation down.", ("more",)),
    Key("lab", "u", "undo", "undo", "Take back the last answer given here.", ("sure", "proposed")),
    Key("lab", "pageup", "page(-1)", "scroll up", "Scroll a long explanation up."),
    Key("lab", "q", "leave", "back", "Leave the lab; every answer is saved already.", ("free", "ask", "task", "proposed", "choose")),
    Key("controls", "left", "turn(-1)", "turn", "Turn the control at hand down, or to the word before.", wide=("free", "set"), family="← →"),
    Key("controls", "right", "turn(1)", "turn", "Turn it up, or to the next word."),
    Key("controls", "shift+left", "turn(-1, True)", "less", "Turn it down a little."),
    Key("controls", "shift+right", "turn(1, True)", "type it", "Turn it up a little. A digit, a point or a minus begins a number to be typed; the mouse wheel turns too.", wide=("free", "set"), family="0-9"),
    Key("controls", "tab,down", "next(1)", "next control", "Take the next control to hand."),
    Key("controls", "shift+tab,up", "next(-1)", "control before", "Take the control before it to hand."),
    Key("flow", "left,up,k", "move(-1)", "move", "Go to the station before.", wide=("closed", "opened"), family="← →"),
    Key("flow", "right,down,j", "move(1)", "next", "Go to the next station."),
    Key("flow", "enter,space", "advance", "open", "Open the station: what goes in, what comes out, what breaks it.", ("closed",)),
    Key("flow", "enter,space", "advance", "close", "Close it.", ("opened",)),
    Key("flow", "f", "inject", "inject fault", "Inject a fault at the station; you are asked where it shows first.", ("fault",)),
    Key("flow", "pagedown", "page(1)", "scroll down", "Scroll the station down, or the chart where that is longer than its place."),
    Key("flow", "pageup", "page(-1)", "scroll up", "Scroll it up."),
    Key("flow", "u", "undo", "undo", "Take back the last answer given here.", wide=("closed", "opened")),
    Key("flow", "q,escape", "leave", "back", "Go back.", ("closed", "opened")),
    Key("walkthrough", "enter,space,n", "advance", "next", "Go on to the next step; a value of it is asked before it is shown.", ("walk",)),
    Key("walkthrough", "p", "back", "before", "Go back a step.", ("walk", "walked")),
    Key("walkthrough", "pagedown", "page(1)", "scroll down", "Scroll long code down."),
    Key("walkthrough", "pageup", "page(-1)", "scroll up", "Scroll long code up."),
    Key("walkthrough", "u", "undo", "undo", "Take back the last answer given here.", wide=("walk", "walked")),
    Key("walkthrough", "q,escape", "leave", "back", "Go back.", ("walk", "walked")),
    Key("interlude", "enter,space", "advance", "accept", "After the answer: take the proposed grade.", ("proposed",)),
    Key("interlude", "enter,space", "advance", "skip", "Skip the question of how sure you are.", ("sure",)),
    Key("interlude", "1", "grade(1)", "again", "Grade: Again; or the first step of how sure you are."),
    Key("interlude", "2", "grade(2)", "hard", "Grade: Hard; or the second step."),
    Key("interlude", "3", "grade(3)", "good", "Grade: Good; or the third step."),
    Key("interlude", "4", "grade(4)", "easy", "Grade: Easy; or the fourth step."),
    Key("interlude", "0", "grade(0)", "blank", "With `six_grades`: Blank."),
    Key("interlude", "5", "grade(5)", "easy", "The fifth step of how sure you are; with `six_grades` Easy."),
    Key("interlude", "h", "hint", "hint", "Show the hint; a pass then counts as Hard.", ("hint",)),
    Key("interlude", "w", "why", "why today", "Why today? The arithmetic behind this question."),
    Key("interlude", "equals_sign", "working", "working", "After the answer: work its numbers out step by step.", wide=("worked",)),
    Key("interlude", "pagedown", "page(1)", "scroll down", "Scroll a long answer down.", ("more",)),
    Key("interlude", "u", "undo", "undo", "Take back the last answer given here.", ("sure", "proposed")),
    Key("interlude", "pageup", "page(-1)", "scroll up", "Scroll a long answer up."),
    Key("interlude", "q,escape", "leave", "back", "Leave the question; what was answered is saved.", ("proposed", "choose", "left")),
    Key("desk", "enter", "begin", "begin", "Begin an interview with the questions that are listed.", ("desk",)),
    Key("desk", "enter", "begin", "go on", "Go on with the interview that was broken off.", ("broken",)),
    Key("desk", "n", "new", "begin another", "Begin another interview, and leave the one that was broken off as it is.", wide=("broken",)),
    Key("desk", "o", "one", "one question", "Begin with the first of them alone.", ("desk",)),
    Key("desk", "x", "close", "close it", "Close the interview that was broken off; its answers stay.", ("broken",)),
    Key("desk", "p", "past", "past interviews", "List past interviews; Enter there opens the debrief of one.", ("desk", "broken")),
    Key("desk", "pagedown", "page(1)", "scroll down", "Scroll the lists down."),
    Key("desk", "pageup", "page(-1)", "scroll up", "Scroll the lists up."),
    Key("desk", "q,escape", "leave", "back", "Go back.", wide=("desk", "broken")),
    Key("interview", "space,enter", "advance", "finish", "Finish the answer; then its points are shown one at a time.", ("speaking",)),
    Key("interview", "space,enter", "advance", "skip", "Skip the question of how likely it is.", ("sure",)),
    Key("interview", "enter", "advance", "accept", "After the verdict: take the proposed grade.", ("proposed",)),
    Key("interview", "tab", "notes", "notes", "Write into the notes; Tab or Esc leaves them.", ("speaking",)),
    Key("interview", "y", "tick(True)", "said it", "You said the point at hand; a click on it says so too.", ("ticking",)),
    Key("interview", "n", "tick(False)", "did not", "You did not say it.", ("ticking",)),
    Key("interview", "up,k", "move(-1)", "back", "Go back to the point before; at the verdict, to the red flag above.", ("ticking",)),
    Key("interview", "down,j", "move(1)", "down", "At the verdict: go to the red flag below."),
    Key("interview", "x", "flag", "I said that", "At the verdict: mark the red flag under the cursor; each costs a step.", ("flags",)),
    Key("interview", "f", "follow_up", "follow-ups", "At the verdict: ask the next follow-up, which is not marked.", ("follow",)),
    Key("interview", "1", "grade(1)", "again", "Grade: Again; or the first step of how likely it is that you named half."),
    Key("interview", "2", "grade(2)", "hard", "Grade: Hard; or the second step."),
    Key("interview", "3", "grade(3)", "good", "Grade: Good; or the third step."),
    Key("interview", "4", "grade(4)", "easy", "Grade: Easy; or the fourth step."),
    Key("interview", "0", "grade(0)", "blank", "With `six_grades`: Blank."),
    Key("interview", "5", "grade(5)", "easy", "The fifth step of how likely it is; with `six_grades` Easy."),
    Key("interview", "l", "lab", "lab", "At the verdict: open the question's lab, and come back.", ("lab",), wide=("lab",)),
    Key("interview", "pagedown", "page(1)", "scroll down", "Scroll the senior angle, or a long question.", wide=("more",)),
    Key("interview", "pageup", "page(-1)", "scroll up", "Scroll it up."),
    Key("interview", "s", "skip", "skip", "Skip the question; it comes at the end.", ("speaking",)),
    Key("interview", "v", "toggle_sure", "how likely", "Ask, or ask no more, how likely it is that you named at least half, before the points are shown."),
    Key("interview", "u", "undo", "undo", "Go back a point; from the next question or the debrief, back to the last one, its ticks as they were.", ("sure",), wide=("judging", "ticking")),
    Key("interview", "t", "elsewhere('bury')", "tomorrow", "In a session: bury the question until tomorrow."),
    Key("interview", "p", "elsewhere('suspend')", "suspend", "In a session: suspend the question."),
    Key("interview", "m", "elsewhere('flag')", "flag", "In a session: flag the question to be mended."),
    Key("interview", "w", "elsewhere('why')", "why today", "In a session: why today?"),
    Key("interview", "e", "elsewhere('edit')", "edit", "In a session: open the question in your editor."),
    Key("interview", "q", "leave", "leave", "Leave: the question is not graded; the desk keeps its notes and offers to go on.", wide=("speaking", "sure", "ticking", "judging")),
    Key("notes", "tab,escape", "release", "leave notes, then Space finishes", "Leave the notes, so that Space finishes the answer.", ("noting",)),
    Key("notes", "ctrl+s", "screen.skip", "skip", "Skip the question while writing.", ("noting",)),
    Key("notes", "ctrl+l", "screen.leave", "leave", "Leave the interview while writing.", ("noting",)),
    Key("debrief", "d", "study", "study what was missed", "Study the cards and labs on the points of the coverage that were missed.", ("missed",)),
    Key("debrief", "m", "write", "write Markdown", "Write the debrief to a Markdown file, which is named.", ("debrief",)),
    Key("debrief", "enter,q,escape", "leave", "back", "Leave the debrief.", ("debrief",)),
    Key("debrief", "u", "undo", "undo", "Right after an interview: go back to its last question, its ticks as they were."),
    Key("debrief", "pagedown,space", "page(1)", "scroll down", "Scroll a long debrief down."),
    Key("debrief", "pageup", "page(-1)", "scroll up", "Scroll it up."),
    Key("past", "enter", "open", "open", "Open the debrief of the interview under the cursor.", ("past",)),
    Key("past", "up,k", "move(-1)", "up", "Move the cursor up."),
    Key("past", "down,j", "move(1)", "down", "Move the cursor down."),
    Key("past", "q,escape", "app.pop_screen", "back", "Go back.", ("past", "empty")),
    Key("preview", "r", "draw", "draw again", "Draw other numbers, and mix the options anew.", ("open", "closed")),
    Key("preview", "a", "answer", "hide answer", "Hide the answer: the card as it is asked.", ("open",)),
    Key("preview", "a", "answer", "show answer", "Show the answer, where each mistake leads, and how answers are judged.", ("closed",)),
    Key("preview", "e", "edit", "edit", "Open the file in your editor, at the first complaint of the item or where it begins; a shipped topic is copied to your decks first.", ("open", "closed")),
    Key("preview", "n", "next_complaint", "next complaint", "Go to the next item about which there is a complaint.", wide=("complaints",)),
    Key("preview", "up,k", "move(-1)", "up", "Go to the item before."),
    Key("preview", "down,j", "move(1)", "down", "Go to the next item."),
    Key("preview", "home", "edge(-1)", "first", "Go to the first item."),
    Key("preview", "end", "edge(1)", "last", "Go to the last item."),
    Key("preview", "pagedown,space", "page(1)", "scroll down", "Scroll a long card down."),
    Key("preview", "pageup", "page(-1)", "scroll up", "Scroll it up."),
    Key("preview", "q,escape", "leave", "back", "Go back.", wide=("open", "closed")),
    Key("number", "enter", "submit", "set", "Set the control to what is typed, such as `0.35`, `1/11` or `ln(2)`.", ("number",)),
    Key("number", "escape", "close", "close", "Leave the control as it is.", ("number",)),
    Key("settings", "left,h", "turn(-1)", "turn", "Turn the setting under the cursor: a smaller number, the choice before.", ("settings", "proposal"), family="← →"),
    Key("settings", "right,l", "turn(1)", "more", "A larger number, the next choice."),
    Key("settings", "shift+left", "turn(-10)", "less", "A number smaller by ten."),
    Key("settings", "shift+right", "turn(10)", "more", "A number larger by ten."),
    Key("settings", "enter", "screen.type", "type", "Type a value for the setting under the cursor.", ("settings",)),
    Key("settings", "d", "screen.default", "default", "Set it to its default.", ("settings",)),
    Key("settings", "u", "screen.before", "what it was", "Set it to what it was when the app started.", wide=("settings",)),
    Key("settings", "y", "screen.accept", "take it", "Take the scheduler whose effect on the due days is shown; until then nothing is changed.", ("proposal",)),
    Key("settings", "up,k", "move(-1)", "up", "Move the cursor up."),
    Key("settings", "down,j", "move(1)", "down", "Move the cursor down."),
    Key("settings", "home", "edge(-1)", "first", "Move the cursor to the first setting."),
    Key("settings", "end", "edge(1)", "last", "Move the cursor to the last setting."),
    Key("settings", "q,escape", "app.pop_screen", "back", "Go back; every change is kept already.", wide=("settings",)),
    Key("setting", "enter", "submit", "set", "Set it to what is typed; a text needs no quotes.", ("setting",)),
    Key("setting", "escape", "close", "close", "Leave it as it is.", ("setting",)),
    Key("draft", "ctrl+s", "write", "write", "Write the card to the deck that is named; the next one can be typed at once.", ("draft",)),
    Key("draft", "ctrl+n", "next_kind", "next kind", "Take the next kind of card; what stands in the fields stays. Interview questions, tasks and tickets are part of something larger and are written in your editor.", ("draft",)),
    Key("draft", "tab", "app.focus_next", "next field", "Go to the next field; the arrows do so from the first and the last line of one.", ("draft",)),
    Key("draft", "shift+tab", "app.focus_previous", "field before", "Go to the field before."),
    Key("draft", "ctrl+r", "redraw", "draw again", "Draw other numbers.", wide=("draft",)),
    Key("draft", "ctrl+t", "take_trap", "take trap", "Let a numeric card name the mistake that is suggested below the fields.", wide=("draft",)),
    Key("draft", "ctrl+o", "next_trap", "other trap", "Suggest another mistake first."),
    Key("draft", "alt+down", "scroll_result(1)", "scroll down", "Scroll the lines that the card becomes, and how it will look, down."),
    Key("draft", "alt+up", "scroll_result(-1)", "scroll up", "Scroll them up."),
    Key("draft", "escape", "close", "leave", "Leave the form; what is typed is thrown away only after a second Esc.", wide=("draft",)),
    Key("logloss-calculator", "a", "add", "add row", "Add a row, which becomes the one at hand."),
    Key("logloss-calculator", "delete,backspace", "delete", "delete row", "Delete the row at hand; the last one stays."),
    Key("logloss-calculator", "b", "base", "next base", "Take the next base of the logarithm: e, 2, 10."),
    Key("threshold-desk", "t", "cheapest", "take cheapest", "Put the threshold where the errors cost least."),
    Key("threshold-desk", "n", "counts", "counts by hand", "Set the counts of a system by hand, beginning with these; or go back to the classes."),
    Key("cost-surface", "n", "one", "+1 step", "Take one more step of descent."),
    Key("cost-surface", "g", "five", "+5", "Take 5 more steps."),
    Key("cost-surface", "j", "many", "+25", "Take 25 more steps."),
    Key("cost-surface", "k", "hundred", "+100", "Take 100 more steps."),
    Key("cost-surface", "b", "back", "back to the start", "Take all steps back; a click on the picture starts from there."),
    Key("likelihood", "x", "success", "success", "Append a success to the data."),
    Key("likelihood", "o", "failure", "failure", "Append a failure."),
    Key("likelihood", "delete,backspace", "delete", "delete", "Take the last flip away."),
    Key("numeric-stability", "p", "previous", "break before", "Go back to the whole score at which some form changed."),
    Key("numeric-stability", "n", "next", "next break", "Go on to the next whole score at which some form breaks, or breaks in another way."),
    Key("gradient-bench", "n", "one", "+1 step", "Take one more step of descent."),
    Key("gradient-bench", "g", "five", "+5", "Take 5 more steps."),
    Key("gradient-bench", "o", "go_on", "go on from here", "Start from where the steps led."),
    Key("calibration-bench", "b", "best", "best T", "Set the temperature to the one with the least log loss."),
    Key("app", "question_mark,f1", "help", "all keys", "Show all keys of this screen."),
    Key("app", "ctrl+p", "command_palette", "commands", "Open the command palette: what can be done here, every topic, lab and item, and the theme."),
    Key("app", "ctrl+q", "quit", "quit", "Quit; every answer is saved already."),
)  # fmt: skip
"""Every key there is, in the order of the help."""

FOOTER_KEYS: Final = 3
"""How many keys the footer names in any case, beside `?`; further ones as it has room."""

_SHOWN: Final = {
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "comma": ",",
    "equals_sign": "=",
    "tab": "Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "shift+left": "Shift+←",
    "shift+right": "Shift+→",
    "shift+tab": "Shift+Tab",
    "shift+up": "Shift+↑",
    "shift+down": "Shift+↓",
    "alt+up": "Alt+↑",
    "alt+down": "Alt+↓",
    "enter": "Enter",
    "space": "Space",
    "escape": "Esc",
    "home": "Home",
    "end": "End",
    "delete": "Del",
    "backspace": "⌫",
    "f1": "F1",
}


def shown_key(name: str) -> str:
    """One key as a person would write it.

    >>> shown_key("question_mark"), shown_key("q"), shown_key("ctrl+q")
    ('?', 'q', 'Ctrl+Q')
    """
    if name.startswith("ctrl+"):
        return f"Ctrl+{name.removeprefix('ctrl+').upper()}"
    return _SHOWN.get(name, name)


def keys_of(place: str) -> tuple[Key, ...]:
    """The keys that work in one place."""
    return tuple(key for key in KEYS if key.place == place)


def works_on(screen: object, key: Key) -> bool:
    """The screen does what the key wants of it: a text box stands on more than one."""
    place, _, name = key.action.partition(".")
    return place != "screen" or hasattr(screen, f"action_{name}")


def bindings(place: str) -> list[BindingType]:
    """The keys of one place as Textual wants them."""
    return [
        Binding(key.keys, key.action, key.label, show=False, priority=_goes_first(key))
        for key in keys_of(place)
    ]


def _goes_first(key: Key) -> bool:
    """Not after the widget with the cursor: what is typed ahead belongs to the next field."""
    leads_on = key.place == "draft" and key.action.startswith("app.focus_")
    return leads_on or _works_in_pop_ups(key)


def _works_in_pop_ups(key: Key) -> bool:
    """What works everywhere and is no letter; `?` is one, and in a pop-up it closes that."""
    return key.place == "app" and key.keys.startswith("ctrl+")


def footer(*phases: str, places: Sequence[str]) -> tuple[Key, ...]:
    """The keys that matter in these phases, by importance; the first three always have room.

    Args:
        phases: those of the screen.
        places: those whose keys work here; what takes the answer comes before the screen.
    """
    keys_here = sorted(
        (key for key in KEYS if key.place in places), key=lambda key: places.index(key.place)
    )
    first = [key for key in keys_here if set(phases) & set(key.phases)][:FOOTER_KEYS]
    wide = [key for key in keys_here if set(phases) & set(key.wide) and key not in first]
    return (*first, *wide)
