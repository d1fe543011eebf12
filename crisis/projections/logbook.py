"""The entries of the staff log by number, and what is known of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec
from immutables import Map

from crisis.events.log import SpokenFor
from crisis.projections.attachments import Attachment
from crisis.projections.less import LessOf
from crisis.terms.closing import Stage
from crisis.terms.figures import FigureKind
from crisis.terms.log import Certainty, Channel, EntryKind
from crisis.terms.meetings import AgendaItem
from crisis.terms.national import NationalStaff
from crisis.terms.operations import Level


class LogEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the log with all that later entries said of it. Dansk: post i stabsloggen."""

    number: int
    recorded_at: datetime
    account: int
    seat: str
    authority: str
    seat_name: str = ""
    authority_name: str = ""
    kind: EntryKind | None = None
    certainty: Certainty | None = None
    text: str | None = None
    source: str | None = None
    channel: Channel | None = None
    occurred_at: datetime | None = None
    expected_at: datetime | None = None
    place: str | None = None
    on_behalf_of: SpokenFor | None = None
    confirmed_by: int | None = None
    confirmed_at: datetime | None = None
    corrects: int | None = None
    corrected_by: int | None = None
    supplements: int | None = None
    supplemented_by: tuple[int, ...] = ()
    reason: str | None = None
    basis: str | None = None
    level: Level | None = None
    national: NationalStaff | None = None
    stage: Stage | None = None
    call: int | None = None
    contradiction: int | None = None
    partner: str | None = None
    sheet: int | None = None
    loan: int | None = None
    sitrep: int | None = None
    figure: FigureKind | None = None
    decision: int | None = None
    meeting: int | None = None
    """The meeting it is about; 0 for the rhythm."""
    item: AgendaItem | None = None
    """Under which item of the meeting it was noted."""
    outage: str | None = None
    request: int | None = None
    allotment: int | None = None
    rests_on: int | None = None
    assessment: int | None = None
    attachments: tuple[Attachment, ...] = ()
    erased: bool = False
    hidden: bool = False
    """There is one, and it is not for this reader: its number and its time are all he gets."""

    @property
    def owner(self) -> str:
        """The authority whose words these are."""
        return self.on_behalf_of.authority if self.on_behalf_of else self.authority


class LogBook(msgspec.Struct, frozen=True, kw_only=True):
    """All entries by number. Dansk: stabslog."""

    entries: Map[int, LogEntry] = Map()
    last: int = 0
    unconfirmed: Map[int, str] = Map()
    """Number → the authority whose words they are, which has not said yes to them."""
    hidden: Map[int, datetime] = Map()
    """What is not for this reader, with its time; asked for by number there is no such entry."""
    attached: Map[int, int] = Map()
    """Number by which a file was attached → the entry it belongs to."""
    less_of: LessOf | None = None
    """The log that this one is, but for what is hidden."""

    @property
    def count(self) -> int:
        """How many entries the log holds."""
        return len(self.entries) + len(self.hidden)

    @property
    def files(self) -> frozenset[str]:
        """Give the hash of every file that belongs to an entry and was not erased."""
        entries = (self.entries.get(number) for number in set(self.attached.values()))
        held = (one for entry in entries if entry for one in entry.attachments)
        return frozenset(one.sha256 for one in held if not one.erased)

    def get(self, number: int) -> LogEntry | None:
        """Give an entry by its number."""
        return self.entries.get(number)

    def newest(self, number: int) -> LogEntry | None:
        """Give an entry in the words that hold now, as far as they are for the reader."""
        one = self.entries.get(number)
        while one is not None and one.corrected_by is not None:
            later = self.entries.get(one.corrected_by)
            if later is None:
                break
            one = later
        return one

    def latest(self, limit: int, before: int | None = None) -> list[LogEntry]:
        """Give the newest entries, newest first, from those before a number."""
        found: list[LogEntry] = []
        number = min(self.last, (before or self.last + 1) - 1)
        while number > 0 and len(found) < limit:
            one = self.entries.get(number) or self._blank(number)
            if one is not None:
                found.append(one)
            number -= 1
        return found

    def without(self, numbers: Iterable[int]) -> LogBook:
        """Give the log as one sees it for whom these entries are not."""
        entries, unconfirmed, hidden = self.entries, self.unconfirmed, self.hidden
        for number in numbers:
            gone = entries.get(number)
            if gone is not None:
                entries, hidden = entries.delete(number), hidden.set(number, gone.recorded_at)
                unconfirmed = unconfirmed.delete(number) if number in unconfirmed else unconfirmed
        old = self.less_of or LessOf(self.entries, self.entries)
        less_of = old.left_out(self.entries, entries)
        return msgspec.structs.replace(
            self, entries=entries, unconfirmed=unconfirmed, hidden=hidden, less_of=less_of
        )

    def _blank(self, number: int) -> LogEntry | None:
        at = self.hidden.get(number)
        if at is None:
            return None
        return LogEntry(
            number=number, recorded_at=at, account=0, seat="", authority="", hidden=True
        )
