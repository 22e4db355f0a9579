"""A window of its own: appends answers to a home and prints the id of each that was acknowledged.

python -m tests.store.writer HOME NAME COUNT [LARGEST_FILE_BYTES]
"""

import resource
import sys
from pathlib import Path

from quizapp.collection.event_store import EventStore
from quizapp.store.errors import StoreError
from quizapp.store.paths import locate
from quizapp.study.scheduler.sm2 import SM2
from tests.store.samples import answered, name_device


def main(home: str, name: str, count: str, largest: str = "") -> None:
    """Append until the count is reached or the disk refuses; exit code 3 says the latter."""
    if largest:
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest), hard))
    paths = locate(home=Path(home), env={})
    with EventStore.open(paths, scheduler=SM2, new_id=name_device) as event_store:
        for number in range(int(count)):
            key = f"ml.cost/card-{number % 7}"
            try:
                print(event_store.append(answered(number, key=key, name=f"{name}-{number}")).id)
            except StoreError as error:
                sys.exit(3 if "not saved" in str(error) else 4)
            sys.stdout.flush()
            if number % 50 == 0:
                event_store.memories()


if __name__ == "__main__":
    main(*sys.argv[1:])
