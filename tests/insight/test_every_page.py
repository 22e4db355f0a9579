"""Tests of every page at once: what is drawn stands among the facts, and facts are JSON."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from quizapp.insight.page import Page, PageValue, Scope
from quizapp.insight.reader import Reader
from quizapp.insight.registry import PAGES
from tests.insight.learner import collection_of, year

FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
README_LINES = 15
"""As many of a page fit on its screen."""

PAGES_BY_NAME = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Reader, Reader]]:
    """Of a learner of a year, and of one who has just begun."""
    folder = tmp_path_factory.mktemp("homes")
    with (
        collection_of(folder / "year", year()) as collection,
        collection_of(folder / "new", ()) as empty,
    ):
        yield Reader(collection), Reader(empty)


def leaves(facts: object) -> Iterator[object]:
    if isinstance(facts, Mapping):
        for name, value in facts.items():
            yield str(name)
            yield from leaves(value)
    elif isinstance(facts, (list, tuple)):
        for value in facts:
            yield from leaves(value)
    else:
        yield facts


def is_among(figure: str, facts: object) -> bool:
    """The figure is a fact, rounded to its decimals or per cent, or stands in a text."""
    text = figure.replace(",", "")
    value, step = float(text), 0.5000001 * 10.0 ** -len(text.partition(".")[2])
    for fact in leaves(facts):
        if isinstance(fact, str):
            if text in FIGURE.findall(fact) or text in re.split(r"\D", fact):
                return True
        elif (
            isinstance(fact, (int, float))
            and min(abs(abs(fact) - value), abs(100 * abs(fact) - value)) <= step
        ):
            return True
    return False


@PAGES_BY_NAME
def test_what_is_drawn_stands_among_the_facts_which_are_json(
    readers: tuple[Reader, Reader], page: Page
) -> None:
    for reader in readers:
        # Worked out once: some pages take seconds.
        value = page.prepare(reader, Scope())()
        facts = value.facts()
        for width in (78, 118):
            figures = set(FIGURE.findall(value.draw(width).text))
            assert figures or reader is readers[1]
            assert [figure for figure in sorted(figures) if not is_among(figure, facts)] == []
        assert not value.lab or page.lab_wants
        lines = value.draw(78).lines
        for entry in value.entries:
            assert "".join(span.text for span in lines[entry.line]).strip()
            assert all(is_among(figure, facts) for figure in FIGURE.findall(entry.sentence))
        assert json.loads(json.dumps(value.facts(), allow_nan=False))
        picture = value.draw(78, ascii=True)
        assert picture.text.isascii()
        assert {len(line) for line in picture.text.splitlines()} == {78}
        assert picture.reading
        if is_in_readme(page) and reader is readers[0]:
            assert without_digits(screen_rows(value)) in without_digits(README)


def test_the_readme_shows_one_page() -> None:
    assert sum(is_in_readme(page) for page in PAGES) == 1


def is_in_readme(page: Page) -> bool:
    return f"▸ {page.title}" in README


def screen_rows(value: PageValue) -> str:
    """What of the page stands on its screen."""
    lines = value.draw(78).text.splitlines()[:README_LINES]
    return "\n".join(f"  {line}".rstrip() for line in lines)


def without_digits(text: str) -> str:
    """Another machine may round the last of them otherwise."""
    return re.sub(r"\d", "0", text)


def test_names_and_titles_are_each_of_one_page() -> None:
    for names in ({page.name for page in PAGES}, {page.title for page in PAGES}):
        assert len(names) == len(PAGES)
