"""One page for a municipality, for its local council: plans, places, contacts, what is open."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from crisis.rules.plan_gaps import gaps
from crisis.rules.plan_grounds import concerns
from crisis.rules.plan_wheel import due, reminder
from crisis.web.pages.council_sections import SECTIONS
from crisis.web.pages.plan_desk import Desk
from crisis.web.pages.plan_objects import counts, risk_sites
from crisis.web.pages.plan_rows import due_row, gap_row, plan_row, unit_row


def council_model(municipality: str, desk: Desk) -> dict[str, Any]:
    """Give all that the page of a municipality shows."""
    plans, sites = desk.plans, risk_sites()
    here = [one for one in sites if one.municipality == municipality]
    mine = [one for one in plans.standing() if concerns(one.plan, municipality)]
    about = {municipality, *(one.plan.id for one in mine), *(one.id for one in here)}
    units = [one for one in plans.units.values() if one.unit.owner in _helpers(municipality, desk)]
    about |= {one.unit.id for one in units}
    found = gaps(desk.planning, plans, here, desk.today)
    near = ((one, reminder(one, desk.today)) for one in due(desk.planning, desk.by))
    return {
        "id": municipality,
        "name": desk.name(municipality),
        "today": desk.day(desk.today),
        "plans": [plan_row(one, desk) for one in mine],
        "units": [unit_row(one, desk) for one in sorted(units, key=lambda one: one.unit.name)],
        "gaps": [gap_row(one, desk) for one in found if one.about in about],
        "due": [due_row(one, kind, desk) for one, kind in near if kind and one.about in about],
        "objects": counts(municipality),
        "contacts": _contacts(municipality, desk),
        "sections": [section(municipality, desk) for section in SECTIONS],
    }


def _helpers(municipality: str, desk: Desk) -> tuple[str, ...]:
    """Give the municipality and the fire service that serves it."""
    ground = desk.planning.grounds.get(municipality)
    return (municipality, ground.fire_service) if ground else (municipality,)


def _contacts(municipality: str, desk: Desk) -> list[dict[str, str]]:
    """Give who is responsible, by function and never by name: the seats of the municipality, of
    its fire service and region, and the partners it can call on."""
    ground = desk.planning.grounds.get(municipality)
    wanted = [municipality, *((ground.fire_service, ground.region) if ground else ())]
    seats = sorted(desk.planning.seats.values(), key=lambda one: one.name)
    found = [
        {"function": seat.name, "who": desk.name(authority), "how": _("på tavlen")}
        for authority in wanted
        for seat in seats
        if seat.authority == authority
    ]
    partners = (one.partner for one in desk.planning.partners.values())
    here = [one for one in partners if one.municipality == municipality]
    return found + [
        {"function": one.can_help, "who": one.name, "how": one.contact}
        for one in sorted(here, key=lambda one: one.name)
    ]
