"""Retention: how much of what was due was still known."""
