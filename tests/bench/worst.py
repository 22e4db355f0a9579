"""Worst files: how long the reader and the rules take for a mebibyte of each family.

Nothing of it may take more than two seconds; `tests/decks/test_worst_files.py` counts the work.
"""

from time import process_time

from quizapp.collection.reading.deck_entry import record_of
from quizapp.collection.reading.verdict import with_verdict
from quizapp.decks.read.file import read_topic
from quizapp.decks.syntax.source import MAX_BYTES
from tests.decks.worst_files import WORST_FILES


def main() -> None:
    """Print the figures, in seconds of the processor."""
    print("worst files (1 MiB each, seconds to read and to judge)")
    for write in WORST_FILES:
        data = write(MAX_BYTES).encode()
        begun = process_time()
        reading = read_topic("worst.yaml", data)
        read = process_time()
        if topic := reading.topic:
            with_verdict(topic, record_of("worst.yaml", topic, reading.diagnostics))
        print(f"  {write.__name__:<28} {read - begun:5.2f} {process_time() - read:5.2f}")


if __name__ == "__main__":
    main()
