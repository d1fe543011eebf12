"""Wishes about the situation picture."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.commands.log import Instant
from crisis.terms.ids import EntryNumber
from crisis.terms.log import Certainty, Channel, Line
from crisis.terms.national import NationalStaff
from crisis.terms.sight import Readers
from crisis.terms.sitreps import SitrepField, SitrepNumber, SitrepText, StockNumber


class WriteSitrepField(Command, frozen=True, kw_only=True):
    """Say in words what the board cannot know, in one field. Dansk: skriv i SITBIL.

    seen: the entry of the words one saw there, None when there were none; if there are others by
    now it is refused. readers: None is for the staff, or for whom what stood there was. certainty:
    how sure the staff is of it; None where that is not said.
    """

    field: SitrepField
    text: SitrepText
    seen: EntryNumber | None = None
    readers: Readers | None = None
    certainty: Certainty | None = None


class FreezeSitrep(Command, frozen=True, kw_only=True):
    """Freeze the picture under its number, as of an entry. Dansk: frys SITBIL.

    sitrep: the number one expects it to get. seen: the last entry that it showed. stock: the last
    entry of the resources that it showed; None is those of the moment it is frozen. next_at: when
    the one after it comes.
    """

    sitrep: SitrepNumber
    seen: EntryNumber
    stock: StockNumber | None = None
    next_at: Instant | None = None


class NoteSitrepSent(Command, frozen=True, kw_only=True):
    """Note that somebody sent a frozen picture on, to whom and when; the board sends none itself.
    Dansk: notér SITBIL sendt.

    who: the one there who got it. sent_at: None is now.
    """

    sitrep: SitrepNumber
    staff: NationalStaff
    who: Line
    channel: Channel = Channel.MAIL
    sent_at: Instant | None = None
