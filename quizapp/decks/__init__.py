"""Content: deck files read strictly into typed, frozen values that know where they stand."""
