"""What the collection knows of one topic: its page, and what was read of it."""
