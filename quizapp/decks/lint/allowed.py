"""Allowed findings: owns what `# quizapp: allow CODE` takes away, and what is wrong with one."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from quizapp.decks.diagnostics import Allowance, Diagnostic, DiagnosticCode, Level
from quizapp.decks.lint.rule import LintCode
from quizapp.decks.lint.unaskable import UNASKABLE_CODES
from quizapp.decks.read.codes import READING_CODES
from quizapp.decks.topic import Topic
from quizapp.text.suggest import did_you_mean

ALLOW: Final = LintCode(
    code="W-ALLOW",
    help="What `# quizapp: allow CODE` allows is there, in what begins on the next line.",
    fails="""\
topic: t
cards:
  # quizapp: allow W-COMMENT
  - What is lost? ^c: The logarithm
""",
    passes="""\
topic: t
cards:
  # quizapp: allow W-COMMENT
  - What is lost? ^c: The logarithm # of the product
""",
)


def without_allowed(
    findings: Iterable[Diagnostic],
    topic: Topic,
    codes: Mapping[str, DiagnosticCode],
    *,
    whole: bool,
) -> set[Diagnostic]:
    """The findings that nothing in their file allows, and what is wrong with its allowances.

    Args:
        findings: of the rules that look at one topic.
        topic: of which they are.
        codes: all that there are.
        whole: the rules came to their end.
    """
    findings = set(findings)
    allowed = {each for each in findings if is_allowed(each, topic.allowances)}
    return (findings - allowed) | set(_complaints(topic, allowed, codes, whole=whole))


def is_allowed(diagnostic: Diagnostic, allowances: Iterable[Allowance]) -> bool:
    """An author has said to leave it as it is, and may."""
    allowable = not why_never_allowed(diagnostic.code)
    return allowable and any(each.speaks_of(diagnostic) for each in allowances)


def why_never_allowed(code: str) -> str:
    """What is lost by a diagnostic of this code, so that no comment takes it away; or nothing."""
    if code in READING_CODES and READING_CODES[code].level is Level.ERROR:
        return "what it speaks of is not read"
    if code in UNASKABLE_CODES:
        return "what it speaks of is not asked"
    return "it speaks of such comments" if code == ALLOW.code else ""


def _complaints(
    topic: Topic,
    allowed: Collection[Diagnostic],
    codes: Mapping[str, DiagnosticCode],
    *,
    whole: bool,
) -> Iterator[Diagnostic]:
    for allowance in topic.allowances:
        message, hint = _fault(allowance, codes)
        unused = not allowance.settled and whole and not any(map(allowance.speaks_of, allowed))
        if not message and unused and not _is_of_library(codes[allowance.code]):
            message = f"there is no {allowance.code} here to be allowed"
            hint = "Take the code away, or put the comment on the line above what it speaks of."
        if message:
            code = allowance.code
            yield Diagnostic(topic.file, code.line, code.column, ALLOW.code, message, hint)


def _fault(allowance: Allowance, codes: Mapping[str, DiagnosticCode]) -> tuple[str, str]:
    """What is wrong with an allowance wherever it stands, and what to do about it."""
    code = allowance.code
    if not code:
        return "'# quizapp:' is not followed by 'allow' and codes", "Write '# quizapp: allow CODE'."
    if code not in codes:
        return f"there is no code '{code}'", did_you_mean(code, codes).lstrip()
    if reason := why_never_allowed(code):
        return f"{code} cannot be allowed: {reason}", "Mend it, and take this comment away."
    return "", ""


def _is_of_library(code: DiagnosticCode) -> bool:
    """Whoever looks at one topic cannot tell whether it is there."""
    return isinstance(code, LintCode) and code.library
