"""`quizapp doctor`: whether journal and index are sound, and what mends them if not."""

import json

import click

from quizapp.cli.context import current_context
from quizapp.store.errors import StoreError, refusal
from quizapp.store.index.projection import Projection
from quizapp.store.integrity import IntegrityReport, check_integrity, repair
from quizapp.store.journal.writer import settled_files
from quizapp.store.paths import Paths


@click.command()
@click.option("--repair", "repairs", is_flag=True, help="Mend what was found; nothing is deleted.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@click.pass_context
def doctor(context: click.Context, *, repairs: bool, as_json: bool) -> None:
    """Check journal and index against each other, and say what a repair would do.

    The exit code is 0 when all is sound, with --repair also when it is so now; 1 when not.
    """
    app_context = current_context(context.obj)
    projection = app_context.projection
    try:
        found = examined(app_context.paths, projection)
        done = repair(app_context.paths, projection) if repairs and found.findings else ()
        left = examined(app_context.paths, projection) if done else found
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    click.echo(_facts(found, done) if as_json else _report(found, done, repairs=repairs))
    context.exit(1 if left.findings else 0)


def examined(paths: Paths, projection: Projection) -> IntegrityReport:
    """The state of the learner's events.

    Raises:
        StoreError: They cannot be read.
    """
    try:
        return check_integrity(paths, settled_files(paths), projection)
    except OSError as error:
        raise refusal("The journal cannot be read from", paths.journal, error) from error


def _facts(found: IntegrityReport, done: tuple[str, ...]) -> str:
    facts = {
        "files": found.files,
        "events": found.events,
        "findings": [
            {"code": each.code, "file": each.file, "says": each.says, "remedy": each.remedy}
            for each in found.findings
        ],
        "notes": found.notes,
        "done": done,
    }
    return json.dumps(facts, indent=2, ensure_ascii=False)


def _report(found: IntegrityReport, done: tuple[str, ...], *, repairs: bool) -> str:
    files = "1 journal file" if found.files == 1 else f"{found.files} journal files"
    lines = [f"{found.events:,} events in {files}."]
    for finding in found.findings:
        lines += [f"✗ {finding.says}", f"  repair: {finding.remedy}"]
    lines += found.notes
    lines += [f"✓ {sentence}" for sentence in done]
    if not found.findings:
        lines.append("Sound: there is nothing to repair.")
    elif not repairs:
        lines.append("`quizapp doctor --repair` does that; nothing is deleted.")
    return "\n".join(lines)
