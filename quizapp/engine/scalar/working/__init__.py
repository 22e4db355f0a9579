"""Working: an expression worked out line by line, as one would write it by hand."""

from quizapp.engine.scalar.working.steps import WorkingLine, is_worked, working

__all__ = ["WorkingLine", "is_worked", "working"]
