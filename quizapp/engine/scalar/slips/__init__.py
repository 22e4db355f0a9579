"""Slips: every number that one wrong step in an expression leads to, and what that step is."""

from quizapp.engine.scalar.slips.search import possible_slips, slips_met
from quizapp.engine.scalar.slips.slip import Slip, SlipName

__all__ = ["Slip", "SlipName", "possible_slips", "slips_met"]
