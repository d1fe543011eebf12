"""Rules about action cards in an operation: a card asks, it does not order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from crisis.commands.cards import LayOutCard
from crisis.errors import RefusalKind, Refused
from crisis.events.tasks import Because, TaskAsked
from crisis.projections.plans import ListedPlan
from crisis.projections.tasks import Task, TaskList
from crisis.rules.authorities import asked_name
from crisis.rules.card_steps import whose
from crisis.rules.known import Answer, By, Known
from crisis.rules.plan_sight import view
from crisis.rules.responsibility import Gap, Responsible
from crisis.rules.speaking import speaker, spoken, spoken_names
from crisis.terms.plans import ActionCard, CardPlace, CardStep

CARD_KIND = "action_card"
"""The kind of a task whose step names an authority and no task of the matrix."""


class Part(NamedTuple):
    """One task that a step of a card would become. Dansk: opgave af et trin."""

    step: int
    kind: str
    title: str
    responsible: str
    supporting: tuple[str, ...]
    because: Because
    minutes: int | None
    after: tuple[int, ...]


def lay_out(known: Known, command: LayOutCard, by: By) -> Answer:
    """All that a card says is asked for in one act or not at all; each authority accepts its own.

    A card is laid out as it was read, and twice for one incident only when that is meant.
    """
    listed = view(known.planning.plans, by).plans.get(command.plan)
    card = _card(listed, command)
    if listed is None or isinstance(card, Refused):
        return card if isinstance(card, Refused) else _unknown()
    no = _asked_rightly(known, command, card) or spoken(known, by)
    if no:
        return no
    parts = parts_of(known, command, card)
    if isinstance(parts, Refused):
        return parts
    place = CardPlace(
        plan=command.plan,
        version=listed.now.number,
        card=command.card,
        step=0,
        title=card.title,
    )
    return _tasks(known, command, by, place, parts)


def parts_of(known: Known, command: LayOutCard, card: ActionCard) -> tuple[Part, ...] | Refused:
    """Give the tasks a card would become, in the order of its steps, or the first step that nobody
    has and for which none was chosen."""
    found: list[Part] = []
    for place, step in enumerate(card.steps, 1):
        for one in answers(known, command, place, step):
            if isinstance(one, Gap):
                return Refused("card.nobody", field="choices", step=place, part=step.what)
            found.append(one)
    return tuple(found)


def answers(
    known: Known, command: LayOutCard, place: int, step: CardStep
) -> tuple[Part | Gap, ...]:
    """Say whom a step would be asked of: whom a person chose, whom the card names, or whom the
    matrix gives."""
    chosen = {one.step: one.authority for one in command.choices}.get(place) or step.responsible
    if chosen is not None and asked_name(known, chosen) is None:
        return (Gap(kind=chosen, title=step.what, municipality=None, why="unknown_authority"),)
    if chosen is not None:
        because = Because(row=None, municipality=None, estimated=False, chosen=True)
        kind = step.kind or CARD_KIND
        return (Part(place, kind, step.what, chosen, (), because, step.minutes, step.after),)
    found = whose(known.planning, step, _municipalities(known, command))
    many = len({one.title for one in found}) > 1
    estimated = _estimated(known, command)
    return tuple(
        one if isinstance(one, Gap) else _part(place, step, one, many=many, estimated=estimated)
        for one in found
    )


def laid_out(tasks: TaskList, incident: int) -> dict[tuple[str, str], list[Task]]:
    """Give what was laid out for an incident: plan and title of each card → its tasks."""
    found: dict[tuple[str, str], list[Task]] = {}
    for one in tasks.all():
        if one.card is not None and one.incident == incident:
            found.setdefault((one.card.plan, one.card.title), []).append(one)
    return found


def start_of(now: datetime) -> datetime:
    """Give the whole minute from which the deadlines of a card are counted, never before now."""
    whole = now.replace(second=0, microsecond=0)
    return whole if whole == now else whole + timedelta(minutes=1)


def _card(listed: ListedPlan | None, command: LayOutCard) -> ActionCard | Refused:
    if listed is None:
        return _unknown()
    if not listed.stands:
        return Refused("card.retired", field="plan", kind=RefusalKind.CONFLICT)
    if command.version is not None and command.version != listed.now.number:
        who = listed.now.authority_name
        return Refused("card.meanwhile", field="version", kind=RefusalKind.CONFLICT, who=who)
    cards = listed.plan.cards
    return cards[command.card - 1] if command.card <= len(cards) else _unknown()


def _unknown() -> Refused:
    return Refused("card.unknown", field="card", kind=RefusalKind.UNKNOWN)


def _asked_rightly(known: Known, command: LayOutCard, card: ActionCard) -> Refused | None:
    situation = known.situation
    assert situation is not None, "the handler gives operation commands their situation"
    if situation.incidents.get(command.incident) is None:
        return Refused("incident.unknown", field="incident")
    place = command.municipality
    if place is not None and place not in known.planning.authorities:
        return Refused("authority.unknown", field="municipality", authority=place)
    for one in command.choices:
        if one.step > len(card.steps):
            return Refused("card.no_step", field="choices", step=one.step)
        if asked_name(known, one.authority) is None:
            return Refused("authority.unknown", field="choices", authority=one.authority)
    laid = laid_out(situation.tasks, command.incident).get((command.plan, card.title))
    if laid and not command.again:
        tasks = ", ".join(f"O{one.number}" for one in laid)
        return Refused("card.laid_out", field="again", kind=RefusalKind.CONFLICT, tasks=tasks)
    return None


def _part(place: int, step: CardStep, one: Responsible, *, many: bool, estimated: bool) -> Part:
    because = Because(row=one.row, municipality=one.municipality, estimated=estimated, chosen=False)
    title = f"{one.title}: {step.what}" if many else step.what
    return Part(
        place, one.row.kind, title, one.lead, one.supporting, because, step.minutes, step.after
    )


def _tasks(
    known: Known, command: LayOutCard, by: By, place: CardPlace, parts: Sequence[Part]
) -> tuple[TaskAsked, ...]:
    """Number the tasks in the order of the steps, so that each waits for lower numbers alone."""
    assert known.situation is not None
    first, start = known.situation.tasks.last + 1, start_of(by.now)
    numbers: dict[int, list[int]] = {}
    for number, part in enumerate(parts, first):
        numbers.setdefault(part.step, []).append(number)
    names = spoken_names(known, by)
    return tuple(
        TaskAsked(
            task=number,
            kind=part.kind,
            title=part.title,
            incident=command.incident,
            responsible=part.responsible,
            responsible_name=asked_name(known, part.responsible) or part.responsible,
            supporting=part.supporting,
            because=part.because,
            place=None,
            deadline=None if part.minutes is None else start + timedelta(minutes=part.minutes),
            entries=(),
            asked_by=speaker(by),
            waits_for=tuple(
                each for one in part.after if one < part.step for each in numbers.get(one, ())
            ),
            card=msgspec.structs.replace(place, step=part.step),
            **names,
        )
        for number, part in enumerate(parts, first)
    )


def _municipalities(known: Known, command: LayOutCard) -> tuple[str, ...]:
    if command.municipality is not None:
        return (command.municipality,)
    incident = known.situation.incidents.get(command.incident) if known.situation else None
    return incident.whereabouts.municipalities if incident else ()


def _estimated(known: Known, command: LayOutCard) -> bool:
    incident = known.situation.incidents.get(command.incident) if known.situation else None
    return bool(incident and incident.whereabouts.estimated and not command.municipality)
