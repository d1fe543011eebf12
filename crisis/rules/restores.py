"""Rules about an installation that was put back from a backup: nothing is sent until allowed."""

from __future__ import annotations

from crisis.commands.restores import AllowPublishing
from crisis.errors import RefusalKind, Refused
from crisis.events.restores import PublishingAllowed
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known
from crisis.rules.signing import is_police


def allow_publishing(known: Known, _command: AllowPublishing, by: By) -> Answer:
    """The police let sending begin again, once they have looked at what would be sent."""
    if known.planning.restored is None:
        return Refused("publishing.not_held", kind=RefusalKind.CONFLICT)
    if not is_police(known.planning, by.authority):
        return Refused("publishing.police_alone", kind=RefusalKind.FORBIDDEN)
    seat_name, authority_name = names_of(known, by)
    return (PublishingAllowed(seat_name=seat_name, authority_name=authority_name),)
