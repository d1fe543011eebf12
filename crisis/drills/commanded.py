"""Commands among the injects: from whose seat, and by which names they point at what came before.

`$name` in the fields of an inject is the number of an entry: of a step's label, or of the inject
of that name when it gives a command. It must stand before; whether it has come is known when the
inject is due.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from crisis.commands.base import Command
from crisis.drills.cast import Actor
from crisis.drills.injects import Inject
from crisis.drills.planned import Planned, command_of, labels_in
from crisis.drills.script import Script
from crisis.errors import Malformed
from crisis.projections.drills import Drill


def planned(script: Script, inject: Inject, at: timedelta) -> Planned:
    """Give an inject's command as a step from its sender's seat."""
    seat = next((one.seat for one in script.cast if one.role == inject.sender), None)
    return Planned(
        at=at,
        step=0,
        actor=Actor(seat=seat or ""),
        command=inject.command or "",
        fields=inject.fields,
        label=inject.id,
    )


def named_before(script: Script, number: int) -> set[str]:
    """Give the names that the inject of this number, from 1, may point at."""
    steps = {one.label for one in script.steps if one.label is not None}
    return steps | {one.id for one in script.injects[: number - 1] if one.command is not None}


def numbers_in(drill: Drill) -> dict[str, int]:
    """Give the entries that commands among the injects have written, by their names."""
    given = (drill.given[number] for number in sorted(drill.given))
    return {one.inject: one.entries[0] for one in given if one.inject and one.entries}


def given_now(one: Planned, now: datetime, numbers: Mapping[str, int], head: int = 1) -> Command:
    """Make the command at its moment; raises Malformed when what it points at has not come."""
    for name in labels_in(one):
        if name not in numbers:
            raise Malformed("scenario.unknown_label", field=one.label, label=name)
    return command_of(one, now, numbers, head=head)
