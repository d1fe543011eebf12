"""What happened to an installation that was put back from a backup."""

from __future__ import annotations

from datetime import datetime

from crisis.events.base import Event


class InstallationRestored(Event, frozen=True, kw_only=True):
    """All stands as a backup had it, and nothing is sent until a person allows it.

    made_at: when the backup was made. lost: younger entries that checkpoints know of.
    Dansk: gendannelse.
    """

    made_at: datetime
    lost: int


class PublishingAllowed(Event, frozen=True, kw_only=True):
    """A person looked at what a restore left and let sending begin again.

    Dansk: udsendelse givet fri.
    """

    seat_name: str
    authority_name: str
