"""The interview desk: questions answered aloud and ticked point by point, as values."""
