"""What the planning's lists show by an entry now: it is changed there before it is erased."""

from __future__ import annotations

from collections.abc import Callable

from crisis.events.dependencies import SupplySet, WhatIfSaved
from crisis.events.deputies import DeputiesPlanned
from crisis.events.mailboxes import MailboxSet
from crisis.events.partners import PartnerChanged, PartnerRegistered
from crisis.events.plans import PlanChanged, PlanRegistered
from crisis.events.scripts import ScriptSaved
from crisis.events.units import UnitChanged, UnitRegistered
from crisis.projections.deputies import said_last
from crisis.projections.situation import Folded
from crisis.rules.known import Known


def _partner_stands(known: Known, found: Folded) -> bool:
    """Says whether the directory shows a partner by this entry now."""
    if not isinstance(found.event, PartnerRegistered | PartnerChanged):
        return False
    now = known.planning.partners.get(found.event.partner.id)
    return now is not None and now.number == found.stamp.number


def _need_stands(known: Known, found: Folded) -> bool:
    """Says whether a supply or a what-if of the plan is as this entry says."""
    needs = known.planning.dependencies
    match found.event:
        case SupplySet(supply=one):
            now = needs.supplies.get(one.key)
            return now is not None and now.number == found.stamp.number
        case WhatIfSaved(what_if=number):
            saved = needs.what_ifs.get(number)
            return saved is not None and saved.number == found.stamp.number
        case _:
            return False


def _plan_stands(known: Known, found: Folded) -> bool:
    """Says whether the list shows a plan or a unit by this entry now."""
    match found.event:
        case PlanRegistered(plan=plan) | PlanChanged(plan=plan):
            one = known.planning.plans.plans.get(plan.id)
            return one is not None and one.stands and one.now.number == found.stamp.number
        case UnitRegistered(unit=unit) | UnitChanged(unit=unit):
            listed = known.planning.plans.units.get(unit.id)
            return listed is not None and listed.number == found.stamp.number
        case _:
            return False


def _deputies_stand(known: Known, found: Folded) -> bool:
    """Says whether a seat's deputies are as this entry says."""
    if not isinstance(found.event, DeputiesPlanned):
        return False
    now = said_last(known.planning.deputies, found.event.seat)
    return now is not None and now.number == found.stamp.number


def _mailbox_stands(known: Known, found: Folded) -> bool:
    """Says whether an authority's mailbox is as this entry says."""
    if not isinstance(found.event, MailboxSet):
        return False
    now = known.planning.mailboxes.get(found.event.authority)
    return now is not None and now.number == found.stamp.number


def _script_stands(known: Known, found: Folded) -> bool:
    """Says whether a script in use is as this entry says."""
    if not isinstance(found.event, ScriptSaved):
        return False
    now = known.planning.scripts.scripts.get(found.event.id)
    return now is not None and now.stands and now.now.number == found.stamp.number


STANDING: tuple[tuple[Callable[[Known, Folded], bool], str], ...] = (
    (_partner_stands, "erasure.partner_stands"),
    (_need_stands, "erasure.need_stands"),
    (_plan_stands, "erasure.plan_stands"),
    (_deputies_stand, "erasure.deputies_stand"),
    (_mailbox_stands, "erasure.mailbox_stands"),
    (_script_stands, "erasure.script_stands"),
)
"""What the plan's lists show by an entry now, and why it is changed there first."""
