"""Slow, obvious versions of rules, which laws compare the program with."""
