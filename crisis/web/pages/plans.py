"""Plans: the list with its gaps, a page for each and for each action card, the forms, the year."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, send_file, url_for

from crisis.errors import RefusalKind, Refused, Unknown
from crisis.projections.plans import ListedPlan, PlanVersion
from crisis.rules.lessons import see
from crisis.rules.permissions import may_view
from crisis.rules.plan_wheel import due
from crisis.rules.role_groups import LEARNING, PLANS_OF_ONE
from crisis.terms.attachments import MEDIA_TYPES, FileKind
from crisis.terms.operations import Mode
from crisis.terms.plans import CourseKind, PlanKind
from crisis.terms.roles import AuthorityKind, Role
from crisis.terms.sight import Sight
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.looking import LAST_NUMBER, choice, number, text, yes
from crisis.web.pages.attachments import POWERLESS
from crisis.web.pages.card_rows import card_model, card_versions, task_choices
from crisis.web.pages.lesson_rows import lesson_rows
from crisis.web.pages.local_council import council_model
from crisis.web.pages.models import choices_of
from crisis.web.pages.plan_desk import Desk
from crisis.web.pages.plan_objects import named, risk_sites
from crisis.web.pages.plan_rows import (
    due_rows,
    gap_rows,
    plan_model,
    plan_row,
    reminder_rows,
    unit_row,
)
from crisis.web.pages.plan_year import SIDE, months
from crisis.web.parts import parts
from crisis.web.places import plain
from crisis.web.words import choices, spoken

pages = Blueprint("plans", __name__, url_prefix="/plan")

LONGEST = 200
YEARS = (1900, 2200)


def desk() -> Desk:
    """Say to whom plans are shown, when, and in which language."""
    by = edge.by(Mode.LIVE)
    return Desk(planning=edge.planning_for(by), by=by, language=spoken())


@pages.get("/planer")
@leads_to(view="plans.list")
def list_() -> str:
    """All plans one may see, what is missing and late above them."""
    here = desk()
    kind, owner = choice("kind", PlanKind), text("owner", LONGEST)
    words, all_of_them = (text("q", LONGEST) or "").casefold().split(), yes("udfasede")
    listed = here.plans.plans.values() if all_of_them else here.plans.standing()
    rows = [plan_row(one, here) for one in listed]
    shown = [
        one
        for one in rows
        if (kind is None or one["kind"] == kind.value)
        and (owner is None or one["owner"] == owner or here.name(owner) in one["places"])
        and all(word in one["sought"] for word in words)
    ]
    return render_template(
        "plans/list.html",
        rows=shown,
        total=len(rows),
        gaps=gap_rows(here, risk_sites()),
        reminders=reminder_rows(here),
        query={
            "kind": kind or "",
            "owner": owner or "",
            "q": text("q", LONGEST) or "",
            "udfasede": all_of_them,
        },
        **_offers(here),
    )


@pages.get("/planer/ny")
@leads_to(view="plans.list")
def new() -> str:
    """The form of a new plan; of one that is missing with its kind, owner and place."""
    here = desk()
    place = text("sted", LONGEST)
    given = {
        "kind": (choice("art", PlanKind) or PlanKind.MUNICIPAL).value,
        "owner": text("ejer", LONGEST) or here.by.authority,
    }
    objects = named([place]) if place else []
    return render_template(
        "plans/form.html", plan=None, given=given, objects=objects, **_form(here)
    )


@pages.get("/planer/<plan>")
@leads_to(view="plans.list")
def plan(plan: str) -> str:
    """One plan, as it stands or as it was said in an older version."""
    here = desk()
    listed, shown = _found(plan, here)
    shape = plain(shown.plan.shape) if shown.plan.shape is not None else None
    return render_template(
        "plans/plan.html",
        plan=plan_model(listed, shown, here),
        shape=shape,
        objects=named(shown.plan.objects),
        lessons=lesson_rows(see(here.planning, here.by).of_plan(plan), here),
        **_offers(here),
    )


@pages.get("/planer/<plan>/ret")
@leads_to(view="plans.list")
def change(plan: str) -> str:
    """The form of a plan that stands."""
    here = desk()
    listed, shown = _found(plan, here)
    model = plan_model(listed, shown, here)
    if not model["may_write"]:
        code = "plan.retired" if model["retired"] else "plan.not_yours"
        raise Refused(code, kind=RefusalKind.FORBIDDEN)
    standing = shown.plan
    shape = plain(standing.shape) if standing.shape is not None else None
    return render_template(
        "plans/form.html",
        plan={**model, "told": standing, "shape": shape},
        objects=named(standing.objects),
        **_form(here),
    )


@pages.get("/planer/<plan>/indsatskort/<int:card>")
@leads_to(view="plans.list")
def card(plan: str, card: int) -> str:
    """One action card, readable by itself and on A4."""
    here = desk()
    listed, shown = _found(plan, here)
    found = card_model(shown.plan, card, here)
    if found is None:
        raise Unknown("plan.no_card")
    return render_template(
        "plans/card.html",
        card=found,
        plan=plan_model(listed, shown, here),
        versions=card_versions(listed, shown.plan.cards[card - 1], here),
    )


@pages.get("/planer/<plan>/fil/<sha256>")
@leads_to(view="plans.list")
def file(plan: str, sha256: str) -> Response:
    """Give a plan's PDF, of any version of it; it is saved and never shown by itself."""
    listed = desk().plans.plans.get(plan)
    files = (each.plan.file for each in listed.versions) if listed else ()
    kept = next((one for one in files if one is not None and one.sha256 == sha256), None)
    place = parts().files.path(sha256) if kept else None
    if kept is None or place is None:
        raise Unknown("attachment.missing" if kept else "plan.unknown")
    response = send_file(
        place,
        mimetype=MEDIA_TYPES[FileKind.PDF],
        as_attachment=True,
        download_name=kept.name,
        etag=sha256,
        conditional=True,
        max_age=None,
    )
    response.headers["Content-Security-Policy"] = POWERLESS
    response.headers["Cache-Control"] = "private, no-store"
    return response


