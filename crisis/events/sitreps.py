"""Facts about the situation picture."""

from __future__ import annotations

from datetime import datetime

from crisis.events.base import Event
from crisis.terms.log import Certainty, Channel
from crisis.terms.national import NationalStaff
from crisis.terms.sitreps import SitrepField


class SitrepFieldWritten(Event, frozen=True, kw_only=True):
    """A field of the picture has other words. Dansk: felt i SITBIL skrevet.

    corrects: the entry of the words that stood there; None when there were none. text: empty when
    they were taken away. certainty: how sure the staff is of them; None where that is not said.
    """

    field: SitrepField
    text: str
    corrects: int | None
    certainty: Certainty | None = None
    seat_name: str
    authority_name: str


class SitrepFrozen(Event, frozen=True, kw_only=True):
    """A picture was frozen under its number. Dansk: SITBIL frosset.

    until: the last entry it takes in. All that it shows is what was known after that entry, so it
    holds no copy of it. after: the entry up to which the one before went, 0 for the first. stock:
    the last entry of the resources it takes in; None are those there were when it was frozen.
    """

    sitrep: int
    until: int
    after: int
    next_at: datetime | None
    stock: int | None = None
    text: str
    seat_name: str
    authority_name: str


class SitrepSent(Event, frozen=True, kw_only=True):
    """Somebody sent a frozen picture on. Dansk: SITBIL sendt."""

    sitrep: int
    staff: NationalStaff
    who: str
    channel: Channel
    sent_at: datetime
    text: str
    seat_name: str
    authority_name: str
