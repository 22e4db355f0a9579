"""Tests of spelling: prose may be written in many ways, a formula in one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.text.spelling import exact_spelling, spellings


def same(one: str, other: str) -> bool:
    return not spellings(one).isdisjoint(spellings(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cross-entropy", "cross entropy"),
        ("state-of-the-art", "state of the art"),
        ("k-means", "k means"),
        ("F1-score", "F1 score"),
        ("10-fold", "10 fold"),
        ("GPT-2", "gpt2"),
        ("micro-", "micro"),
        ("Kullback–Leibler", "Kullback-Leibler"),
        ("Newton’s method", "newtons method"),
        ("Bayes' rule", "Bayes rule"),
        ("l'Hôpital", "lhôpital"),
        ("It is 5.", "it is 5"),
        ("O(n).", "O(n)"),
        ("vitamin C.", "vitamin C"),
        ("in 1986, Rumelhart", "in 1986 Rumelhart"),
        ("loss: the cost", "loss the cost"),
        ("TP, FP", "TP FP"),
        ("U.S.A.", "USA"),
        ("i.i.d.", "iid"),
        ("BCE!", "bce"),
        ("hello…", "hello"),
        ("the loss — a cost", "the loss a cost"),
        ("“shrug”", "shrug"),
        ("'a'", "a"),
        ("straße", "STRASSE"),
        ("¿Qué?", "qué"),
        ("「はい」。", "はい"),
        ("5。", "5"),
        ("p-y", "p - y"),
        ("TPR-FPR", "TPR - FPR"),
        ("1-exp(-x)", "1 - exp(-x)"),
        ("f(x,y)", "f(x, y)"),
        ("1, 2", "1 2"),
        ("x[1:3]", "x[1 : 3]"),
        ("50 %", "50%"),
        ("yes/no", "yes / no"),
    ],
)
def test_case_white_space_and_punctuation_of_prose_do_not_count(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("-1", "\N{MINUS SIGN}1"),
        ("TPR − FPR", "TPR-FPR"),
        ("ガ", "ｶﾞ"),
        ("１２", "12"),
        ("a ≤ b", "a <= b"),
        ("x × y", "x * y"),
        ("x²", "x^2"),
        ("H₂O", "H2O"),
        ("½", "1/2"),
        ("soft\u00adhyphen", "softhyphen"),
        ("cafe\u0301", "caf\u00e9"),
    ],
)
def test_how_unicode_writes_a_sign_does_not_count(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("-100", "100"),
        ("1e-3", "1e3"),
        ("1e-3", "1e+3"),
        ("0.5", "05"),
        (".5", "5"),
        ("1, 2", "12"),
        ("12:30", "1230"),
        ("0-1 loss", "01 loss"),
        ("50%", "50"),
        ("#7", "7"),
        ("$5", "5"),
        ("5'", "5"),
        ("1½", "11/2"),
        ("10²", "102"),
        ("x²", "x2"),
        ("O(n!)", "O(n)"),
        ("5!", "5"),
        ("(0, 1)", "[0, 1]"),
        ("(1,)", "(1)"),
        ("f(x, y)", "f(xy)"),
        ("f'(x)", "f(x)"),
        ("f''(x)", "f'(x)"),
        ("(AB)'", "(AB)"),
        ("A†", "A"),
        ("n-1", "n1"),
        ("1-p", "1p"),
        ("p - y", "py"),
        ("-log(p)", "log(p)"),
        ("1-exp(-x)", "1exp(-x)"),
        ("x*y", "xy"),
        ("a/b", "ab"),
        ("a:b", "ab"),
        ("x[1:]", "x[1]"),
        ("x[:, 0]", "x[0]"),
        ("x != y", "x = y"),
        (">=", "<="),
        ("np.log", "nplog"),
        ("x_1", "x1"),
        ("C++", "C"),
        ("C#", "C"),
        ("*", "**"),
        ("!", "?"),
        ("café", "cafe"),
    ],
)
def test_a_sign_of_a_formula_counts(one: str, other: str) -> None:
    assert not same(one, other)


FORMULAS = st.text("012xy+-*/^=()[]<>% ", min_size=1, max_size=8)


@given(FORMULAS, FORMULAS)
def test_formulas_are_the_same_where_all_but_white_space_is(one: str, other: str) -> None:
    def bare(text: str) -> str:
        return text.replace(" ", "")

    apart = any(a.isdigit() and b.isdigit() for text in (one, other) for a, b in _broken(text))
    if not apart:
        assert same(one, other) == (bare(one) == bare(other))


def _broken(text: str) -> list[tuple[str, str]]:
    """What stands on either side of a blank."""
    parts = text.split()
    return [(a[-1], b[0]) for a, b in pairwise(parts)]


@given(st.text())
def test_every_text_is_itself_and_blanks_around_it_are_none(text: str) -> None:
    assert same(text, f"  {text} ")
    assert spellings(text)


@given(st.text("aZ9é-.,'!", min_size=1), st.text("aZ9é-.,'!", min_size=1))
def test_what_is_the_same_exactly_is_the_same(one: str, other: str) -> None:
    if exact_spelling(one) == exact_spelling(other):
        assert same(one, other)


def test_exactly_even_case_and_white_space_count() -> None:
    exact = {spellings(text, exact=True) for text in ("np.log", "np.Log", "np. log", "np.log.")}
    assert len(exact) == 4
    assert spellings("−1", exact=True) == spellings(" -1 ", exact=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nat", "nats"),
        ("the log losses", "log loss"),
        ("A Brier score", "Brier scores."),
        ("an entropy", "entropies"),
        ("bias", "biases"),
        ("cases", "case"),
        ("boxes", "box"),
        ("confusion matrices", "confusion matrix"),
        ("p-values", "the p value"),
    ],
)
def test_a_leading_article_and_a_plural_do_not_count(one: str, other: str) -> None:
    assert same(one, other)
    assert not spellings(one, exact=True) & spellings(other, exact=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a - b", "- b"),
        ("a log b", "log b"),
        ("cos", "co"),
        ("loss", "los"),
        ("np.values", "np.value"),
        ("values()", "value()"),
        ("the", "an"),
        ("a", "b"),
    ],
)
def test_signs_and_short_words_have_no_article_and_no_plural(one: str, other: str) -> None:
    assert not same(one, other)
