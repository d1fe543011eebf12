"""One entry of the staff log as it stands."""

from __future__ import annotations

from datetime import datetime

import msgspec

from crisis.events.log import SpokenFor
from crisis.terms.closing import Stage
from crisis.terms.figures import FigureKind
from crisis.terms.log import Certainty, Channel, EntryKind
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
    sheet: int | None = None
    loan: int | None = None
    figure: FigureKind | None = None
    decision: int | None = None
    rests_on: int | None = None
    erased: bool = False
    hidden: bool = False
    """There is one, and it is not for this reader: its number and its time are all he gets."""

    @property
    def owner(self) -> str:
        """The authority whose words these are."""
        return self.on_behalf_of.authority if self.on_behalf_of else self.authority
