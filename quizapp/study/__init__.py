"""Learning: days, SM-2, memories, grading, queue and session. Pure values, no clock, no dice."""
