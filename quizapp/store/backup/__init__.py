"""Backups: journal, settings and decks in one file, and back."""
