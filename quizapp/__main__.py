"""`python -m quizapp`, and the entry point of the installed command."""

from quizapp.cli.prompt import start as main

if __name__ == "__main__":
    main()
