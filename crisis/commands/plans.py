"""Wishes about preparedness plans."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.ids import AuthorityId, EntryNumber
from crisis.terms.log import Line
from crisis.terms.places import Shape
from crisis.terms.plans import (
    MOST_CARDS,
    MOST_OBJECTS,
    ActionCard,
    PlanId,
    PlanKind,
    Sha256,
    WebAddress,
)
from crisis.terms.register import ObjectId
from crisis.terms.sight import Sight

Authorities = Annotated[tuple[AuthorityId, ...], Meta(max_length=50)]
Objects = Annotated[tuple[ObjectId, ...], Meta(max_length=MOST_OBJECTS)]
Cards = Annotated[tuple[ActionCard, ...], Meta(max_length=MOST_CARDS)]


class PlanWish(Command, frozen=True, kw_only=True):
    """All that is said of a plan.

    sha256: a PDF that was sent first. web_address: https, told and never fetched. sight, only_for:
    who may read it; the owner and the chair always do. covers_area: what lies in the
    shape is covered too, named or not.
    """

    plan: PlanId
    kind: PlanKind
    title: Line
    owner: AuthorityId
    adopted_on: date | None = None
    adopted_by: Line | None = None
    next_revision: date | None = None
    web_address: WebAddress | None = None
    sha256: Sha256 | None = None
    file_name: Line | None = None
    municipalities: Authorities = ()
    shape: Shape | None = None
    objects: Objects = ()
    cards: Cards = ()
    sight: Sight = Sight.INTERNAL
    only_for: Authorities = ()
    covers_area: bool = False


class RegisterPlan(PlanWish, frozen=True, kw_only=True):
    """Write a plan of an authority into the list of plans. Dansk: opret plan."""


class ChangePlan(PlanWish, frozen=True, kw_only=True):
    """Say anew all that is known of a plan; what was said before stays to be read.

    seen: number of the entry that was on the page. Dansk: ret plan.
    """

    seen: EntryNumber


class RetirePlan(Command, frozen=True, kw_only=True):
    """Take a plan out of force; all its versions stay to be read. Dansk: udfas plan."""

    plan: PlanId
    seen: EntryNumber
