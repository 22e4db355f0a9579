"""Spelling: owns which differences between two short texts do not count.

Case, white space and the punctuation of prose do not, nor do a leading article and whether a word
stands in the plural. A sign of a formula does, be it mathematics
or code, and what stands beside it says which of the two a sign is: `O(n!)` is not `O(n)`.
"""

import re
from typing import Final
from unicodedata import category, normalize

_RAISED: Final = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ]+")
_FRACTION: Final = re.compile(r"(?<=\d)(?=[¼-¾⅐-⅞])")
"""NFKC alone would read x² as x2, and 1½ as 11/2."""

_ON_KEYBOARDS: Final = str.maketrans(
    {
        **dict.fromkeys("‐‒–−", "-"),
        **dict.fromkeys("×·⋅∗∙", "*"),
        **dict.fromkeys("÷⁄∕", "/"),
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟", '"'),
        "≤": "<=",
        "≥": ">=",
        "≠": "!=",
        "→": "->",
        "、": ",",
        "。": ".",
    }
)
"""What is typed for signs that few keyboards have."""

_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]")

_SIGNS: Final = frozenset("()[]{}⟨⟩⌈⌉⌊⌋-_*/\\&#@%‰§†")
"""Punctuation, as Unicode has it, that is a sign wherever it stands."""

_QUOTED: Final = re.compile(r"""(?<![\w)\]}'"])(["'])([^"']+)\1""")
_BESIDE_A_SEPARATOR: Final = re.compile(r"\s*([,;:])\s*")
_PUNCTUATION: Final = re.compile(rf"[,;:]+|([^\w\s{re.escape(''.join(_SIGNS))}])\1*")
_BETWEEN_DIGITS: Final = re.compile(r"(?<=\d)[\s,;]+(?=\d)")
_SPACE: Final = re.compile(r"\s+")

_LETTER: Final = r"[^\W\d_]"
_HYPHEN: Final = re.compile(
    rf"(?:(?<={_LETTER}{{2}})-(?={_LETTER}{{2}})|(?<=[^\W_])-(?={_LETTER}{{3}})"
    rf"|(?<={_LETTER}{{3}})-(?=[^\W_]))(?!{_LETTER}*\()|(?<={_LETTER}{{2}})-$"
)
"""A hyphen binds words, or a word to a letter or a digit: `k-means`, `F1-score`, `GPT-2`."""

_ARTICLE: Final = re.compile(
    rf"^(?:(?:the|an)\s+(?=\w)|a\s+(?={_LETTER}{{2,}}(?:[\s-]+{_LETTER}{{2,}})*\W*$))"
)
"""Only before words: `a - b` and `a log b` begin with a variable."""

_PLURAL: Final = re.compile(r"(?<![^\s-])[a-z]{3,}'?s'?(?=[,;:.!?]?(?:\s|$)|-)")
"""A word of prose that may be one, or a genitive: `cos` and `np.values` are none."""

_IRREGULAR: Final = {
    "analyses": "analysis",
    "axes": "axis",
    "hypotheses": "hypothesis",
    "indices": "index",
    "matrices": "matrix",
    "vertices": "vertex",
    "biases": "bias",
}
_PLURAL_ENDING: Final = (
    (re.compile("(?<=..)ies$"), "y"),
    (re.compile("(?<=ss|ch|sh)es$|(?<=[xz])es$"), ""),
    (re.compile("(?<![siu])s$"), ""),
)


def spellings(text: str, *, exact: bool = False) -> frozenset[str]:
    """The forms of a text without what does not count: two texts that share one say the same.

    There are more where a hyphen may be a minus or a word a plural, and one where all is to count
    as `exact` as it is written. A text in which nothing counts is left whole.

    >>> spellings("Cross-entropy.") & spellings("cross entropy")
    frozenset({'crossentropy'})
    >>> spellings("-log(p)") & spellings("log(p)") or spellings("0.5") & spellings("05")
    frozenset()
    """
    spelling = exact_spelling(text)
    if exact:
        return frozenset([spelling])
    folded = _ARTICLE.sub("", normalize("NFKC", spelling.casefold()))
    words = {folded, _PLURAL.sub(_singular, folded)}
    forms = words | {_HYPHEN.sub("", form) for form in words}
    return frozenset(_bare(form) or folded for form in forms)


def exact_spelling(text: str) -> str:
    """The text in which all counts but how Unicode writes a sign, in NFKC.

    >>> exact_spelling("ｶﾞ"), exact_spelling("−1 ≤ x²")
    ('ガ', '-1 <= x^2')
    """
    apart = _FRACTION.sub(" ", _RAISED.sub(r"^\g<0>", _UNSEEN.sub("", text)))
    return normalize("NFKC", apart).translate(_ON_KEYBOARDS).strip()


def _singular(word: re.Match[str]) -> str:
    """The word as it would be in the singular; `bias` loses its end too, on both sides alike."""
    letters = word[0].replace("'", "")
    singular = _IRREGULAR.get(letters, letters)
    for ending, other in _PLURAL_ENDING:
        if ending.search(singular):
            return ending.sub(other, singular)
    return singular


def _bare(text: str) -> str:
    """The text without white space and punctuation of prose; numbers stay apart."""
    unquoted = _QUOTED.sub(r" \2 ", text)
    signs = _PUNCTUATION.sub(_sign, _BESIDE_A_SEPARATOR.sub(r"\1", unquoted))
    return _SPACE.sub("", _BETWEEN_DIGITS.sub(",", signs)).replace(";", ",")


def _sign(run: re.Match[str]) -> str:
    """The run of one sign where it counts, and a blank where it is punctuation of prose."""
    text, start, end = run.string, run.start() - 1, run.end()
    counts = True
    match run[0][0]:
        case "," | ";" | ":":
            counts = _of_formula(text, start) and _of_formula(text, end)
        case "!" | "?":
            counts = _of_formula(text, start) or _of_formula(text, end)
        case "'" | '"':
            counts = _of_formula(text, start) and not text[end : end + 1].isalnum()
        case ".":
            counts = text[end : end + 1].isdigit() or _binds_words(text, start, end)
        case sign:
            counts = sign != "`" and category(sign)[0] != "P"
    return run[0] if counts else " "


def _of_formula(text: str, at: int) -> bool:
    """The character there is a digit, a sign, or a letter that is no part of a word."""
    if not 0 <= at < len(text):
        return False
    character = text[at]
    if not character.isalpha():
        is_sign = character in _SIGNS or category(character)[0] == "S"
        return character.isdigit() or (is_sign and character != "`")
    is_alone = not text[max(0, at - 1) : at].isalpha() and not text[at + 1 : at + 2].isalpha()
    return is_alone and character < "\u0500"  # beyond Latin, Greek and Cyrillic one may be a word


def _binds_words(text: str, start: int, end: int) -> bool:
    """Two letters stand on either side, as in `np.log`, and not in `U.S.`."""
    before, after = text[max(0, start - 1) : start + 1], text[end : end + 2]
    return len(before) == len(after) == 2 and before.isalpha() and after.isalpha()
