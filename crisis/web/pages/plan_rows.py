"""Plans, gaps, units and what falls due, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode, urlsplit

from crisis.commands.plans import RetirePlan
from crisis.commands.units import RetireUnit
from crisis.projections.plans import ListedPlan, ListedUnit, PlanVersion
from crisis.rules import allows
from crisis.rules.known import Known
from crisis.rules.plan_gaps import Gap, RiskSite, gaps, of_plan
from crisis.rules.plan_wheel import Due, due, reminder, reminders
from crisis.terms.plans import BASIS, Course, DueKind, GapKind, PlanKind, Reminder
from crisis.terms.sight import Sight
from crisis.web.pages.card_rows import card_row
from crisis.web.pages.plan_desk import Desk, plan_url
from crisis.web.times import moment_in_words


def plan_row(one: ListedPlan, desk: Desk) -> dict[str, Any]:
    """Give a plan as a line of a list."""
    plan = one.plan
    late = {gap.kind for gap in of_plan(plan, desk.today)} if one.stands else set()
    places = [desk.name(each) for each in plan.municipalities]
    row = {
        "id": plan.id,
        "url": plan_url(plan.id),
        "title": plan.title,
        "kind": plan.kind.value,
        "kind_word": desk.word(plan.kind),
        "owner": plan.owner,
        "owner_name": desk.name(plan.owner),
        "places": places,
        "adopted": desk.day(plan.adopted_on),
        "adopted_by": plan.adopted_by or "",
        "revision": desk.day(plan.next_revision),
        "overdue": GapKind.OVERDUE in late,
        "not_adopted": GapKind.NOT_ADOPTED in late,
        "cards": len(plan.cards),
        "sight": plan.sight.value,
        "sight_word": desk.word(plan.sight),
        "retired": not one.stands,
    }
    told = (plan.title, row["kind_word"], row["owner_name"], *places)
    return {**row, "sought": " ".join(str(part) for part in told).casefold()}


def plan_model(one: ListedPlan, shown: PlanVersion, desk: Desk) -> dict[str, Any]:
    """Give a plan for its page, as it was said in one of its versions."""
    plan = shown.plan
    basis = BASIS.get(plan.kind)
    past = shown.number != one.now.number
    retire = RetirePlan(plan=plan.id, seen=one.now.number)
    may = not past and allows(Known(planning=desk.planning), retire, desk.by)
    return {
        **plan_row(ListedPlan(versions=(shown,), retired_at=one.retired_at), desk),
        "number": shown.number,
        "past": past,
        "query": f"?udgave={shown.number}" if past else "",
        "may_write": may,
        "basis": basis.law if basis else "",
        "assumed": basis.assumed if basis else False,
        "address": plan.web_address or "",
        "host": (urlsplit(plan.web_address).hostname or "") if plan.web_address else "",
        "file": plan.file,
        "only_for": [desk.name(each) for each in plan.only_for],
        "restricted": plan.sight is Sight.RESTRICTED,
        "covers_area": plan.covers_area,
        "cards_told": [card_row(plan, number, desk) for number in range(1, len(plan.cards) + 1)],
        "retired_at": moment_in_words(one.retired_at, desk.language) if one.retired_at else "",
        "versions": [_version(each, one, desk) for each in reversed(one.versions)],
        "written": _version(shown, one, desk),
    }


def _version(each: PlanVersion, one: ListedPlan, desk: Desk) -> dict[str, Any]:
    newest = each.number == one.now.number
    return {
        "number": each.number,
        "at": moment_in_words(each.at, desk.language),
        "who": f"{each.seat_name}, {each.authority_name}",
        "newest": newest,
        "url": plan_url(each.plan.id) + ("" if newest else f"?udgave={each.number}"),
    }


def gap_rows(desk: Desk, sites: Iterable[RiskSite]) -> list[dict[str, Any]]:
    """Give all gaps in words, with where each is mended."""
    found = gaps(desk.planning, desk.plans, sites, desk.today)
    return [gap_row(one, desk) for one in found]


def gap_row(one: Gap, desk: Desk) -> dict[str, Any]:
    """Give one gap in words."""
    return {
        "kind": one.kind.value,
        "kind_word": desk.word(one.kind),
        "name": one.name,
        "owner": one.owner or "",
        "owner_name": desk.name(one.owner),
        "since": desk.day(one.since),
        "url": _mended(one),
        "write_url": _written(one, desk),
    }


def _written(one: Gap, desk: Desk) -> str:
    """Say where the plan that is missing is begun, with what is known of it; empty for who does not
    write it."""
    kind = _MISSING.get(one.kind)
    if kind is None or not desk.may_write(one.owner or ""):
        return ""
    place = {"sted": one.about} if one.kind is GapKind.NO_EXTERNAL else {}
    return f"/plan/planer/ny?{urlencode({'art': kind.value, 'ejer': one.owner or '', **place})}"


_MISSING = {
    GapKind.NO_MUNICIPAL: PlanKind.MUNICIPAL,
    GapKind.NO_HEALTH: PlanKind.HEALTH,
    GapKind.NO_EXTERNAL: PlanKind.EXTERNAL,
    GapKind.NO_DIMENSIONING: PlanKind.DIMENSIONING,
}


def _mended(one: Gap) -> str:
    """Say where a gap is looked at: its plan, unit, object or ground."""
    match one.kind:
        case GapKind.OVERDUE | GapKind.NOT_ADOPTED | GapKind.NO_REVISION:
            return plan_url(one.about)
        case GapKind.NEVER_TRAINED | GapKind.TRAINING_OVER:
            return f"/plan/enheder#{one.about}"
        case GapKind.NO_EXTERNAL:
            return f"/plan/register/{one.about}"
        case GapKind.NO_MUNICIPAL | GapKind.NO_DIMENSIONING:
            return f"/plan/kommune/{one.about}"
        case _:
            return f"/plan/planer?owner={one.about}"


def due_rows(found: Iterable[Due], desk: Desk) -> list[dict[str, Any]]:
    """Give what falls due in words."""
    return [due_row(one, reminder(one, desk.today), desk) for one in found]


def due_row(one: Due, kind: Reminder | None, desk: Desk) -> dict[str, Any]:
    """Give one thing that falls due in words; how near it is told in words too."""
    urls = {
        DueKind.REVISION: plan_url(one.about),
        DueKind.TRAINING: f"/plan/enheder#{one.about}",
        DueKind.ASSESSMENT: f"/plan/vurderinger/{one.about}",
        DueKind.ACTION: f"/plan/vurderinger/{one.about}",
        DueKind.LESSON: f"/plan/laering#lp-{one.about}",
    }
    return {
        "kind_word": desk.word(one.kind),
        "on": desk.day(one.on),
        "iso": one.on.isoformat(),
        "name": one.name,
        "owner_name": desk.name(one.owner),
        "owner": one.owner,
        "url": urls.get(one.kind, ""),
        "near": kind.value if kind else "",
        "near_word": desk.word(kind) if kind else "",
        "late": one.on < desk.today,
    }


def reminder_rows(desk: Desk) -> list[dict[str, Any]]:
    """Give what the reader is reminded of, the nearest first."""
    told = reminders(due(desk.planning, desk.by), desk.by, desk.today)
    return [due_row(one, kind, desk) for one, kind in told]


def unit_row(one: ListedUnit, desk: Desk) -> dict[str, Any]:
    """Give a unit with its training."""
    unit = one.unit
    retire = RetireUnit(unit=unit.id, seen=one.number)
    return {
        "id": unit.id,
        "name": unit.name,
        "owner": unit.owner,
        "owner_name": desk.name(unit.owner),
        "people": unit.people,
        "number": one.number,
        "courses": [_course(each, desk) for each in unit.courses],
        "may_write": allows(Known(planning=desk.planning), retire, desk.by),
    }


def _course(one: Course, desk: Desk) -> dict[str, Any]:
    over = one.valid_until is not None and one.valid_until < desk.today
    return {
        "course": one.course,
        "kind": one.kind.value,
        "kind_word": desk.word(one.kind),
        "had_on": one.had_on.isoformat() if one.had_on else "",
        "valid_until": one.valid_until.isoformat() if one.valid_until else "",
        "had": desk.day(one.had_on),
        "valid": desk.day(one.valid_until),
        "never": one.had_on is None,
        "over": over,
    }
