"""Named mistakes: which slips and traps wrong answers were traced to, and on what."""
