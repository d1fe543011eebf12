"""`crisis backup`, `crisis restore`, `crisis move`: a whole installation, kept and carried."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from crisis import safekeeping
from crisis.cli.accounts import note, opened
from crisis.config import Settings
from crisis.errors import BackupUnreadable, JournalProblem, StartRefused
from crisis.journal.check import Checked
from crisis.supervisor import state
from crisis.web.accounts.audit import Act

REFUSED = 2


@contextmanager
def told() -> Iterator[None]:
    """Say in one line what stood in the way, and end."""
    try:
        yield
    except (BackupUnreadable, JournalProblem, StartRefused) as problem:
        _refuse(str(problem))
    except OSError as problem:
        where = f": {problem.filename}" if problem.filename else ""
        _refuse(f"{problem.strerror}{where}")


@click.command()
@click.option("--to", "place", type=click.Path(path_type=Path, dir_okay=False), required=True)
def backup(place: Path) -> None:
    """Skriv en sikkerhedskopi i én fil; tavlen må gerne køre imens."""
    settings = Settings.from_env(os.environ)
    with told():
        contents = safekeeping.back_up(settings, place.absolute())
    with opened() as parts:
        note(parts, Act.BACKUP_MADE, 0, file=place.name)
    for one in contents.chains:
        click.echo(f"{one.stream}  {one.number} poster  {one.hash}")
    size = place.stat().st_size
    click.echo(f"{place}: {size:,} bytes, læst igen og hel. Den rummer alt, hvad loggen siger.")


@click.command()
@click.argument("place", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--other-installation", is_flag=True, help="Også når kopien er fra en anden tavle.")
@click.option("--yes", is_flag=True, help="Spørg ikke.")
def restore(place: Path, other_installation: bool, yes: bool) -> None:
    """Læg en sikkerhedskopi ind i stedet for det, der er her. Tavlen skal være standset."""
    settings = Settings.from_env(os.environ)
    with told(), state.hold(settings.var / "run"):
        if not yes:
            there = safekeeping.look_at(
                settings, place.absolute(), other_installation=other_installation
            )
            entries = sum(one.number for one in there.chains)
            click.echo(f"Kopien er fra {there.made_at} og har {entries} poster.")
            click.confirm("Alt, der er skrevet siden, forsvinder fra tavlen. Vil du?", abort=True)
        done = safekeeping.restore(
            settings, place.absolute(), other_installation=other_installation
        )
    _show(done.chains)
    click.echo(f"Gendannet fra kopien af {done.contents.made_at}.")
    if done.lost:
        click.echo(f"{done.lost} poster, som kontrolpunkterne kender, er yngre end kopien og væk.")
    if done.erased.done:
        click.echo(f"{len(done.erased.done)} poster er slettet igen efter loven.")
    if done.aside:
        click.echo(f"Databasen fra før ligger i {done.aside}")
    click.echo(
        "Ingen er logget ind, og intet udsendes, før politiet giver udsendelse fri på tavlen."
    )


@click.command()
@click.option("--to", "target", required=True, help="postgresql://… eller sqlite:///sti/til/fil")
def move(target: str) -> None:
    """Flyt installationen til en anden, tom database. Tavlen skal være standset."""
    settings = Settings.from_env(os.environ)
    with told(), state.hold(settings.var / "run"):
        chains = safekeeping.move(settings, target)
    _show(chains)
    click.echo(
        "Alt er flyttet, og hver kæde er ens i begge. Start nu tavlen med CRISIS_DATABASE sat."
    )


def _refuse(why: str) -> None:
    click.echo(f"Ikke gjort, intet er ændret: {' '.join(why.split())}", err=True)
    sys.exit(REFUSED)


def _show(chains: list[Checked] | tuple[Checked, ...]) -> None:
    for one in chains:
        click.echo(f"{one.stream}  {one.number} poster  {one.hash}")
