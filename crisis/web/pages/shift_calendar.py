"""Shifts as a calendar file has them: for whom, under which names, and what was taken back."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _

from crisis.interop.calendar import Slot
from crisis.projections.shifts import Shift
from crisis.projections.situation import Situation
from crisis.rules.known import By
from crisis.rules.role_groups import HEADS


def slots(situation: Situation, by: By, exercise: str) -> Iterator[Slot]:
    """Give the shifts that are the reader's to keep: his authority's; chair and chief of staff
    plan for all. One that was taken out goes along, so that calendars strike it out."""
    for one in situation.shifts.all():
        if one.authority == by.authority or by.role in HEADS:
            yield _slot(one, situation, exercise)


def calendar_name(situation: Situation, exercise: str) -> str:
    """Give the calendar's name: whether it is an exercise comes first."""
    name = _("Vagter: %(operation)s", operation=situation.name)
    return f"{exercise} · {name}" if exercise else name


def _slot(one: Shift, situation: Situation, exercise: str) -> Slot:
    """A change is known by the entry that made it: its number only grows, whatever is erased."""
    summary = f"{one.now.who} · {one.seat_name}, {one.authority_name}"
    return Slot(
        uid=f"vagt-{one.shift}.{situation.operation}@stabstavlen",
        sequence=one.changed,
        changed=one.withdrawn_at or one.now.at,
        begins=one.now.begins,
        ends=one.now.ends,
        summary=f"{exercise}: {summary}" if exercise else summary,
        description="\n".join(part for part in (situation.name, one.now.note) if part),
        cancelled=not one.stands,
    )
