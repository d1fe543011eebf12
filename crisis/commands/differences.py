"""Wishes about what two authorities assess differently."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.assessments import Measure, Passage, ScenarioNumber
from crisis.terms.ids import AuthorityId, EntryNumber
from crisis.terms.log import Line


class SettleDifference(Command, frozen=True, kw_only=True):
    """Say what is done about a difference, by whom and when. Dansk: afklar forskel.

    between: the entries of the assessments that differ. The numbers stay as they were said.
    """

    scenario: ScenarioNumber
    measure: Measure
    between: Annotated[tuple[EntryNumber, ...], Meta(min_length=2, max_length=50)]
    ground: Passage
    what: Line
    owner: AuthorityId | None = None
    due: date | None = None


class FinishAction(Command, frozen=True, kw_only=True):
    """Say that an action is done, and how it went. Dansk: afslut tiltag."""

    action: EntryNumber
    how: Line
