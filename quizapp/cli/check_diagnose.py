"""Diagnoses of a library: owns how what reading and lint find is brought together."""

from collections.abc import Callable, Iterable
from functools import cache

from quizapp.decks.diagnostics import Diagnostic, with_excerpt
from quizapp.decks.lint import lint
from quizapp.decks.lint.library import lint_library
from quizapp.decks.read.library import Library


def diagnose(library: Library, lines_of: Callable[[str], list[str]]) -> list[Diagnostic]:
    """All that is wrong, file by file as the files were found, by position in each.

    Each with the line that it speaks of, which only the file can give.
    """
    from_lint = [diagnostic for draft in library.drafts for diagnostic in lint(draft)]
    everything = [*library.diagnostics, *from_lint, *lint_library(library.topics)]
    files = {file: number for number, file in enumerate(library.files)}
    everything.sort(key=lambda diagnostic: (files[diagnostic.file], diagnostic))
    return _with_excerpts(everything, cache(lines_of))


def _with_excerpts(
    diagnostics: Iterable[Diagnostic], lines_of: Callable[[str], list[str]]
) -> list[Diagnostic]:
    """The diagnostics, those without the line that they speak of completed from the file."""
    return [
        diagnostic
        if diagnostic.excerpt or diagnostic.code == "E-FILE"
        else with_excerpt(diagnostic, lines_of(diagnostic.file))
        for diagnostic in diagnostics
    ]
