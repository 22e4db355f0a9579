"""Confidence: what was stated before the reveal, beside what came true."""
