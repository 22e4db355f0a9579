"""The house rules that no other tool watches: rooms, names, subjects, and the way of author text.

What an author or a learner wrote reaches a widget only as `Content` that `ui/text.py` or
`ui/markdown.py` made of it; anything else would be read as markup.
"""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests import house
from tests.house import PACKAGE, ROOT

UI: Final = PACKAGE / "ui"

AT_HOME: Final = {
    "textual": {"ui"},
    "rich": {"ui"},
    "yaml": {"decks"},
    "sqlite3": {"store"},
    "numpy": {"engine", "plot", "labs", "insight"},
    "fsrs": {"study"},
}
"""The rooms that may import what all others must not."""

MAKERS: Final = {"text.py", "markdown.py"}
"""The files that may make content of any text; they clean it first."""

CLEANERS: Final = {"plain", "clean", "inline"}
"""What they offer for it."""

WIDGETS: Final = {"Static", "Label", "Button", "DataTable", "Markdown"}
"""Widgets that would read a string as markup."""

WIDGET_WORDS: Final = {"content", "renderable", "label", "markdown"}
"""The names that these widgets give to their first argument."""

TITLES: Final = {"border_title", "border_subtitle", "placeholder", "tooltip", "title", "sub_title"}
"""Attributes that would be read as markup, or passed on to the terminal."""

OWN_WORDS: Final = {
    ("reveal.py", "mark"): "one of two signs",
    ("grades.py", "self.key"): "the key of a grade",
    ("grades.py", "self.name"): "the name of a grade",
    ("grades.py", "self.effect"): "an interval in days, or why there is none",
    ("grades.py", "name"): "key and name of a grade",
    ("grades.py", "arrow"): "one of two signs",
    ("widgets/key_footer.py", "name"): "the name of a key",
    ("widgets/key_footer.py", "key.label"): "from the table of keys",
    ("widgets/row_list.py", "mark"): "a sign of the box that draws the row",
    ("widgets/topic_list.py", "heading"): "the names of the columns",
    ("widgets/topic_list.py", "right"): "counts and days",
}
"""Expressions that are made into content where they stand, with what the program puts there."""


MOST_MODULES: Final = 12
"""A folder with more of them is hard to know by heart."""

LISTS: Final = {
    "cli": "one file a verb, and the front door",
    "ui/screens": "one file a screen",
    "ui/widgets": "one file a widget",
    "ui/widgets/kinds": "one file a kind of card",
    "decks/kinds": "one file a kind of card",
    "study/kinds": "one file a kind of card",
    "decks/lint": "one file a rule, or a family of rules",
    "engine/array": "one file a family of formulas",
    "plot": "one file a picture, or a part of all pictures",
}
"""Folders that are one list of like things, however long, with what they list."""

NAMELESS: Final = {"utils", "util", "helpers", "constants", "types", "common", "misc"}
"""Files that are called so own nothing, and gather everything."""

SHORT: Final = 5
"""A module of no more lines says what it owns by being read."""

LONG_FILE_LINES: Final = 300

MOST_PARTICIPLES: Final = 0.01
"""Of all names of variables."""

DOUBLED: Final = {
    "sigmoid": "one formula, for a float without NumPy and for an array",
    "softplus": "one formula, for a float without NumPy and for an array",
}
"""Public names that two modules define, with the reason; three of them are enough."""

MOST_DOUBLED: Final = 3

DEEPEST: Final = 2
"""Classes of our own, one above the other, over a class that is not ours."""

LONGEST_SUBJECT: Final = 72

OLD_SUBJECTS: Final = {
    "Write the rules of what is due beside their SQL, and part the integrity check",
}
"""Longer ones that stand in a history which others have built on."""


def rooms() -> set[str]:
    """The packages and modules at the top of the program."""
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    return folders | {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}


