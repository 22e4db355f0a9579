"""What settings, a plan to catch up and an interview make of the days."""
