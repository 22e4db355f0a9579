"""The labs: one file a lab, each a set of pure functions from a state to a picture and to words."""
