"""One example of each event about the situation picture, for the golden files."""

from __future__ import annotations

from datetime import UTC, datetime

from crisis.events import Event
from crisis.events.sitreps import SitrepFieldWritten, SitrepFrozen, SitrepSent
from crisis.terms.log import Certainty, Channel
from crisis.terms.national import NationalStaff
from crisis.terms.sitreps import SitrepField

WHO = {"seat_name": "Stabschef", "authority_name": "Sydøstjyllands Politi"}

SITREP_EXAMPLES: tuple[Event, ...] = (
    SitrepFieldWritten(
        field=SitrepField.INTENT,
        text="Liv først. Hold sygehuset i drift.",
        corrects=57,
        certainty=Certainty.PRESUMED,
        **WHO,
    ),
    SitrepFrozen(
        sitrep=2,
        until=63,
        after=31,
        stock=18,
        next_at=datetime(2026, 11, 26, 14, 45, tzinfo=UTC),
        text="SITBIL 2 er frosset.",
        **WHO,
    ),
    SitrepSent(
        sitrep=2,
        staff=NationalStaff.NOST,
        who="Vagthavende, NOST",
        channel=Channel.MAIL,
        sent_at=datetime(2026, 11, 26, 14, 2, tzinfo=UTC),
        text="SITBIL 2 er sendt til NOST (Vagthavende, NOST).",
        **WHO,
    ),
)
