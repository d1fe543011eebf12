"""What an action card must be, whose its steps are, and in which order they can be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from crisis.errors import Refused
from crisis.projections.planning import Planning
from crisis.rules.known import Known
from crisis.rules.responsibility import Gap, Responsible, resolve
from crisis.terms.plans import ActionCard, CardStep


def wrong_card(known: Known, number: int, card: ActionCard) -> Iterator[Refused]:
    """A card says what is done, whose each step is, and never that one step waits for a later one
    or is due before what it waits for. number: of the card in its plan, from 1."""
    planning = known.planning
    for one in card.kinds:
        if one not in planning.incident_types:
            yield Refused("plan.no_kind", field="cards", card=number, type=one)
    least = earliest(card.steps)
    for place, step in enumerate(card.steps, 1):
        facts: dict[str, Any] = {"card": number, "step": place}
        yield from _nobodys(planning, step, facts)
        if any(one >= place for one in step.after):
            yield Refused("plan.step_after", field="cards", **facts)
        elif step.minutes is not None and step.minutes < least[place - 1]:
            yield Refused("plan.step_early", field="cards", least=least[place - 1], **facts)


def _nobodys(planning: Planning, step: CardStep, facts: dict[str, Any]) -> Iterator[Refused]:
    rows = planning.matrix.values()
    if step.responsible is None and step.sector is None and step.kind is None:
        yield Refused("plan.nobodys_step", field="cards", **facts)
    if step.responsible is not None and step.responsible not in planning.authorities:
        yield Refused("plan.no_responsible", field="cards", **facts)
    if step.sector is not None and all(row.sector != step.sector for row in rows):
        yield Refused("plan.no_sector", field="cards", **facts)
    if step.kind is not None and all(row.kind != step.kind for row in rows):
        yield Refused("plan.no_task", field="cards", **facts)


def earliest(steps: Sequence[CardStep]) -> tuple[int, ...]:
    """Give for each step how many minutes after the start all that it waits for is due, also by way
    of steps without minutes of their own."""
    due: list[int] = []
    found: list[int] = []
    for place, step in enumerate(steps, 1):
        least = max((due[one - 1] for one in step.after if one < place), default=0)
        found.append(least)
        due.append(least if step.minutes is None else max(step.minutes, least))
    return tuple(found)


def whose(
    planning: Planning, step: CardStep, municipalities: Iterable[str]
) -> tuple[Responsible | Gap, ...]:
    """Say by the matrix whose a step is that names no authority: by its task and place, or by the
    first line of its sector. One step may be for several."""
    if step.kind is not None:
        return resolve(planning, step.kind, municipalities)
    rows = sorted(planning.matrix.values(), key=lambda row: row.number)
    first = next((row for row in rows if row.sector == step.sector), None)
    if first is None:
        return (Gap(kind=step.sector or "", title=step.what, municipality=None, why="no_row"),)
    found = resolve(planning, first.kind, municipalities)
    return tuple(one for one in found if one.title == first.title)
