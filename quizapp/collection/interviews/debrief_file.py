"""The debrief file: owns the Markdown of an interview, a file each in the data folder."""

import re
from datetime import date
from pathlib import Path

from quizapp.store.atomic import replace_file
from quizapp.store.errors import disk_refusal


def write_debrief(folder: Path, day: date, mock: str, markdown: str) -> Path:
    """The file of an interview, once it is on the disk; what it held before is replaced.

    Args:
        folder: of all debriefs; made if need be.
        day: on which the interview began.
        mock: its id, which a journal may have from anywhere.
        markdown: what the file shall hold.

    Raises:
        StoreError: the disk refused.
    """
    name = re.sub(r"[^0-9A-Za-z]", "", mock)[:8]
    file = folder / f"{'-'.join(filter(None, (day.isoformat(), name)))}.md"
    try:
        replace_file(file, [markdown.encode()])
    except OSError as error:
        raise disk_refusal("The debrief is not written to", file, error) from error
    return file
