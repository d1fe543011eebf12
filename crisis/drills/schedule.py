"""From a script and a seed to what will be sent when; the same seed gives the same plan."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import msgspec

from crisis.commands.lending import LendSeat
from crisis.drills.cast import NOBODY, Actor, Cast, person_of
from crisis.drills.faults import Faults
from crisis.drills.planned import PLACE, Planned, amiss, place_label, references
from crisis.drills.script import Script, Step, forward
from crisis.errors import Malformed


def plan(script: Script, seed: int | None = None, cast: Cast = NOBODY) -> list[Planned]:
    """Lay out the drill in the order of its times; raises Malformed or Refused naming step and
    field: what no seat or person of the cast may do is not begun."""
    faults = Faults()
    planned = laid_out(script, seed, cast, faults)
    for no in faults.found:
        raise no
    return planned


def laid_out(script: Script, seed: int | None, cast: Cast, faults: Faults) -> list[Planned]:
    """Lay it out as far as it goes, and find what is wrong with each step."""
    draw = random.Random(script.seed if seed is None else seed)
    planned: list[Planned] = []
    clock = timedelta()
    places = script.places()
    known: set[str] = {place_label(one) for one in places}
    reached: dict[str, timedelta] = {}
    for number, step in enumerate(script.steps, 1):
        place = f"steps[{number}]"
        with faults.here():
            clock += forward(step.after, f"{place}.after")
        # Every step draws as often whatever comes of it, so that one change moves nothing else.
        happens = draw.random() < step.chance
        shift = timedelta(seconds=round(draw.uniform(-step.jitter, step.jitter)))
        text = draw.choice(step.one_of) if step.one_of else None
        one = Planned(
            at=max(clock + shift, timedelta()),
            step=number,
            actor=Actor(seat=step.seat),
            command=step.command,
            fields=step.fields,
            label=step.label,
            operation=step.operation,
        )
        with faults.here():
            actor = _actor(step, place, cast, known)
            fields = _fields(step, place, cast, text)
            one = msgspec.structs.replace(one, actor=actor, fields=fields)
            faults.add(*amiss(one, place, known, cast))
        if step.operation is not None and step.operation not in places:
            told = {"label": step.operation}
            faults.add(Malformed("scenario.unknown_operation", field=f"{place}.operation", **told))
        one = _not_before(one, reached)
        for made in _made(one):
            known.add(made)
            reached[made] = one.at
        if happens:
            planned.append(one)
    return sorted(_whole(planned), key=lambda one: (one.at, one.step))


def _actor(step: Step, place: str, cast: Cast, known: set[str]) -> Actor:
    """Say as what a step is played; on a seat that is not his own a person sits by a loan."""
    if step.person is None:
        return Actor(seat=step.seat, on_behalf_of=step.on_behalf_of)
    person = person_of(cast, step.person, f"{place}.person")
    lent = step.seat not in person.seats and _loan(person.account, step.seat) in known
    return Actor(seat=step.seat, person=person, on_behalf_of=step.on_behalf_of, lent=lent)


def _fields(step: Step, place: str, cast: Cast, text: str | None) -> dict[str, Any]:
    """Give a step's fields with the text that was drawn, and an account in place of a user name."""
    fields = {**step.fields, **({"text": text} if text else {})}
    if step.command == LendSeat.__name__ and isinstance(fields.get("account"), str):
        borrower = person_of(cast, fields["account"], f"{place}.fields.account")
        fields["account"] = borrower.account
    return fields


def _loan(account: object, seat: object) -> str:
    """Name the loan of a seat; no label looks like that."""
    return f"{account}@{seat}"


def _made(one: Planned) -> Iterator[str]:
    """Give what later steps may rest on: a step's label, and the loan it makes."""
    if one.label:
        yield one.label
    if one.command == LendSeat.__name__:
        yield _loan(one.fields.get("account"), one.fields.get("seat"))


def _needed(one: Planned) -> Iterator[str]:
    """Give what a step rests on: what it points at, and the loan by which it is played."""
    yield from (label for _, label in references(one.fields) if not label.startswith(PLACE))
    if one.actor.lent and one.actor.person:
        yield _loan(one.actor.person.account, one.seat)


def _not_before(one: Planned, reached: Mapping[str, timedelta]) -> Planned:
    """A step waits for what it rests on, though jitter drew that later."""
    waits = [reached[needed] for needed in _needed(one) if needed in reached]
    return msgspec.structs.replace(one, at=max([one.at, *waits]))


def _whole(planned: list[Planned]) -> list[Planned]:
    """Drop what rests on a step that chance left out."""
    present = {made for one in planned for made in _made(one)}
    kept: list[Planned] = []
    for one in planned:
        if any(needed not in present for needed in _needed(one)):
            present.difference_update(_made(one))
            continue
        kept.append(one)
    return kept
