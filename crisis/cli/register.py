"""crisis register: import, undo, rebuild and list. Dansk: risiko- og sårbarhedsregister."""

from __future__ import annotations

import os
import time

import click

from crisis.cli.imports import import_, imports, undo
from crisis.config import Settings
from crisis.journal.lanes import ThreadLanes
from crisis.register.register import ObjectFilter
from crisis.terms.register import KEEPER, RegisterObject
from crisis.terms.times import local
from crisis.wiring import build


@click.group()
def register() -> None:
    """The risk and vulnerability register (registeret)."""


for each in (import_, imports, undo):
    register.add_command(each)


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
@click.option("--category", default=None, help="With those under it.")
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
