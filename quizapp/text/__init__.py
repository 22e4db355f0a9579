"""Plain strings: what is said of words, numbers and characters, whatever they are about."""
