"""What the interview desk draws: clocks, points, verdicts and debriefs as text."""
