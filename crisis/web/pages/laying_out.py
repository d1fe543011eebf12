"""Action cards beside an incident: which fit it, what each would ask of whom, and how far those
laid out have come."""

from __future__ import annotations

from typing import Any

from crisis.commands.cards import LayOutCard
from crisis.projections.incidents import Incident
from crisis.projections.plans import ListedPlan
from crisis.projections.tasks import Task
from crisis.rules.cards import Part, answers, laid_out
from crisis.rules.known import Known
from crisis.rules.plan_sight import view
from crisis.rules.responsibility import Gap
from crisis.terms.plans import ActionCard, CardPlace
from crisis.terms.roles import Role
from crisis.terms.tasks import FINISHED, TaskStatus
from crisis.web.because import asked, name
from crisis.web.pages.card_rows import after_start
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import incident_url, task_label, task_url
from crisis.web.pages.plan_desk import plan_url
from crisis.web.pages.task_times import task_times
from crisis.web.words import word


def cards_brief(incident: Incident, where: Where) -> dict[str, Any]:
    """Give how many cards fit an incident, and those that were laid out on it."""
    return {
        "url": f"{incident_url(where.situation.operation, incident.number)}/indsatskort",
        "fitting": sum(incident.kind in card.kinds for _, _, card in _all(where)),
        "laid": _laid(incident, where),
    }


def cards_model(incident: Incident, where: Where) -> dict[str, Any]:
    """Give the cards that fit, the others, and those laid out."""
    laid = laid_out(where.situation.tasks, incident.number)
    fitting: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    for listed, number, card in _all(where):
        row = _offer(listed, number, incident, where)
        row["laid"] = (listed.plan.id, card.title) in laid
        (fitting if incident.kind in card.kinds else others).append(row)
    return {"fitting": fitting, "others": others, "laid": _laid(incident, where)}


def card_of(place: CardPlace | None, where: Where) -> dict[str, Any] | None:
    """Give the card a task was asked for by, with where it is read as it was then, by who may."""
    if place is None:
        return None
    return {"title": place.title, "step": place.step, "url": _url(place, where)}


def _url(place: CardPlace, where: Where) -> str | None:
    listed = view(where.planning.plans, where.by).plans.get(place.plan)
    if where.by.role is Role.GUEST or listed is None or listed.version(place.version) is None:
        return None
    newest = listed.now.number == place.version
    query = "" if newest else f"?udgave={place.version}"
    return f"{plan_url(place.plan)}/indsatskort/{place.card}{query}"


def _all(where: Where) -> list[tuple[ListedPlan, int, ActionCard]]:
    """Give the cards of plans that stand and that the reader sees; those adopted first."""
    plans = view(where.planning.plans, where.by).standing()
    return [
        (listed, number, card)
        for listed in sorted(plans, key=lambda one: one.plan.adopted_on is None)
        for number, card in enumerate(listed.plan.cards, 1)
    ]


def _offer(listed: ListedPlan, number: int, incident: Incident, where: Where) -> dict[str, Any]:
    plan, card = listed.plan, listed.plan.cards[number - 1]
    wish = LayOutCard(plan=plan.id, card=number, incident=incident.number)
    known = Known(planning=where.planning, situation=where.situation)
    steps: list[dict[str, Any]] = [
        {
            "place": place,
            "what": one.what,
            "due": after_start(one.minutes) if one.minutes is not None else "",
            "after": list(one.after),
            "who": [_who(each, where) for each in answers(known, wish, place, one)],
        }
        for place, one in enumerate(card.steps, 1)
    ]
    return {
        "key": f"{plan.id}-{number}",
        "plan": plan.id,
        "version": listed.now.number,
        "card": number,
        "title": card.title,
        "hazard": card.hazard,
        "source": card.source or "",
        "plan_title": plan.title,
        "url": f"{plan_url(plan.id)}/indsatskort/{number}",
        "not_adopted": plan.adopted_on is None,
        "steps": steps,
        "count": sum(len(one["who"]) for one in steps),
    }


def _who(found: Part | Gap, where: Where) -> dict[str, Any]:
    if isinstance(found, Gap):
        return {"gap": True, "name": "", "because": ""}
    who = name(where.planning, found.responsible)
    told = asked(found.because, who, where.planning, where.language)
    return {"gap": False, "name": who, "because": "" if found.because.row is None else told}


def _laid(incident: Incident, where: Where) -> list[dict[str, Any]]:
    """Give each card that was laid out with its tasks as they stand, the last laid out first."""
    found = laid_out(where.situation.tasks, incident.number).values()
    return [_progress(tasks, where) for tasks in sorted(found, key=lambda one: -one[-1].number)]


def _progress(tasks: list[Task], where: Where) -> dict[str, Any]:
    place = tasks[-1].card
    return {
        "title": place.title if place else "",
        "url": _url(place, where) if place else None,
        "total": len(tasks),
        "done": sum(one.status in FINISHED for one in tasks),
        "asked": sum(one.status is TaskStatus.ASKED for one in tasks),
        "unowned": sum(one.unowned for one in tasks),
        "late": sum(one.overdue(where.by.now) for one in tasks),
        "tasks": [_line(one, where) for one in tasks],
    }


def _line(task: Task, where: Where) -> dict[str, Any]:
    return {
        "label": task_label(task.number),
        "url": task_url(where.situation.operation, task.number),
        "title": task.title,
        "step": task.card.step if task.card else 0,
        "who": task.responsible_name,
        "status": task.status.value,
        "status_word": word(task.status, where.language),
        "times": task_times(task, where),
    }
