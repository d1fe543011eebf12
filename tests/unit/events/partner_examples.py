"""Examples of the events about partners, for the golden files."""

from __future__ import annotations

from datetime import UTC, datetime

from crisis.events import Event
from crisis.events.guests import GuestInvited, GuestLinkRevoked
from crisis.events.partners import (
    PartnerChanged,
    PartnerRegistered,
    PartnerRetired,
    PartnerSeated,
    PartnerUnseated,
)
from crisis.terms.partners import Partner, PartnerGroup

PARTNER = Partner(
    id="eksempel-tolke",
    name="Eksempel Tolkebureau",
    group=PartnerGroup.COMPANY,
    can_help="tolkning",
    contact="Vagttelefon",
    municipality="kolding",
)
WHO = {"seat_name": "Repræsentant", "authority_name": "Kolding Kommune"}

PARTNER_EXAMPLES: tuple[Event, ...] = (
    PartnerRegistered(partner=PARTNER),
    PartnerChanged(partner=PARTNER),
    PartnerRetired(id="eksempel-tolke"),
    PartnerSeated(
        partner="eksempel-tolke",
        seat="eksempel-tolke",
        name="Eksempel Tolkebureau",
        group=PartnerGroup.COMPANY,
        can_help="tolkning",
        contact="Vagttelefon",
        text="Eksempel Tolkebureau er med i staben. Kan hjælpe med: tolkning",
        **WHO,
    ),
    PartnerUnseated(
        partner="eksempel-tolke",
        text="Eksempel Tolkebureau er ikke længere med i staben.",
        **WHO,
    ),
    GuestInvited(
        link="0123456789abcdef",
        partner="eksempel-tolke",
        name="Eksempel Tolkebureau",
        expires_at=datetime(2026, 11, 28, 8, 0, tzinfo=UTC),
        text="Eksempel Tolkebureau kan gå ind som gæst med et link til kl. 09:00.",
        **WHO,
    ),
    GuestLinkRevoked(
        link="0123456789abcdef",
        partner="eksempel-tolke",
        text="Gæstelinket til Eksempel Tolkebureau (post 12) er trukket tilbage.",
        **WHO,
    ),
)
