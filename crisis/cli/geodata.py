"""crisis geodata: import boundaries and coast. Dansk: indlæs grænser og kyst."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from crisis.cli.planning import planner_for
from crisis.cli.telling import told
from crisis.commands.geodata import ImportGeodata
from crisis.config import Settings
from crisis.errors import CrisisError, Malformed, Refused
from crisis.register.boundaries import read_areas
from crisis.terms.geodata import GeodataKind
from crisis.terms.log import LINE_LIMIT


@click.group()
def geodata() -> None:
    """Boundaries and coast (grænser og kyst)."""


@geodata.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "kind", type=click.Choice([one.value for one in GeodataKind]), required=True)
@click.option("--source", default=None, help="Whom to credit; else the file's name.")
@click.option("--account", default="planlaegger", help="An account with a planner's seat.")
def import_(file: Path, kind: str, source: str | None, account: str) -> None:
    """Check a GeoJSON file, keep it, and use it from now on."""
    try:
        _import(file, GeodataKind(kind), source or file.name, account)
    except (Refused, Malformed) as problem:
        click.echo(f"{file}: {told(problem)}", err=True)
        sys.exit(2)
    except CrisisError as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)


def _import(file: Path, kind: GeodataKind, source: str, account: str) -> None:
    try:
        data = file.read_bytes()
    except OSError as problem:
        raise Malformed("import.unreadable", name=str(file)) from problem
    areas = read_areas(data, kind)
    with planner_for(Settings.from_env(os.environ), account) as planner:
        name = planner.register.files.put(data)
        number = planner.do(
            ImportGeodata(kind=kind, sha256=name, features=len(areas), source=source[:LINE_LIMIT])
        )
    click.echo(f"{file.name}: {len(areas)} objekter, planlægningens post {number}")
