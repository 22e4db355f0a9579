"""Browsing on the screen: what it says of one item."""
