"""The lessons: what is overdue, open and done, and the forms by which they are written."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template

from crisis.projections.lessons import NotedLesson
from crisis.rules.lessons import see
from crisis.rules.role_groups import LEARNING
from crisis.terms.ids import is_operation_id
from crisis.terms.lessons import LessonState
from crisis.terms.roles import Role
from crisis.terms.sight import Sight
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.looking import choice, text
from crisis.web.pages.lesson_rows import PLACE, lesson_rows
from crisis.web.pages.models import choices_of
from crisis.web.pages.plan_desk import Desk
from crisis.web.pages.plans import LONGEST, desk
from crisis.web.words import choices

pages = Blueprint("lessons", __name__)

MOST = 500
"""How many lessons a page lists; the filter makes it shorter."""


@pages.get(PLACE)
@leads_to(view="lessons.list")
def lessons() -> str:
    """All lessons that fit the filter, what is overdue first; `fra`, `poster` and `plan` begin the
    form of a new one."""
    here = desk()
    asked = asked_filter()
    every = see(here.planning, here.by).all()
    rows = lesson_rows([one for one in every if fits(one, asked, here)][:MOST], here)
    return render_template(
        "lessons/list.html",
        rows=rows,
        parts=[(state, [one for one in rows if one["state"] == state]) for state in _STATES],
        total=len(every),
        query=asked,
        states=choices(LessonState),
        begun=_begun(),
        **_offers(here),
    )


def asked_filter() -> dict[str, str]:
    """Read from the query which lessons are asked for."""
    return {
        "owner": text("owner", LONGEST) or "",
        "state": choice("state", LessonState) or "",
        "operation": text("operation", LONGEST) or "",
    }


def fits(one: NotedLesson, asked: dict[str, str], here: Desk) -> bool:
    """Says whether a lesson is asked for."""
    where = one.lesson.learnt_from
    return (
        asked["owner"] in ("", one.lesson.owner)
        and asked["state"] in ("", one.state(here.today))
        and asked["operation"] in ("", where.operation if where else None)
    )


_STATES = (LessonState.OVERDUE.value, LessonState.OPEN.value, LessonState.DONE.value)


def _begun() -> dict[str, str] | None:
    """Give what the form of a new lesson begins with when another page leads here."""
    told = {
        "operation": text("fra", LONGEST) or "",
        "entries": text("poster", LONGEST) or "",
        "plan": text("plan", LONGEST) or "",
    }
    if not is_operation_id(told["operation"]):
        told["operation"] = ""
    return told if any(told.values()) else None


def _offers(here: Desk) -> dict[str, Any]:
    """Give what the forms offer; a representative writes for his own authority alone."""
    offered = choices_of(here.planning)["authorities"]
    own = here.by.role is Role.REPRESENTATIVE
    return {
        "may": {"write": here.by.role in LEARNING.live and not here.by.program},
        "authorities": offered,
        "owners": [one for one in offered if not own or one[0] == here.by.authority],
        "plans": [(one.plan.id, one.plan.title) for one in here.plans.standing()],
        "operations": [
            (one.operation, f"{here.word(one.mode)}: {one.name}") for one in edge.operations()
        ],
        "sights": sorted(choices(Sight), key=lambda one: one[0]),
    }
