"""Action cards as pages show them: by itself, by hazard, and how a card was before."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from crisis.projections.plans import ListedPlan
from crisis.terms.plans import ActionCard, CardStep, Plan
from crisis.web.pages.plan_desk import Desk, plan_url
from crisis.web.times import moment_in_words


def card_model(plan: Plan, number: int, desk: Desk) -> dict[str, Any] | None:
    """Give one action card of a plan by its place in it; None when it has no such."""
    return card_row(plan, number, desk) if 0 < number <= len(plan.cards) else None


def card_row(plan: Plan, number: int, desk: Desk) -> dict[str, Any]:
    """Give one action card of a plan, by its place in it from 1."""
    card = plan.cards[number - 1]
    return {
        "number": number,
        "title": card.title,
        "hazard": card.hazard,
        "source": card.source or "",
        "kinds": [_type(one, desk) for one in card.kinds],
        "steps": [_step(place, one, desk) for place, one in enumerate(card.steps, 1)],
        "url": f"{plan_url(plan.id)}/indsatskort/{number}",
    }


def _step(place: int, one: CardStep, desk: Desk) -> dict[str, Any]:
    return {
        "place": place,
        "what": one.what,
        "who": desk.name(one.responsible),
        "sector": one.sector or "",
        "task": task_title(one.kind, desk),
        "due": after_start(one.minutes) if one.minutes is not None else "",
        "after": list(one.after),
    }


def after_start(minutes: int) -> str:
    """Say how long after the start: 1:30 is an hour and a half."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def _type(kind: str, desk: Desk) -> str:
    found = desk.planning.incident_types.get(kind)
    return found.name if found else kind


def task_title(kind: str | None, desk: Desk) -> str:
    """Say in words what a task of the matrix is, by the first of its lines."""
    rows = sorted(desk.planning.matrix.values(), key=lambda row: row.number)
    return next((row.title for row in rows if row.kind == kind), kind or "")


def task_choices(desk: Desk) -> list[tuple[str, str]]:
    """Give the tasks of the matrix one can choose among, each once."""
    rows = sorted(desk.planning.matrix.values(), key=lambda row: row.number)
    titles = {row.kind: row.title for row in reversed(rows)}
    return sorted(titles.items(), key=lambda one: one[1].casefold())


def cards_by_hazard(desk: Desk, kind: str = "") -> list[tuple[str, list[dict[str, Any]]]]:
    """Give the cards of all plans that stand and that the reader sees, by hazard; kind: those for
    one type of incident."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for listed in desk.plans.standing():
        for number, card in enumerate(listed.plan.cards, 1):
            if not kind or kind in card.kinds:
                row = card_row(listed.plan, number, desk)
                found[card.hazard].append({**row, **_of_plan(listed, desk)})
    return sorted(found.items(), key=lambda one: one[0].casefold())


def _of_plan(listed: ListedPlan, desk: Desk) -> dict[str, Any]:
    plan = listed.plan
    own = desk.may_write(plan.owner)
    return {
        "plan_title": plan.title,
        "plan_url": plan_url(plan.id),
        "owner_name": desk.name(plan.owner),
        "not_adopted": plan.adopted_on is None,
        "change_url": f"{plan_url(plan.id)}/ret" if own else "",
    }


def uncovered(desk: Desk) -> list[str]:
    """Give the types of incident that no card is offered for."""
    cards = (card for one in desk.plans.standing() for card in one.plan.cards)
    covered = {kind for card in cards for kind in card.kinds}
    types = desk.planning.incident_types.values()
    return sorted(one.name for one in types if one.id not in covered)


def card_versions(listed: ListedPlan, card: ActionCard, desk: Desk) -> list[dict[str, Any]]:
    """Give the versions of the plan in which a card of this title was said anew, newest first."""
    found: list[dict[str, Any]] = []
    before: ActionCard | None = None
    for each in listed.versions:
        place, then = _by_title(each.plan, card.title)
        if then is not None and then != before:
            newest = each.number == listed.now.number
            query = "" if newest else f"?udgave={each.number}"
            found.append(
                {
                    "number": each.number,
                    "at": moment_in_words(each.at, desk.language),
                    "who": f"{each.seat_name}, {each.authority_name}",
                    "url": f"{plan_url(each.plan.id)}/indsatskort/{place}{query}",
                    "same": then == card,
                }
            )
        before = then
    return found[::-1]


def _by_title(plan: Plan, title: str) -> tuple[int, ActionCard | None]:
    for place, one in enumerate(plan.cards, 1):
        if one.title == title:
            return place, one
    return 0, None
