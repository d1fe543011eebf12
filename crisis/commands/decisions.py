"""Wishes about decisions."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.commands.base import Command
from crisis.commands.incidents import Entries
from crisis.commands.log import Instant
from crisis.terms.decisions import (
    DISSENTS_LIMIT,
    FOLLOW_UPS_LIMIT,
    OPTIONS_LIMIT,
    Competence,
    DecisionNumber,
    Dilemma,
    ItemNumber,
    OptionNumber,
    Outcome,
    Settlement,
    Words,
)
from crisis.terms.ids import AuthorityId, EntryNumber
from crisis.terms.log import Line
from crisis.terms.sight import Readers


class Dissent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What another authority said against it when it was decided. Dansk: forbehold."""

    authority: AuthorityId
    words: Words


class FollowUpWish(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody must see to afterwards. Dansk: opfølgning."""

    what: Line
    authority: AuthorityId
    deadline: Instant | None = None


Options = Annotated[tuple[Line, ...], Meta(min_length=1, max_length=OPTIONS_LIMIT)]
Dissents = Annotated[tuple[Dissent, ...], Meta(max_length=DISSENTS_LIMIT)]
FollowUps = Annotated[tuple[FollowUpWish, ...], Meta(max_length=FOLLOW_UPS_LIMIT)]


class TakeDecision(Command, frozen=True, kw_only=True):
    """Write down a decision with all that belongs to it. Dansk: træf beslutning.

    options: what could be chosen; to do nothing may always be. chosen: the number of the option,
    from 1, with the outcome `chosen` alone. known, entries: what one knew, in words and as entries
    of the log; unknown: what one did not. decided_by: the function, when it is another than the
    seat. taken_at: None is now. replaces: the decision that holds no longer.
    """

    question: Dilemma
    options: Options
    ground: Words
    competence: Competence
    outcome: Outcome = Outcome.CHOSEN
    chosen: OptionNumber | None = None
    known: Words | None = None
    entries: Entries = ()
    unknown: Words | None = None
    competence_note: Line | None = None
    decided_by: Line | None = None
    taken_at: Instant | None = None
    valid_until: Instant | None = None
    dissent: Dissents = ()
    follow_up: FollowUps = ()
    replaces: DecisionNumber | None = None
    readers: Readers | None = None


class RecordDissent(Command, frozen=True, kw_only=True):
    """Have one's authority's reservation noted to another's decision. Dansk: notér forbehold."""

    decision: DecisionNumber
    words: Words


class SettleFollowUp(Command, frozen=True, kw_only=True):
    """Say what became of something that followed from a decision. Dansk: afgør opfølgning.

    item: its place in the decision, from 1. seen: the entry by which one knows it to be settled,
    None when it is open; if there is another by now it is refused.
    """

    decision: DecisionNumber
    item: ItemNumber
    settlement: Settlement
    words: Line | None = None
    seen: EntryNumber | None = None
