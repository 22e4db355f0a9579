"""Tests of the interview desk."""
