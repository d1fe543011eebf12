"""Rules about guests by link: one operation, one partner's seat, for some hours."""

from __future__ import annotations

from datetime import timedelta

from crisis.commands.base import Command
from crisis.commands.evaluation import GiveHotWash
from crisis.commands.guests import InviteGuest, RevokeGuestLink
from crisis.errors import RefusalKind, Refused
from crisis.events.guests import GuestInvited, GuestLinkRevoked
from crisis.projections.seat_links import SeatLink
from crisis.projections.situation import Situation
from crisis.rules.authorities import names_of
from crisis.rules.drill_sight import in_control
from crisis.rules.known import Answer, By, Known
from crisis.rules.role_groups import PLANNERS
from crisis.terms.guests import LONGEST_SEAT, MOST_LINKS, SEAT
from crisis.terms.roles import Role
from crisis.terms.times import coming


def gone(known: Known, kind: type[Command], by: By) -> Refused | None:
    """A guest is one while the partner sits in the staff, or the drill lasts on a seat of which he
    sits; once it is over he gives his hot wash there, until the operation is closed. The link's end
    ends the log-in too, but what was under way just then is asked here, under the lock."""
    if by.role is not Role.GUEST:
        return None if by.link is None else _on_a_seat(known.situation, kind, by)
    seat = known.situation.partners.get(by.authority) if known.situation else None
    if seat is not None and seat.there:
        # Who began to send before the link ended may end it after: it is asked with what is now.
        working = {one.link for one in seat.working(by.now)}
        if by.link is None or by.link in working:
            return None
    return _no_seat()


def _on_a_seat(situation: Situation | None, kind: type[Command], by: By) -> Refused | None:
    """His link stands, and after the drill it is for the hot wash alone."""
    if situation is None or situation.closing.closed is not None:
        return _no_seat()
    link = situation.drill.links.get(by.link or "")
    if link is not None and not link.works(by.now):
        return _no_seat()
    if situation.drill.ended is None or kind is GiveHotWash:
        return None
    return Refused("guest.drill_over", kind=RefusalKind.FORBIDDEN)


def _no_seat() -> Refused:
    return Refused("guest.no_seat", kind=RefusalKind.FORBIDDEN)


def invite(known: Known, command: InviteGuest, by: By) -> Answer:
    """Who leads the staff answers for who sees its board: in person, for a partner that sits there,
    at most a week. The log says who let whom in; the link's secret is shown once and kept nowhere.
    """
    assert known.situation is not None
    if by.link is not None:
        # Whoever is in by a link lets nobody in: his own ends, and the next would not with it.
        return Refused("permission.role", kind=RefusalKind.FORBIDDEN)
    if (command.partner is None) == (command.seat is None):
        return Refused("guest.whom", field="partner")
    if command.seat is not None:
        return _onto_a_seat(known, command, by)
    seat = known.situation.partners.get(command.partner or "")
    if by.on_behalf_of is not None:
        return Refused("partner.in_person", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)
    if seat is None or not seat.there:
        return Refused("partner.not_seated", field="partner", kind=RefusalKind.CONFLICT)
    if len(seat.working(by.now)) >= MOST_LINKS:
        return Refused("guest.many", field="partner", kind=RefusalKind.CONFLICT, limit=MOST_LINKS)
    if command.link is None:
        return Refused("guest.not_here", field="link", kind=RefusalKind.FORBIDDEN)
    ends = by.now + timedelta(hours=command.hours)
    seat_name, authority_name = names_of(known, by)
    return (
        GuestInvited(
            link=command.link,
            partner=seat.partner,
            name=seat.name,
            expires_at=ends,
            text=f"{seat.name} kan gå ind som gæst med et link til {coming(ends, by.now)}.",
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def _onto_a_seat(known: Known, command: InviteGuest, by: By) -> Answer:
    """Control lets somebody without an account onto a seat that the script has a role for, while
    the drill lasts. A new link for a seat ends the one before it."""
    assert known.situation is not None
    drill, name = known.situation.drill, command.seat or ""
    if not in_control(by):
        return Refused("guest.control_only", field="seat", kind=RefusalKind.FORBIDDEN)
    if not drill.number or drill.ended is not None:
        return Refused("guest.no_drill", field="seat", kind=RefusalKind.CONFLICT)
    part = next((one for one in drill.parts if one.seat == name), None)
    held = known.planning.seats.get(name)
    if part is None or held is None or held.role in PLANNERS or len(name) > LONGEST_SEAT:
        return Refused("drill.unknown_seat", field="seat", kind=RefusalKind.UNKNOWN, seat=name)
    if command.link is None:
        return Refused("guest.not_here", field="link", kind=RefusalKind.FORBIDDEN)
    ends = by.now + timedelta(hours=command.hours)
    seat_name, authority_name = names_of(known, by)
    return (
        GuestInvited(
            link=command.link,
            partner=f"{SEAT}{name}",
            name=part.seat_name,
            expires_at=ends,
            text=f"{part.seat_name} kan øve med et link til {coming(ends, by.now)}.",
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def revoke(known: Known, command: RevokeGuestLink, by: By) -> Answer:
    """Whoever may build the staff may shut the door: that must not wait for one person. A link
    onto a seat of a drill is control's, also while it is left for the hot wash alone."""
    assert known.situation is not None
    given = known.situation.drill.links.get(command.link)
    if given is not None:
        return _off_a_seat(known, given, by)
    for seat in known.situation.partners.values():
        for link in seat.links:
            if link.link != command.link:
                continue
            if link.revoked:
                return Refused("guest.revoked_already", field="link", kind=RefusalKind.CONFLICT)
            seat_name, authority_name = names_of(known, by)
            return (
                GuestLinkRevoked(
                    link=link.link,
                    partner=seat.partner,
                    text=f"Gæstelinket til {seat.name} (post {link.number}) er trukket tilbage.",
                    seat_name=seat_name,
                    authority_name=authority_name,
                ),
            )
    return Refused("guest.unknown_link", field="link", kind=RefusalKind.UNKNOWN)


def _off_a_seat(known: Known, link: SeatLink, by: By) -> Answer:
    if not in_control(by):
        return Refused("guest.control_only", field="link", kind=RefusalKind.FORBIDDEN)
    if not link.stands:
        return Refused("guest.revoked_already", field="link", kind=RefusalKind.CONFLICT)
    seat_name, authority_name = names_of(known, by)
    return (
        GuestLinkRevoked(
            link=link.link,
            partner=f"{SEAT}{link.seat}",
            text=f"Linket til pladsen {link.name} (post {link.number}) er trukket tilbage.",
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )
