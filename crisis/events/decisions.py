"""Facts about decisions."""

from __future__ import annotations

from datetime import datetime

import msgspec

from crisis.events.base import Event
from crisis.events.log import SpokenFor
from crisis.terms.decisions import Competence, Outcome, Settlement


class DissentSaid(msgspec.Struct, frozen=True, kw_only=True):
    """What another said against it, as the decision notes it. Dansk: noteret forbehold."""

    authority: str
    authority_name: str
    words: str


class FollowUpAsked(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody must see to afterwards. Dansk: aftalt opfølgning."""

    what: str
    authority: str
    authority_name: str
    deadline: datetime | None


class DecisionTaken(Event, frozen=True, kw_only=True):
    """A decision was taken, or it was decided not to. Dansk: beslutning truffet.

    replaces, corrects: number and entry of the decision that holds no longer.
    """

    decision: int
    question: str
    options: tuple[str, ...]
    outcome: Outcome
    chosen: int | None
    ground: str
    known: str | None
    entries: tuple[int, ...]
    unknown: str | None
    competence: Competence
    competence_note: str | None
    decided_by: str
    taken_at: datetime | None
    valid_until: datetime | None
    dissent: tuple[DissentSaid, ...]
    follow_up: tuple[FollowUpAsked, ...]
    replaces: int | None
    corrects: int | None
    text: str
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class DissentRecorded(Event, frozen=True, kw_only=True):
    """An authority had its reservation noted afterwards. Dansk: forbehold noteret.

    entry: the decision's; who may read that one may read this.
    """

    decision: int
    entry: int
    words: str
    text: str
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class FollowUpSettled(Event, frozen=True, kw_only=True):
    """What followed from a decision was done, or is not needed. Dansk: opfølgning afgjort.

    entry: the decision's; who may read that one may read this.
    """

    decision: int
    entry: int
    item: int
    settlement: Settlement
    words: str | None
    text: str
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None
