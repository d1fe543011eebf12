"""crisis journal export: a bundle that a stranger verifies. Dansk: eksportér stabsloggen."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

import click

from crisis.attached.shelf import Shelf
from crisis.config import Settings
from crisis.errors import CrisisError
from crisis.journal.checkpoints import fingerprint
from crisis.journal.exporting import Bundle, export
from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database
from crisis.web.accounts.audit import Act, Audit
from crisis.wiring import clock

UNREADABLE = 3
HERE = "command line"
PERSONAL = "Samlingen indeholder personoplysninger. Opbevar den som selve loggen."


@click.command("export")
@click.option("--operation", default=None, help="Only this stream: op-… or planning.")
@click.option("--all", "everything", is_flag=True, help="All streams.")
@click.option("--to", type=click.Path(path_type=Path), required=True, help="A new file: FILE.zip")
def export_(operation: str | None, everything: bool, to: Path) -> None:
    """Write a bundle that anybody can verify with the script in it. The board may go on running."""
    if everything == (operation is not None):
        raise click.UsageError("Nævn enten --operation eller --all.")
    settings = Settings.from_env(os.environ)
    try:
        bundle = _export(settings, operation, to)
    except (CrisisError, OSError) as problem:
        said = problem.strerror if isinstance(problem, OSError) else problem
        click.echo(f"Kan ikke eksportere til {to}: {said}", err=True)
        sys.exit(UNREADABLE)
    for one in bundle.streams:
        click.echo(f"{one.stream}  {one.number} poster  {one.hash}")
    if bundle.files:
        click.echo(f"{bundle.files} bilag")
    for sha256 in bundle.missing:
        click.echo(f"MANGLER  bilag {sha256}", err=True)
    click.echo(f"Nøglens aftryk: {fingerprint(bundle.key)}")
    click.echo(f"Samlingens aftryk: {bundle.sha256}")
    click.echo(f"{PERSONAL} Efterprøv: python3 verify.py {to.name}")


def _export(settings: Settings, stream: str | None, to: Path) -> Bundle:
    """Write beside, leave the line in the audit trail, and only then give it its name."""
    fresh = to.with_name(f".{to.name}.part")
    if to.exists():
        raise FileExistsError(0, "filen er der allerede")
    database = open_database(settings.database_url, ThreadLanes())
    files = Shelf(settings.var / "objects", settings.reserve)
    try:
        fresh.unlink(missing_ok=True)
        bundle = export(database, stream, fresh, clock(), files.read)
        detail = {"file": str(to.absolute()), "streams": [one.stream for one in bundle.streams]}
        who = getpass.getuser()
        Audit(database, clock).note(
            Act.JOURNAL_EXPORTED, None, HERE, who=who, sha256=bundle.sha256, **detail
        )
        fresh.rename(to)
        return bundle
    finally:
        fresh.unlink(missing_ok=True)
        database.close()
