"""Browsing: every item of the library as a row, found, looked at and acted on."""
