"""Plans for programs: as the reader may see them, with gaps and what falls due; and PDFs in."""

from __future__ import annotations

from flask import Blueprint, Response

from crisis.commands.plans import RegisterPlan
from crisis.errors import Refused, Unknown
from crisis.rules.permissions import may
from crisis.rules.plan_gaps import gaps
from crisis.rules.plan_wheel import due
from crisis.terms.attachments import FILE_LIMIT, FileKind
from crisis.terms.operations import Mode
from crisis.terms.plans import PlanKind
from crisis.web import edge
from crisis.web.answers import as_json
from crisis.web.api.attachments import taken, told_of
from crisis.web.guard import leads_to
from crisis.web.looking import choice, text
from crisis.web.pages.plan_objects import risk_sites, told
from crisis.web.pages.plans import LONGEST, desk

routes = Blueprint("api_plans", __name__, url_prefix="/api/v1")


@routes.get("/plans")
@leads_to(view="plans.list")
def plans() -> Response:
    """The plans that stand, the units, what is missing and late, and what falls due."""
    here = desk()
    kind, owner = choice("kind", PlanKind), text("owner", LONGEST)
    shown = [
        one.now
        for one in here.plans.standing()
        if kind in (None, one.plan.kind) and owner in (None, one.plan.owner)
    ]
    found = gaps(here.planning, here.plans, risk_sites(), here.today)
    answer = {
        "plans": told(shown),
        "units": [here.plans.units[one] for one in sorted(here.plans.units)],
        "gaps": [one._asdict() for one in found],
        "due": [one._asdict() for one in due(here.planning, here.by)],
    }
    return as_json(answer)


@routes.get("/plans/<plan>")
@leads_to(view="plans.list")
def plan(plan: str) -> Response:
    """One plan with all its versions, the oldest first."""
    found = desk().plans.plans.get(plan)
    if found is None:
        raise Unknown("plan.unknown")
    return as_json({"versions": told(found.versions), "retired_at": found.retired_at})


@routes.post("/planning/attachments")
@leads_to(commands=True, body=FILE_LIMIT)
def take_in() -> Response:
    """Take a plan's PDF in; `RegisterPlan` or `ChangePlan` then lets it belong to a plan within a
    day. The same file has the same name (sha256), so a repetition changes nothing."""
    by = edge.by(Mode.LIVE)
    refused = may(RegisterPlan, by)
    if refused is not None:
        raise refused
    found = taken(by.account)
    if found.kind is not FileKind.PDF:
        raise Refused("plan.not_pdf", field="file")
    return told_of(found)
