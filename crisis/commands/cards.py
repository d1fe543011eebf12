"""Wishes about action cards in an operation."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.ids import AuthorityId, EntryNumber
from crisis.terms.incidents import IncidentNumber
from crisis.terms.plans import MOST_CARDS, MOST_STEPS, PlanId, StepChoice
from crisis.terms.sight import Readers

CardNumber = Annotated[int, Meta(ge=1, le=MOST_CARDS)]
Choices = Annotated[tuple[StepChoice, ...], Meta(max_length=MOST_STEPS)]


class LayOutCard(Command, frozen=True, kw_only=True):
    """Ask for all that an action card says, for an incident, each step of its own authority.

    version: the entry by which the plan was read, the last when it is left out. municipality: where
    it is, when the incident does not say it or touches several. choices: whom to ask in place of
    whom the card gives. again: it was laid out here before, and that is meant. Dansk: læg kort ud.
    """

    plan: PlanId
    card: CardNumber
    incident: IncidentNumber
    version: EntryNumber | None = None
    municipality: AuthorityId | None = None
    choices: Choices = ()
    again: bool = False
    readers: Readers | None = None
