"""The journal: the truth, one append-only file a device."""