def contracts() -> list[dict[str, Any]]:
    """The contracts that say in which rooms a library may be imported."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    all_contracts = settings["tool"]["importlinter"]["contracts"]
    return [each for each in all_contracts if each.get("allow_indirect_imports")]


def test_every_library_that_has_a_home_is_forbidden_elsewhere() -> None:
    forbidden = [name for contract in contracts() for name in contract["forbidden_modules"]]
    assert sorted(forbidden) == sorted(AT_HOME)


@pytest.mark.parametrize("contract", contracts(), ids=lambda contract: contract["name"])
def test_a_contract_binds_every_room_that_is_not_at_home_in_it(contract: dict[str, Any]) -> None:
    at_home = set.union(*(AT_HOME[name] for name in contract["forbidden_modules"]))
    bound = {name.removeprefix("quizapp.") for name in contract["source_modules"]}
    # A room that holds both sorts is bound folder by folder.
    assert {name for name in bound if "." not in name} == rooms() - at_home


def test_a_long_file_says_why_it_is_long() -> None:
    files = ((path, path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py"))
    long = [(path, text) for path, text in files if text.count("\n") > LONG_FILE_LINES]
    assert [str(path) for path, text in long if "Longer than most files" not in text] == []


def test_variables_say_what_a_value_is() -> None:
    names = list(house.variables())
    bare = [place for place in names if place.name in house.PARTICIPLES]
    share = len(bare) / len(names)
    places = ", ".join(map(str, bare))
    assert share < MOST_PARTICIPLES, f"{share:.1%} of the names are bare participles: {places}"


def test_a_public_name_stands_once_in_the_package() -> None:
    doubled = house.doubled_names()
    places = [f"{name}: {', '.join(doubled[name])}" for name in doubled if name not in DOUBLED]
    assert not places, "names that mean two things:\n" + "\n".join(places)
    assert set(DOUBLED) <= set(doubled), "a reason is written for a name that stands once"
    assert len(DOUBLED) <= MOST_DOUBLED, "too many reasons for names that stand twice"


def test_no_class_stands_more_than_two_deep_on_our_own() -> None:
    deep = [f"{name} is {depth}" for name, depth in house.class_depths().items() if depth > DEEPEST]
    assert not deep, "deep towers of classes:\n" + "\n".join(deep)


def test_a_folder_is_small_or_one_list_of_like_things() -> None:
    large = {name for name, count in house.modules_by_folder().items() if count > MOST_MODULES}
    assert large <= set(LISTS), f"part these folders: {sorted(large - set(LISTS))}"
    assert all((PACKAGE / name).is_dir() for name in LISTS), "a list that is no folder any more"


def test_every_folder_is_a_package_so_that_the_contracts_see_it() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [str(path) for path in folders if not (path / "__init__.py").exists()] == []


def test_every_module_says_what_it_owns_in_its_name_and_its_docstring() -> None:
    files = house.trees()
    assert [file for file in files if Path(file).stem in NAMELESS] == []
    silent = [
        file
        for file, tree in files.items()
        if tree.body and (tree.body[-1].end_lineno or 0) > SHORT and not ast.get_docstring(tree)
    ]
    assert silent == []


def test_subjects_of_commits_are_short_sentences_without_a_full_stop() -> None:
    subjects = house.commit_subjects()
    if subjects is None:
        pytest.skip("there is no history to read")
    wrong = [
        subject
        for subject in subjects
        if len(subject) > LONGEST_SUBJECT or subject.endswith(".") or not subject[:1].isupper()
        if subject not in OLD_SUBJECTS
    ]
    assert not wrong, (
        "subjects that are too long, end with a full stop, or begin small:\n" + "\n".join(wrong)
    )


def test_bases_are_followed_from_module_to_module() -> None:
    depths = house.class_depths()
    assert (depths["plot/cells.py:Picture"], depths["plot/scale.py:Chart"]) == (1, 2)


def faults(source: str, file: str) -> list[str]:
    """The lines of a file of the ui that let a raw string reach the screen, with the string."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            raw = raw_arguments(node, file)
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            raw = raw_title(node, file)
        else:
            continue
        found += [f"{file}:{node.lineno}: {ast.unparse(each)}" for each in raw]
    return found


