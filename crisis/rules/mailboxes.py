"""Rules about mailboxes: each authority says itself where it takes the staff's letters."""

from __future__ import annotations

from crisis.commands.mailboxes import SetMailbox
from crisis.errors import RefusalKind, Refused
from crisis.events.mailboxes import MailboxSet
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known
from crisis.terms.mailboxes import is_address
from crisis.terms.roles import Role


def set_(known: Known, command: SetMailbox, by: By) -> Answer:
    """One address, a function's, by one who has read what stood; the chair for all."""
    if command.authority not in known.planning.authorities:
        return Refused("authority.unknown", field="authority", authority=command.authority)
    if command.authority != by.authority and by.role is not Role.CHAIR:
        return Refused("mailbox.not_yours", field="authority", kind=RefusalKind.FORBIDDEN)
    if command.mailbox is not None and not is_address(command.mailbox):
        return Refused("mailbox.no_address", field="mailbox")
    old = known.planning.mailboxes.get(command.authority)
    if (old.number if old else 0) != command.seen:
        return Refused("mailbox.meanwhile", field="seen", kind=RefusalKind.CONFLICT)
    if command.mailbox == (old.mailbox if old else None):
        return Refused("mailbox.unchanged", field="mailbox", kind=RefusalKind.CONFLICT)
    seat_name, authority_name = names_of(known, by)
    return (
        MailboxSet(
            authority=command.authority,
            mailbox=command.mailbox,
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )
