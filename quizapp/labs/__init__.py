"""The labs: what may be set in each, what it computes and how its picture is made; no screen."""
