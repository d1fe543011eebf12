"""Rules about partners: a directory without persons, and ad hoc seats in an operation's staff."""

from __future__ import annotations

from crisis.commands.partners import (
    ChangePartner,
    RegisterPartner,
    RetirePartner,
    SeatPartner,
    UnseatPartner,
)
from crisis.errors import RefusalKind, Refused
from crisis.events.partners import (
    PartnerChanged,
    PartnerRegistered,
    PartnerRetired,
    PartnerSeated,
    PartnerUnseated,
)
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known
from crisis.terms.partners import Partner
from crisis.terms.roles import AuthorityKind

MISSING = {
    "name": "partner.name_missing",
    "can_help": "partner.can_help_missing",
    "contact": "partner.contact_missing",
}
"""Field → how it is asked for."""


def register(known: Known, command: RegisterPartner, by: By) -> Answer:
    """A short name is given once and for ever, and never to an authority too: it becomes the
    partner's seat, and nobody may sit under another's name."""
    standing = known.planning
    ids = (standing.partner_ids, standing.authorities, standing.seats)
    if any(command.partner in each for each in ids):
        return Refused("partner.exists", field="partner", kind=RefusalKind.CONFLICT)
    return _unfit(known, command) or (PartnerRegistered(partner=_partner(command)),)


def change(known: Known, command: ChangePartner, by: By) -> Answer:
    """What is said replaces all that was said before."""
    old = known.planning.partners.get(command.partner)
    if old is None:
        return _unknown()
    no = _unfit(known, command)
    if no:
        return no
    if _partner(command) == old.partner:
        return Refused("partner.unchanged", field="name", kind=RefusalKind.CONFLICT)
    return (PartnerChanged(partner=_partner(command)),)


def retire(known: Known, command: RetirePartner, by: By) -> Answer:
    """It is offered no more; where it sits already it stays until it leaves."""
    if command.partner not in known.planning.partners:
        return _unknown()
    return (PartnerRetired(id=command.partner),)


def seat(known: Known, command: SeatPartner, by: By) -> Answer:
    """A staff is built as the event needs it: one click, and the partner is one of it. What was
    known of it then is kept, for the directory goes on."""
    assert known.situation is not None
    listed = known.planning.partners.get(command.partner)
    if listed is None:
        return _unknown()
    if by.on_behalf_of is not None:
        return _in_person()
    old = known.situation.partners.get(command.partner)
    if old is not None and old.there:
        return Refused("partner.seated", field="partner", kind=RefusalKind.CONFLICT)
    one = listed.partner
    seat_name, authority_name = names_of(known, by)
    return (
        PartnerSeated(
            partner=one.id,
            seat=one.id,
            name=one.name,
            group=one.group,
            can_help=one.can_help,
            contact=one.contact,
            text=f"{one.name} er med i staben. Kan hjælpe med: {one.can_help}",
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def unseat(known: Known, command: UnseatPartner, by: By) -> Answer:
    """Who has left is no longer spoken for; what was said stands."""
    assert known.situation is not None
    old = known.situation.partners.get(command.partner)
    if old is None or not old.there:
        return Refused("partner.not_seated", field="partner", kind=RefusalKind.CONFLICT)
    if by.on_behalf_of is not None:
        return _in_person()
    seat_name, authority_name = names_of(known, by)
    return (
        PartnerUnseated(
            partner=old.partner,
            text=f"{old.name} er ikke længere med i staben.",
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def _partner(command: RegisterPartner | ChangePartner) -> Partner:
    return Partner(
        id=command.partner,
        name=command.name,
        group=command.group,
        can_help=command.can_help,
        contact=command.contact,
        municipality=command.municipality,
    )


def _unfit(known: Known, command: RegisterPartner | ChangePartner) -> Refused | None:
    for field, code in MISSING.items():
        if not getattr(command, field).strip():
            return Refused(code, field=field)
    place = known.planning.authorities.get(command.municipality or "")
    if command.municipality is not None and (
        place is None or place.kind is not AuthorityKind.MUNICIPALITY
    ):
        return Refused("partner.no_municipality", field="municipality")
    for one in known.planning.partners.values():
        same = one.partner.name.casefold() == command.name.casefold()
        if same and one.partner.id != command.partner:
            return Refused("partner.name_taken", field="name", kind=RefusalKind.CONFLICT)
    return None


def _unknown() -> Refused:
    return Refused("partner.unknown", field="partner", kind=RefusalKind.UNKNOWN)


def _in_person() -> Refused:
    return Refused("partner.in_person", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)
