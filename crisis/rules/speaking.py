"""Speaking for another authority by telephone: the same rule for every subject.

Dansk: på vegne af.
"""

from __future__ import annotations

from typing import Any

from crisis.errors import Refused
from crisis.events.log import SpokenFor
from crisis.rules.authorities import authority_name, names_of
from crisis.rules.known import By, Known


def spoken(known: Known, by: By) -> Refused | None:
    """The other stands in the directory or is a partner of this staff, and is another."""
    if by.on_behalf_of is None:
        return None
    field = "on_behalf_of.authority"
    if authority_name(known, by.on_behalf_of.authority) is None:
        return Refused("on_behalf.unknown_authority", field=field)
    if by.on_behalf_of.authority == by.authority:
        return Refused("on_behalf.own_authority", field=field)
    return None


def spoken_names(known: Known, by: By) -> dict[str, Any]:
    """Give seat, authority and whose words these are, as they are written into an event."""
    seat_name, own_name = names_of(known, by)
    said = None
    if by.on_behalf_of is not None:
        spoken_for = by.on_behalf_of.authority
        said = SpokenFor(
            authority=spoken_for,
            authority_name=authority_name(known, spoken_for) or spoken_for,
            who=by.on_behalf_of.who,
            channel=by.on_behalf_of.channel,
        )
    return {"seat_name": seat_name, "authority_name": own_name, "on_behalf_of": said}


def speaker(by: By) -> str:
    """Give the authority whose words these are."""
    return by.on_behalf_of.authority if by.on_behalf_of else by.authority
