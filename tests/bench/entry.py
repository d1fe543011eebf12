"""The entry that the benches append: what a staff writes most, at its usual length."""

from __future__ import annotations

from crisis.events.log import EntryRecorded
from crisis.terms.log import Certainty, EntryKind

TEXT = (
    "Vandet stiger ved kajkanten i Kolding Havn, nu 1,42 m. Indsatsleder melder kældre under vand."
)
EVENT = EntryRecorded(
    text=TEXT,
    kind=EntryKind.REPORT,
    certainty=Certainty.CONFIRMED,
    source="Indsatsleder",
    channel=None,
    occurred_at=None,
    expected_at=None,
    place="Kolding Havn",
    seat_name="Repræsentant",
    authority_name="Kolding Kommune",
    on_behalf_of=None,
)
