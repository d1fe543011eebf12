"""Who reads what of the register: what stands in a municipality's own plan is for few."""

from __future__ import annotations

from crisis.rules.known import By
from crisis.terms.operations import Mode
from crisis.terms.register import NO_PLANS, RegisterReader
from crisis.terms.roles import Role


def in_here_alone(by: By) -> bool:
    """Says whether somebody is in one operation and not in the planning, whatever seat he sits on:
    by a link, or as a program of an exercise, which may act as every seat."""
    return by.link is not None or (by.program and by.mode is Mode.EXERCISE)


def register_reader_of(by: By) -> RegisterReader:
    """Whoever is in here alone reads nothing of anybody's own plan."""
    return NO_PLANS if in_here_alone(by) else register_reader(by.authority, by.role)


def register_reader(authority: str, role: Role) -> RegisterReader:
    """What stands in a municipality's own plan is for it and the chair alone. The chief of staff
    reads it no more than the rest of the staff, though he reads what is written for some."""
    return RegisterReader(authority=authority, every_plan=role is Role.CHAIR)
