"""Repair: owns making journal and index whole again, each out of what the other still has."""

from quizapp.store.checkup import check_up
from quizapp.store.durable import locked
from quizapp.store.errors import refusal
from quizapp.store.folding import Fold
from quizapp.store.index import set_aside
from quizapp.store.journal import journal_files
from quizapp.store.mending import mend
from quizapp.store.paths import Paths


def repair(paths: Paths, fold: Fold) -> tuple[str, ...]:
    """Every event that either still has is in the journal; the index is right or gets built anew.

    Answers in other windows wait meanwhile. Nothing is deleted: damaged bytes go to files beside
    the journal, and an index that fails goes aside under another name.

    Returns:
        A sentence for each thing done.

    Raises:
        StoreError: The disk refused; what was not yet repaired is as it was.
    """
    try:
        with locked(paths.lock):
            # `settled_files` would wait for the lock that is held here.
            sizes = {path: path.stat().st_size for path in journal_files(paths)}
            found = check_up(paths, sizes, fold)
            done = []
            for path in sorted(found.mendable):
                lines = found.lost.get(path, ())
                aside = mend(path, lines)
                back = f" and has {len(lines)} of its events back" if lines else ""
                kept = f"; the damaged bytes are kept as {aside}" if aside else ""
                done.append(f"{path.name} is whole{back}{kept}.")
            if found.index_fails:
                aside = set_aside(paths.index)
                done.append(f"The next opening builds the index; the old one is kept as {aside}.")
    except OSError as error:
        raise refusal("The repair could not be finished in", paths.home, error) from error
    return tuple(done)
