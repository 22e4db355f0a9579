"""Ahead: how many reviews the coming days will hold."""