@pages.get("/enheder")
@leads_to(view="plans.list")
def units() -> str:
    """The units with what they must be trained in, when they had it, and until when it holds."""
    here = desk()
    listed = sorted(here.plans.units.values(), key=lambda one: (one.unit.owner, one.unit.name))
    rows = [unit_row(one, here) for one in listed]
    return render_template(
        "plans/units.html", rows=rows, course_kinds=choices(CourseKind), **_offers(here)
    )


@pages.get("")
@leads_to(view="plans.list")
def begin() -> Response:
    """The planner's side begins with what falls due."""
    return make_response(redirect(url_for("plans.year"), 303))


@pages.get("/aarshjul")
@leads_to(view="plans.list")
def year() -> str:
    """What falls due in a year, month by month: as a list, and as a wheel."""
    here = desk()
    asked = number("aar", here.today.year, least=YEARS[0], most=YEARS[1])
    found = due(here.planning, here.by)
    late = [one for one in found if one.on < here.today and one.on.year < asked]
    return render_template(
        "plans/year.html",
        year=asked,
        months=months(found, asked, here),
        late=due_rows(late, here),
        total=sum(1 for one in found if one.on.year == asked),
        side=SIDE,
        may={"annual": may_view("planning.annual", here.by.role)},
        reminders=reminder_rows(here),
    )


@pages.get("/kommune/<municipality>")
@leads_to(view="plans.list")
def council(municipality: str) -> str:
    """One page for a municipality's local council."""
    here = desk()
    found = here.planning.authorities.get(municipality)
    if found is None or found.kind is not AuthorityKind.MUNICIPALITY:
        raise Unknown("plan.no_such_municipality")
    return render_template("plans/council.html", council=council_model(municipality, here))


def _found(plan: str, here: Desk) -> tuple[ListedPlan, PlanVersion]:
    """Give a plan and the version that is asked for, the last when none is."""
    listed = here.plans.plans.get(plan)
    asked = number("udgave", 0, most=LAST_NUMBER)
    shown = (listed.version(asked) if asked else listed.now) if listed else None
    if listed is None or shown is None:
        raise Unknown("plan.unknown")
    return listed, shown


def _offers(here: Desk) -> dict[str, Any]:
    """Give what lists and forms offer; a representative writes for his own authority alone."""
    chosen = choices_of(here.planning)
    own = here.by.role is Role.REPRESENTATIVE
    owners = [one for one in chosen["authorities"] if not own or one[0] == here.by.authority]
    return {
        "kinds": choices(PlanKind),
        "owners": owners,
        "authorities": chosen["authorities"],
        "municipalities": chosen["municipalities"],
        "may": {
            "write": here.by.role in PLANS_OF_ONE.live,
            "learn": here.by.role in LEARNING.live,
        },
    }


def _form(here: Desk) -> dict[str, Any]:
    sectors = sorted({row.sector for row in here.planning.matrix.values()})
    types = here.planning.incident_types.values()
    return {
        "sights": choices(Sight),
        "sectors": sectors,
        "tasks": task_choices(here),
        "types": sorted(((one.id, one.name) for one in types), key=lambda one: one[1]),
        "hazards": here.planning.assessments.hazards,
        **_offers(here),
    }
