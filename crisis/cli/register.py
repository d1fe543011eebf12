"""crisis register: import, rebuild and list. Dansk: risiko- og sårbarhedsregister."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import click

from crisis.cli.planning import Planner, planner_for
from crisis.cli.telling import told, where
from crisis.commands.register import RegisterObjects
from crisis.config import Settings
from crisis.errors import CrisisError, Malformed, Refused
from crisis.journal.lanes import ThreadLanes
from crisis.register.importing import Draft, batches, draft, read_file
from crisis.register.register import ObjectFilter
from crisis.terms.log import LINE_LIMIT
from crisis.terms.register import KEEPER, RegisterObject
from crisis.terms.times import local
from crisis.wiring import build

BAD, REFUSED = 2, 1
SHOWN = 50
"""How many bad rows are told; the rest are counted."""


@click.group()
def register() -> None:
    """The risk and vulnerability register (registeret)."""


@register.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--keep-good", is_flag=True, help="Take the good rows though others are bad.")
@click.option("--dry-run", is_flag=True, help="Read and compare; write nothing.")
@click.option("--category", default=None, help="For rows that name none.")
@click.option("--account", default="planlaegger", help="An account with a planner's seat.")
def import_(file: Path, keep_good: bool, dry_run: bool, category: str | None, account: str) -> None:
    """Import GeoJSON or CSV: all rows, or with --keep-good those that are sound."""
    try:
        with planner_for(Settings.from_env(os.environ), account) as planner:
            made = _read(file, category, planner)
            if made.bad and not keep_good:
                click.echo("Intet er indlæst. Ret rækkerne, eller tag resten med --keep-good.")
                sys.exit(BAD)
            _write(file, made, planner, dry_run=dry_run)
    except (Refused, Malformed) as problem:
        click.echo(f"{file}: {told(problem)}", err=True)
        sys.exit(BAD)
    except CrisisError as problem:
        click.echo(str(problem), err=True)
        sys.exit(REFUSED)


@register.command()
def rebuild() -> None:
    """Make the register's tables again from the planning's entries."""
    parts = build(Settings.from_env(os.environ), ThreadLanes(), lambda hint: None)
    try:
        begun = time.perf_counter()
        rows = parts.register.rebuild()
        click.echo(f"{rows} rækker på {time.perf_counter() - begun:.1f} s")
    finally:
        parts.database.close()


@register.command("list")
@click.option("--category", default=None)
@click.option("--municipality", default=None)
@click.option("--search", default=None, help="Words of name, category, owner, note.")
@click.option("--retired", is_flag=True, help="Those out of use too.")
def list_(
    category: str | None, municipality: str | None, search: str | None, retired: bool
) -> None:
    """List objects: id, category, name, municipality, confidence, and what else is known of them.

    Whoever runs the machine sees all of them, those in a municipality's own plan too.
    """
    parts = build(Settings.from_env(os.environ), ThreadLanes(), lambda hint: None)
    wanted = ObjectFilter(category=category, municipality=municipality, q=search, retired=retired)
    try:
        found = parts.register.objects(wanted, KEEPER)
    finally:
        parts.database.close()
    for one in found:
        thing = one.object
        place = thing.municipality or "-"
        gone = f"  (udfaset: {one.reason})" if one.retired else ""
        known = "  ".join((place, thing.confidence, *_details(thing)))
        click.echo(f"{thing.id}  {thing.category}  {thing.name}  {known}{gone}")
    click.echo(f"{len(found)} objekter")


def _details(one: RegisterObject) -> list[str]:
    """Give what is known besides, in a few words."""
    room, when = one.capacity, one.occasion
    found = [one.classification.value, one.criticality and one.criticality.value]
    found += [one.authority, f"{room.amount:g} {room.unit}" if room else None]
    if when:
        span = f"{local(when.begins):%Y-%m-%d %H:%M}–{local(when.ends):%Y-%m-%d %H:%M}"
        found.append(f"{span}, {when.attendance} personer")
    return [part for part in found if part]


def _read(file: Path, category: str | None, planner: Planner) -> Draft:
    """Read a file and tell its bad rows."""
    try:
        data = file.read_bytes()
    except OSError as problem:
        raise Malformed("import.unreadable", name=str(file)) from problem

    begun = time.perf_counter()
    made = draft(
        read_file(data),
        category=category,
        locate=lambda shapes: planner.register.locate(shapes, planner.grounds),
    )
    seconds = time.perf_counter() - begun
    for bad in made.bad[:SHOWN]:
        click.echo(f"Række {bad.number}: {where(bad.problem)}{told(bad.problem)}", err=True)
    if len(made.bad) > SHOWN:
        click.echo(f"… og {len(made.bad) - SHOWN} rækker til.", err=True)
    click.echo(
        f"{file.name}: {made.rows} rækker læst på {seconds:.1f} s "
        f"({made.rows / max(seconds, 1e-9):,.0f}/s), {len(made.bad)} kan ikke bruges"
    )
    return made


def _write(file: Path, made: Draft, planner: Planner, *, dry_run: bool) -> None:
    new, changed = _compare(list(made.objects.values()), planner)
    same = len(made.objects) - len(new) - len(changed)
    click.echo(f"{len(new)} nye, {len(changed)} ændrede, {same} står der allerede")
    if dry_run or not new + changed:
        click.echo("Intet er skrevet.")
        return
    begun = time.perf_counter()
    numbers = [
        planner.do(RegisterObjects(objects=some, batch=file.name[:LINE_LIMIT]))
        for some in batches(new + changed, planner.at_once)
    ]
    seconds = time.perf_counter() - begun
    count = len(new) + len(changed)
    click.echo(
        f"{count} skrevet på {seconds:.1f} s ({count / max(seconds, 1e-9):,.0f}/s), "
        f"planlægningens post {numbers[0]} til {numbers[-1]}"
    )


def _compare(
    objects: list[RegisterObject], planner: Planner
) -> tuple[list[RegisterObject], list[RegisterObject]]:
    """Part objects into those that are new and those that say something else than before."""
    there = planner.register.standing([one.id for one in objects])
    new = [one for one in objects if one.id not in there]
    changed = [one for one in objects if one.id in there and there[one.id] != one]
    return new, changed
