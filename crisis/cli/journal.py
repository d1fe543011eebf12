"""crisis journal: check the chain of the staff log. Dansk: kontrollér stabsloggen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from crisis.config import Settings
from crisis.errors import CrisisError
from crisis.journal.check import Checked
from crisis.wiring import check_journal

OK, BROKEN, UNREADABLE = 0, 1, 3


@click.group()
def journal() -> None:
    """The staff log (stabsloggen)."""


@journal.command()
@click.option("--stream", default=None, help="Only this stream: planning or op-…")
@click.option("--database", type=click.Path(path_type=Path), default=None, help="A copy.")
def verify(stream: str | None, database: Path | None) -> None:
    """Check every chain: 0 ok, 1 broken (names the first bad entry), 3 unreadable."""
    settings = Settings.from_env(os.environ)
    url = f"sqlite:///{database}" if database else settings.database_url
    try:
        found = check_journal(url, stream)
    except CrisisError as problem:
        click.echo(f"Journalen kan ikke læses: {problem}", err=True)
        sys.exit(UNREADABLE)
    for one in found:
        click.echo(_line(one))
    click.echo(
        "Bemærk: uden et underskrevet kontrolpunkt kan det ikke udelukkes, at de sidste "
        "poster er skåret af, eller at hele journalen er skrevet om."
    )
    sys.exit(BROKEN if any(one.broken_at for one in found) else OK)


def _line(one: Checked) -> str:
    if one.broken_at:
        return f"BRUDT  {one.stream}  post {one.broken_at}: {one.why}"
    return f"ok     {one.stream}  {one.number} poster  {one.hash}"