def raw_arguments(call: ast.Call, file: str) -> Iterator[ast.expr]:
    """What a call would draw as it stands."""
    name = called(call)
    if name == "Content.from_markup" or (name.endswith(".notify") and file != "text.py"):
        yield call.func
    elif name in {"Content", "Content.styled", "Content.assemble"}:
        if file not in MAKERS:
            texts = call.args if name == "Content.assemble" else call.args[:1]
            yield from (part for text in texts for part in foreign(text, file))
    elif name.rpartition(".")[2] in WIDGETS:
        words = [word.value for word in call.keywords if word.arg in WIDGET_WORDS]
        yield from (text for text in [*call.args[:1], *words] if not is_content(text))
    for word in call.keywords:
        if word.arg in TITLES - {"title"}:  # many a value of the program's own has a title
            yield from foreign(word.value, file)


def raw_title(node: ast.Assign | ast.AnnAssign | ast.AugAssign, file: str) -> Iterator[ast.expr]:
    """What an assignment to a title would draw as it stands."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    if node.value and any(isinstance(t, ast.Attribute) and t.attr in TITLES for t in targets):
        yield from foreign(node.value, file)


def foreign(text: ast.expr, file: str) -> Iterator[ast.expr]:
    """The parts of an expression that may come from an author or a learner."""
    match text:
        case ast.Constant() | ast.BinOp(left=ast.Constant(value=str()), op=ast.Mult()):
            return
        case ast.JoinedStr(values=parts):
            yield from (part for value in parts for part in foreign(value, file))
        case ast.FormattedValue(value=part):
            yield from foreign(part, file)
        case ast.IfExp(body=body, orelse=other):
            yield from foreign(body, file)
            yield from foreign(other, file)
        case ast.Tuple(elts=[first, *_]):
            yield from foreign(first, file)
        case _:
            if not is_content(text) and (file, ast.unparse(text)) not in OWN_WORDS:
                yield text


def is_content(text: ast.expr) -> bool:
    """The expression calls what cleans a text, or makes content, which is judged by itself."""
    return isinstance(text, ast.Call) and called(text).partition(".")[0] in {"Content", *CLEANERS}


def called(call: ast.Call) -> str:
    """The name that is called, dots and all."""
    return ast.unparse(call.func)


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: path.name)
def test_no_raw_string_reaches_the_screen(path: Path) -> None:
    file = path.relative_to(UI).as_posix()
    assert faults(path.read_text(encoding="utf-8"), file) == []


@pytest.mark.parametrize(
    "line",
    [
        "Content(card.question)",
        "Content.styled(title, 'bold')",
        "Content.styled(f'{mark} {title}', 'bold')",
        "Content.assemble('x', (title, 'bold'))",
        "Content.from_markup('x')",
        "Static('[b]x[/b]')",
        "yield Label(topic.title)",
        "widgets.Button(label=name)",
        "Markdown(card.answer)",
        "self.notify('x')",
        "self.app.notify(message, markup=False)",
        "self.border_title = topic.title",
        "app.sub_title: str = f'{topic.title}'",
        "Input(placeholder=question.unit)",
    ],
)
def test_a_raw_string_is_found(line: str) -> None:
    assert faults(line, "widgets/new.py") != []


@pytest.mark.parametrize(
    "line",
    [
        "Content('x') + Content(' ' * width) + Content.styled('a' if here else 'b', 'bold')",
        "Content.assemble(plain(topic.title), ('x', 'bold'))",
        "Content(', ').join(plain(tag) for tag in tags)",
        "Static(plain(topic.title))",
        "Static()",
        "self.border_title = 'Help'",
        "self.placeholder = clean(f'in {unit}')",
        "tell(self.app, message)",
    ],
)
def test_what_is_safe_is_let_through(line: str) -> None:
    assert faults(line, "widgets/new.py") == []
