"""What the journal and the library say of interviews, together."""
