"""Reading's codes: what reading decks may find, each with a deck that has it and one that has not.

What lint finds stands beside the rules that find it.
"""

from typing import Final

from quizapp.decks.diagnostics import DiagnosticCode


def _code(code: str, line_of_help: str, *, fails: str, passes: str) -> DiagnosticCode:
    """A code whose examples are the cards of a deck, or a whole one that names its topic."""
    return DiagnosticCode(code=code, help=line_of_help, fails=_deck(fails), passes=_deck(passes))


def _deck(text: str) -> str:
    return text if "topic:" in text or not text else f"topic: t\ncards:\n{text}"


_SOUND: Final = "  - What is lost? ^loss: The logarithm.\n"
_SECOND: Final = "  - What is kept? ^kept: The sign.\n"
_DECK: Final = f"topic: t\ncards:\n{_SOUND}"
_CHOICE: Final = "  - id: c\n    choice: Which?\n    correct: This one\n"
_ORDER: Final = "  - id: c\n    order: In which order?\n    items: {a: One, b: Two, c: Three}\n"
_POINT: Final = "  - {point: The loss, section: s, by: [loss]}\n"
_THEORY: Final = "theory:\n  - {id: s, title: Loss, text: It is lost.}\n"

_ALL: Final = (
    _code(
        "E-ALIAS",
        "Anchors, aliases and merge keys are not part of the format; write the text out.",
        fails="  - Which pointer? ^c: *this\n",
        passes="  - Which pointer? ^c: '*this'\n",
    ),
    _code(
        "E-CLOZE",
        "A gap is written [[c1::answer]], [[c1::answer::hint]] or [[answer]].",
        fails="  - id: c\n    cloze: A loss is [[c1::lost.\n",
        passes="  - id: c\n    cloze: A loss is [[c1::lost]].\n",
    ),
    _code(
        "E-CONTROL",
        "Control, direction and invisible characters must not reach a terminal.",
        fails='  - What is alpha? ^c: "$\\alpha$"\n',
        passes="  - What is alpha? ^c: '$\\alpha$'\n",
    ),
    _code(
        "E-COVERAGE",
        "Every coverage point is served by at least one item that is not retired.",
        fails="topic: t\ncards:\n  - {id: loss, q: What?, a: This., retired: true}\n"
        f"{_SECOND}{_THEORY}coverage:\n{_POINT}  - {{point: The sign, by: [kept]}}\n",
        passes="topic: t\ncards:\n  - {id: loss, q: What?, a: This.}\n"
        f"{_SECOND}{_THEORY}coverage:\n{_POINT}  - {{point: The sign, by: [kept]}}\n",
    ),
    _code(
        "E-CYCLE",
        "Prerequisites lead round in a circle, so no topic of it can come first.",
        fails=f"topic: t\nprereqs: [t]\ncards:\n{_SOUND}",
        passes=_DECK,
    ),
    _code(
        "E-DEPTH",
        "A file nests at most 20 levels deep.",
        fails=f"  - {'[' * 25}deep{']' * 25}\n",
        passes=_SOUND,
    ),
    _code(
        "E-DOCUMENT",
        "A file holds exactly one document.",
        fails=f"{_DECK}---\ntopic: u\n",
        passes=_DECK,
    ),
    _code(
        "E-DUPLICATE-ID",
        "An id stands once in its topic, former ids included.",
        fails=f"{_SOUND}  - What is kept? ^loss: The sign.\n",
        passes=f"{_SOUND}{_SECOND}",
    ),
    _code(
        "E-DUPLICATE-KEY",
        "A key stands once in its mapping.",
        fails="  - id: c\n    q: What?\n    a: This.\n    a: That.\n",
        passes="  - id: c\n    q: What?\n    a: This and that.\n",
    ),
    _code(
        "E-DUPLICATE-TOPIC",
        "A topic id stands once in the library, former ids included.",
        fails=f"topic: t\nwas: [t]\ncards:\n{_SOUND}",
        passes=f"topic: t\nwas: [former]\ncards:\n{_SOUND}",
    ),
    _code(
        "E-EMPTY",
        "A key that is written has a value.",
        fails="  - id: c\n    q: What?\n    a: This.\n    why:\n",
        passes="  - id: c\n    q: What?\n    a: This.\n",
    ),
    _code(
        "E-ENCODING",
        "Deck files are UTF-8.",
        fails="  - What is a caf\udce9? ^c: A place.\n",
        passes="  - What is a café? ^c: A place.\n",
    ),
    # No text makes a file that cannot be read.
    _code("E-FILE", "The file could be read.", fails="", passes=""),
    _code(
        "E-ID",
        "Ids hold a-z, 0-9 and hyphens, at most 64; topic ids may also hold dots.",
        fails="  - What is lost? ^The_Loss: The logarithm.\n",
        passes="  - What is lost? ^the-loss: The logarithm.\n",
    ),
    _code(
        "E-KEY",
        "Only the keys of the format may be used.",
        fails="  - id: c\n    q: What?\n    a: This.\n    hnit: That.\n",
        passes="  - id: c\n    q: What?\n    a: This.\n    hint: That.\n",
    ),
    _code(
        "E-KIND",
        "Exactly one of the deciding keys says what kind of card it is.",
        fails="  - id: c\n    question: What?\n    a: This.\n",
        passes="  - id: c\n    q: What?\n    a: This.\n",
    ),
    _code(
        "E-LIMIT",
        "A file, its texts, lists and items, and the work of checking it, have an end.",
        fails=f"  - id: c\n    q: What?\n    a: This.\n    tags: [{'a, ' * 500}a]\n",
        passes="  - id: c\n    q: What?\n    a: This.\n    tags: [a]\n",
    ),
    _code(
        "E-MISSING",
        "Something obligatory is there.",
        fails="  - id: c\n    q: What?\n",
        passes="  - id: c\n    q: What?\n    a: This.\n",
    ),
    _code(
        "E-OPTION",
        "The right option is among the options, and no wrong one equals it.",
        fails=f"{_CHOICE}    wrong: [This one, That one: It is not.]\n",
        passes=f"{_CHOICE}    wrong: [That one: It is not.]\n",
    ),
    _code(
        "E-ORDER",
        "The chains of `before` name known blocks and do not lead round in a circle.",
        fails=f"{_ORDER}    before: [a < d]\n",
        passes=f"{_ORDER}    before: [a < b]\n",
    ),
    _code(
        "E-PREREQ",
        "Prerequisites and unlocked topics are topics of the library.",
        fails=f"topic: t\nprereqs: [nowhere]\ncards:\n{_SOUND}",
        passes=_DECK,
    ),
    _code(
        "E-REFERENCE",
        "Every name refers to something in its topic.",
        fails=f"{_SOUND}  - id: c\n    q: What?\n    a: This.\n    after: lost\n",
        passes=f"{_SOUND}  - id: c\n    q: What?\n    a: This.\n    after: loss\n",
    ),
    _code(
        "E-TAG",
        "YAML tags (words with an exclamation mark) are not part of the format.",
        fails="  - What is n!? ^c: !A product.\n",
        passes="  - What is n!? ^c: '!A product.'\n",
    ),
    _code(
        "E-TYPE",
        "A value has the type that its key asks for.",
        fails="  - id: c\n    q: What?\n    a: [0, 1]\n",
        passes="  - id: c\n    q: What?\n    a: '[0, 1]'\n",
    ),
    _code(
        "E-VALUE",
        "A word or number is one of those that its key admits.",
        fails="  - id: c\n    q: What?\n    a: This.\n    priority: offen\n",
        passes="  - id: c\n    q: What?\n    a: This.\n    priority: often\n",
    ),
    _code(
        "E-VERSION",
        "The file is written for this version of the format.",
        fails=f"quizapp: 2\n{_DECK}",
        passes=f"quizapp: 1\n{_DECK}",
    ),
    _code(
        "E-YAML",
        "The file is well-formed YAML.",
        fails="  - id: c\n    q: What is it: this or that?\n    a: This.\n",
        passes="  - id: c\n    q: 'What is it: this or that?'\n    a: This.\n",
    ),
    _code(
        "W-COMMENT",
        "A comment behind a text without quotes is text that no learner will see.",
        fails="  - Which language? ^c: C #1\n",
        passes="  - Which language? ^c: 'C #1'\n",
    ),
    _code(
        "W-ESCAPE",
        "Double quotes turned the start of a LaTeX command into white space.",
        fails='  - Which letter? ^c: "$\\theta$"\n',
        passes="  - Which letter? ^c: '$\\theta$'\n",
    ),
    _code(
        "W-NO-ID",
        "A card without an id loses its history when its text changes; said once a file.",
        fails="  - What is lost?: The logarithm.\n",
        passes=_SOUND,
    ),
    _code(
        "W-SECTION",
        "Where a topic has a coverage section, its points name each part of the theory.",
        fails=f"{_DECK}{_THEORY}coverage:\n  - {{point: The loss, by: [loss]}}\n",
        passes=f"{_DECK}{_THEORY}coverage:\n{_POINT}",
    ),
    _code(
        "W-UNCOVERED",
        "Where a topic has a coverage section, every item serves a point of it.",
        fails=f"{_DECK}{_SECOND}coverage:\n  - {{point: The loss, by: [loss]}}\n",
        passes=f"{_DECK}coverage:\n  - {{point: The loss, by: [loss]}}\n",
    ),
)

READING_CODES: Final = {code.code: code for code in _ALL}
"""What reading a deck finds; lint has codes of its own."""
