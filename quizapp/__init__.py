"""quizapp: a terminal study app for machine-learning interviews."""

__version__ = "0.2.0"
