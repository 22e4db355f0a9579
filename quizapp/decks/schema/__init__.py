"""The schema of decks: what editors are told of the format, found by running its readers."""
