"""Card kinds: one file each, with what it holds, how it is read and its fingerprint."""
