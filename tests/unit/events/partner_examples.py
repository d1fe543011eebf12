"""Examples of the events about partners, for the golden files."""

from __future__ import annotations

from crisis.events import Event
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
)
