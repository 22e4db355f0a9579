"""The front door: one file a verb, and the only room that picks clock, dice, zone and paths."""
