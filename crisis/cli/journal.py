"""crisis journal: check the chain of the staff log. Dansk: kontrollér stabsloggen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from crisis.cli.erasing import erase
from crisis.cli.exporting import export_
from crisis.config import Settings
from crisis.errors import CrisisError, JournalUnreadable
from crisis.journal.bundle_check import BundleVerified, verify_bundle
from crisis.journal.check import Checked
from crisis.journal.checkpoints import Checkpoint, Fault, fingerprint
from crisis.journal.keys import PUBLIC
from crisis.journal.verifying import Verified, read_checkpoint, read_key, verify_database

OK, BROKEN, CUT, UNREADABLE = 0, 1, 2, 3
UNKNOWN_KEY = (
    "Bemærk: uden --key vides det ikke, hvis nøglen er. Sammenlign dens aftryk med det, "
    "I har skrevet ned."
)
ALONE = (
    "Bemærk: uden et underskrevet kontrolpunkt kan det ikke udelukkes, at de sidste "
    "poster er skåret af, eller at hele journalen er skrevet om."
)
FILE = click.Path(path_type=Path)


@click.group()
def journal() -> None:
    """The staff log (stabsloggen)."""


journal.add_command(erase)


journal.add_command(export_)


@journal.command()
@click.option("--stream", default=None, help="Only this stream: planning or op-…")
@click.option("--database", default=None, help="A copy: its file or its address.")
@click.option(
    "--checkpoint", "papers", type=FILE, multiple=True, help="A file, or a folder of them."
)
@click.option("--key", type=FILE, default=None, help="The public key (checkpoint.pub).")
@click.option("--bundle", type=FILE, default=None, help="What `export` wrote, and no database.")
def verify(
    stream: str | None,
    database: str | None,
    papers: tuple[Path, ...],
    key: Path | None,
    bundle: Path | None,
) -> None:
    """Check every chain: 0 ok, 1 broken (names the first bad entry), 2 cut off or rewritten
    against a checkpoint, 3 unreadable."""
    settings = Settings.from_env(os.environ)
    try:
        if bundle:
            asked = _checkpoints(papers, key)
            found: Verified | BundleVerified = _look_into(bundle, asked, key)
        else:
            asked = _checkpoints(papers, key or _usual(settings.var / "keys" / PUBLIC))
            found = verify_database(_url(database) or settings.database_url, stream, asked)
    except CrisisError as problem:
        click.echo(f"Kan ikke efterprøves: {problem}", err=True)
        sys.exit(UNREADABLE)
    _tell(found, asked)
    less = found.faults or (isinstance(found, BundleVerified) and found.missing)
    sys.exit(BROKEN if found.broken else CUT if less else OK)


def _look_into(bundle: Path, asked: list[Checkpoint], key: Path | None) -> BundleVerified:
    found = verify_bundle(bundle, asked, read_key(key) if key else None)
    click.echo(f"Samlingens nøgle: {fingerprint(found.key)}")
    for one in found.changed:
        click.echo(f"ÆNDRET  {one}")
    for one in found.missing:
        click.echo(f"MANGLER  bilag {one}")
    return found


def _url(database: str | None) -> str | None:
    return f"sqlite:///{database}" if database and "://" not in database else database


def _usual(file: Path) -> Path | None:
    return file if file.is_file() else None


def _checkpoints(papers: Iterable[Path], key: Path | None) -> list[Checkpoint]:
    """Read all that were given, before anything else is looked at."""
    known = read_key(key) if key else None
    files = [file for one in papers for file in _files(one)]
    if papers and not files:
        raise JournalUnreadable("der er ingen kontrolpunkter i mappen")
    found = sorted((read_checkpoint(file, known) for file in files), key=lambda one: one.number)
    if found:
        click.echo(f"Nøglens aftryk: {fingerprint(found[-1].key)}")
        if key is None:
            click.echo(UNKNOWN_KEY)
    return found


def _files(place: Path) -> list[Path]:
    return sorted(place.glob("[0-9]*.json")) if place.is_dir() else [place]


def _tell(found: Verified | BundleVerified, asked: list[Checkpoint]) -> None:
    for one in found.chains:
        click.echo(_line(one))
    for fault in found.faults:
        click.echo(_fault(fault))
    if not asked:
        click.echo(ALONE)
        return
    last = asked[-1]
    held = "noget passer ikke" if found.faults else "alt derfra er der endnu"
    click.echo(f"Kontrolpunkt {last.number} fra {last.made_at}: {held}.")


def _line(one: Checked) -> str:
    if one.broken_at:
        return f"BRUDT  {one.stream}  post {one.broken_at}: {one.why}"
    return f"ok     {one.stream}  {one.number} poster  {one.hash}"


def _fault(one: Fault) -> str:
    if one.first == one.last:
        return f"MANGLER  {one.stream}  fra post {one.first}: {one.why}"
    return f"MANGLER  {one.stream}  fra en af posterne {one.first}-{one.last}: {one.why}"
