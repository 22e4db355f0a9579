"""FSRS: the second rule, by way of the package `fsrs`, which is loaded only where it is chosen."""
