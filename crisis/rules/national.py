"""Rules about the national staffs: the local staff does not set them, it says what it has heard."""

from __future__ import annotations

from crisis.commands.national import TellNationalStaff
from crisis.errors import RefusalKind, Refused
from crisis.events.national import NationalStaffTold
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known
from crisis.terms.log import AHEAD_LIMIT
from crisis.terms.national import STAFF_NAMES
from crisis.terms.times import date_and_clock


def tell(known: Known, command: TellNationalStaff, by: By) -> Answer:
    """With its time and who said so; what is known already is not said again. That one is not set
    is an answer too, where nobody had told."""
    assert known.situation is not None
    since, name = command.since or by.now, STAFF_NAMES[command.staff]
    standing = known.situation.national.get(command.staff)
    if not command.source.strip():
        return Refused("national.source_missing", field="source")
    if since > by.now + AHEAD_LIMIT:
        return Refused("log.occurred_in_future", field="since", limit_minutes=5)
    if standing is not None and command.active is standing.active:
        code = "national.active_already" if command.active else "national.not_active"
        return Refused(code, field="active", kind=RefusalKind.CONFLICT, staff=name)
    seat_name, authority_name = names_of(known, by)
    said = "er aktiv fra" if command.active else "er ikke længere aktiv fra"
    if standing is None and not command.active:
        said = "er ikke aktiv pr."
    return (
        NationalStaffTold(
            staff=command.staff,
            active=command.active,
            since=since,
            source=command.source,
            text=f"{name} {said} {date_and_clock(since)}.",
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )
