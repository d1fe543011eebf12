"""The assessments as they were known after an entry of the planning, or at a moment."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.projections.assessments import Action, Assessment, Assessments, Said, Scenario, ends


def until(found: Assessments, number: int) -> Assessments:
    """Give what was known after an entry of the planning; the words of the scales are today's."""
    if found.number <= number:
        return found
    kept = msgspec.structs.replace(
        found,
        described=_first(found.described, number),
        said=_first(found.said, number),
        actions=Map({n: one for n, one in found.actions.items() if n <= number}),
    )
    return ends(kept, lambda end: end if end.number <= number else None)


def last_at(found: Assessments, moment: datetime) -> int:
    """Give the number of the last entry about scenarios and numbers by a moment."""
    every: list[Scenario | Assessment | Action] = list(found.actions.values())
    for versions in (*found.described.values(), *found.said.values()):
        every += versions
    ends = [one.finished if isinstance(one, Action) else one.withdrawn for one in every]
    told = [(one.at, one.number) for one in (*every, *ends) if one is not None]
    return max((number for at, number in told if at <= moment), default=0)


def _first(found: Map[int, tuple[Said, ...]], number: int) -> Map[int, tuple[Said, ...]]:
    kept = {n: tuple(one for one in each if one.number <= number) for n, each in found.items()}
    return Map({n: each for n, each in kept.items() if each})
