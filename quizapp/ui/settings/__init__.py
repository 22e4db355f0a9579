"""Settings: what the screen of settings knows of a value before it is kept."""
