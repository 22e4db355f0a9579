"""Tests of what journal and library say of interviews together."""
