"""What a topic page draws: its pieces, its code, and what it says of states and neighbours."""
