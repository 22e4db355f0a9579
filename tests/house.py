"""How the house is measured: names, bases, folders and subjects, read from source and from git."""

import ast
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parent.parent
PACKAGE: Final = ROOT / "quizapp"

PARTICIPLES: Final = {
    *("told", "found", "known", "shown", "said", "left", "each", "wanted", "given", "kept"),
    *("made", "asked", "taken", "seen", "gone", "chosen", "read", "written", "named"),
}
"""Names that say what happened to a value and not what it is."""

FIRST_COMMIT: Final = "7c6b1ec"
"""Subjects are measured from here on; older ones cannot be mended any more."""

MOST_COMMITS: Final = 50


class Place(NamedTuple):
    """Where a name stands."""

    name: str
    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.name}"


@cache
def trees() -> Mapping[str, ast.Module]:
    """Every module of the package, by its path in the package."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def variables() -> Iterator[Place]:
    """Every name that is given to a value: in an assignment, a loop or as an argument."""
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                yield Place(node.id, file, node.lineno)
            elif isinstance(node, ast.arg):
                yield Place(node.arg, file, node.lineno)


def public_names(tree: ast.Module) -> Iterator[str]:
    """What a module itself defines for others: functions, classes, constants and type aliases."""
    for node in tree.body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                names = [node.name]
            case ast.Assign(targets=targets):
                names = [target.id for target in targets if isinstance(target, ast.Name)]
            case ast.AnnAssign(target=ast.Name(id=name)):
                names = [name]
            case _:
                continue
        yield from (name for name in names if not name.startswith("_"))


def doubled_names() -> dict[str, list[str]]:
    """The public names that several modules define, with those modules."""
    modules_of: defaultdict[str, list[str]] = defaultdict(list)
    for file, tree in trees().items():
        for name in dict.fromkeys(public_names(tree)):
            modules_of[name].append(file)
    return {name: files for name, files in sorted(modules_of.items()) if len(files) > 1}


def class_depths() -> dict[str, int]:
    """How many classes of our own lie between each class and what is not ours, itself included."""
    bases_of = {
        f"{file}:{node.name}": [_origin(base, file) for base in node.bases]
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }

    def depth(name: str) -> int:
        return 1 + max((depth(base) for base in bases_of[name] if base in bases_of), default=0)

    return {name: depth(name) for name in bases_of}


def _origin(base: ast.expr, file: str) -> str:
    """Where a base is defined, as far as the imports of a file tell."""
    if isinstance(base, ast.Subscript):
        base = base.value
    first, _, rest = ast.unparse(base).partition(".")
    for node in ast.walk(trees()[file]):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if first == (alias.asname or alias.name):
                    module = f"{node.module}.{alias.name}" if rest else str(node.module)
                    return f"{_file_of(module)}:{rest or alias.name}"
    return f"{file}:{first}"


def _file_of(module: str) -> str:
    """The path in the package of the module with this name, whether it is a file or a folder."""
    path = module.removeprefix("quizapp.").replace(".", "/")
    return f"{path}/__init__.py" if f"{path}/__init__.py" in trees() else f"{path}.py"


def modules_by_folder() -> dict[str, int]:
    """How many modules besides `__init__` each folder of the package holds."""
    counts: defaultdict[str, int] = defaultdict(int)
    for file in trees():
        folder, _, name = file.rpartition("/")
        counts[folder] += name != "__init__.py"
    return dict(counts)


def commit_subjects() -> list[str] | None:
    """The subjects of the last commits, the newest first; None where there is no history to ask."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return None
    command = [git, "-C", str(ROOT), "log", "--no-merges", "--format=%s", f"-{MOST_COMMITS}"]
    # A shallow clone lacks the first of them, and has nothing older either.
    for reach in (f"{FIRST_COMMIT}..HEAD", "HEAD"):
        answer = subprocess.run([*command, reach], capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            return answer.stdout.splitlines()
    return None
