"""Scenarios, what each authority says of them, and what is done where they differ.

All that was ever said is kept, each with the entry that said it, so that it can be read as of any
entry (`until`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.assessments import (
    ActionFinished,
    AssessmentWithdrawn,
    DifferenceSettled,
    Differing,
    HazardsWorded,
    ReasonGiven,
    ScaleWorded,
    ScenarioAssessed,
    ScenarioDescribed,
    ScenarioWithdrawn,
)
from crisis.events.log import SpokenFor
from crisis.terms.assessments import ASSUMED, OFFERED_HAZARDS, Measure, Scale, Scores
from crisis.terms.places import Shape
from crisis.terms.sight import Readers, Sight


class End(msgspec.Struct, frozen=True, kw_only=True):
    """That something was ended, by whom and why; reason: None when it was erased. Dansk: udgået."""

    number: int
    at: datetime
    authority_name: str
    reason: str | None = None


class Scenario(msgspec.Struct, frozen=True, kw_only=True):
    """A description of what may happen where; number: the entry. Dansk: scenarie."""

    scenario: int
    number: int
    at: datetime
    hazard: str
    title: str
    text: str
    shape: Shape | None
    municipality: str | None
    objects: tuple[str, ...]
    object_names: tuple[str, ...]
    readers: Readers
    authority: str
    authority_name: str
    withdrawn: End | None = None


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """One authority's numbers for a scenario; number: the entry. Dansk: vurdering."""

    scenario: int
    number: int
    at: datetime
    described: int
    authority: str
    owner_name: str
    scores: Scores
    note: str | None
    review_on: date
    readers: Readers
    on_behalf_of: SpokenFor | None
    withdrawn: End | None = None


Said = TypeVar("Said", Scenario, Assessment)


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """What is done about a difference, by whom and when; number: the entry. Dansk: tiltag."""

    number: int
    at: datetime
    scenario: int
    measure: Measure
    between: tuple[Differing, ...]
    ground: str
    what: str
    owner: str
    owner_name: str
    due: date
    finished: End | None = None


class Assessments(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. Dansk: risiko- og sårbarhedsvurderinger.

    described, said: by scenario, oldest first. number: the last entry that moved any of it.
    restricted: whether any of it was ever for some only.
    """

    described: Map[int, tuple[Scenario, ...]] = Map()
    said: Map[int, tuple[Assessment, ...]] = Map()
    actions: Map[int, Action] = Map()
    labels: Map[Scale, tuple[str, ...]] = Map()
    hazards: tuple[str, ...] = OFFERED_HAZARDS
    last: int = 0
    number: int = 0
    restricted: bool = False

    def scenario(self, number: int) -> Scenario | None:
        """Give a scenario as it is described now, also when it is out of use."""
        found = self.described.get(number)
        return found[-1] if found else None

    def scenarios(self) -> list[Scenario]:
        """Give all scenarios as they are described now."""
        return [found[-1] for _, found in sorted(self.described.items()) if found]

    def standing(self, scenario: int) -> list[Assessment]:
        """Give the newest assessment of each authority that has not taken it back, by name."""
        newest = {one.authority: one for one in self.said.get(scenario, ())}
        kept = (one for one in newest.values() if one.withdrawn is None)
        return sorted(kept, key=lambda one: one.owner_name)

    def of(self, scenario: int, authority: str) -> Assessment | None:
        """Give the assessment of an authority that stands."""
        found = (one for one in self.standing(scenario) if one.authority == authority)
        return next(found, None)

    def actions_of(self, scenario: int) -> list[Action]:
        """Give what is or was done about differences of a scenario, the oldest first."""
        found = (one for one in self.actions.values() if one.scenario == scenario)
        return sorted(found, key=lambda one: one.number)

    def wording(self, scale: Scale) -> tuple[str, ...]:
        """Give the words of a scale's steps."""
        return self.labels.get(scale, ASSUMED[scale])


_MOVES = (
    ScenarioDescribed
    | ScenarioWithdrawn
    | ScenarioAssessed
    | AssessmentWithdrawn
    | DifferenceSettled
    | ActionFinished
    | ReasonGiven
    | ScaleWorded
    | HazardsWorded
)


def fold(found: Assessments, stamp: Stamp, event: Event | Erased) -> Assessments:
    """Take one more entry in; what does not concern it leaves it as it was."""
    if isinstance(event, Erased) and event.type == ScenarioDescribed.__name__:
        # It may have given a number, which is never given again.
        return msgspec.structs.replace(found, last=found.last + 1, number=stamp.number)
    if not isinstance(event, _MOVES):
        return found
    found = msgspec.structs.replace(found, number=stamp.number)
    match event:
        case ScenarioDescribed():
            return _described(found, stamp, event)
        case ScenarioAssessed():
            return _assessed(found, stamp, event)
        case DifferenceSettled():
            return _settled(found, stamp, event)
        case ReasonGiven():
            return _explained(found, stamp.number - 1, event.reason)
        case ScaleWorded() | HazardsWorded():
            return _worded(found, event)
        case _:
            return _ended(found, stamp, event)


def _described(found: Assessments, stamp: Stamp, event: ScenarioDescribed) -> Assessments:
    facts = {
        name: getattr(event, name)
        for name in ScenarioDescribed.__struct_fields__
        if name != "seat_name"
    }
    made = Scenario(number=stamp.number, at=stamp.recorded_at, authority=stamp.authority, **facts)
    before = found.described.get(made.scenario, ())
    return msgspec.structs.replace(
        found,
        described=found.described.set(made.scenario, (*before, made)),
        last=max(found.last, made.scenario),
        restricted=found.restricted or made.readers.sight is Sight.RESTRICTED,
    )


def _assessed(found: Assessments, stamp: Stamp, event: ScenarioAssessed) -> Assessments:
    facts = {
        name: getattr(event, name)
        for name in ScenarioAssessed.__struct_fields__
        if name not in ("seat_name", "authority_name")
    }
    made = Assessment(number=stamp.number, at=stamp.recorded_at, **facts)
    said = (*found.said.get(made.scenario, ()), made)
    return msgspec.structs.replace(
        found,
        said=found.said.set(made.scenario, said),
        restricted=found.restricted or made.readers.sight is Sight.RESTRICTED,
    )


def _settled(found: Assessments, stamp: Stamp, event: DifferenceSettled) -> Assessments:
    made = Action(
        number=stamp.number,
        at=stamp.recorded_at,
        scenario=event.scenario,
        measure=event.measure,
        between=event.between,
        ground=event.ground,
        what=event.what,
        owner=event.owner_authority,
        owner_name=event.owner_name,
        due=event.due,
    )
    return msgspec.structs.replace(found, actions=found.actions.set(made.number, made))


def _worded(found: Assessments, event: ScaleWorded | HazardsWorded) -> Assessments:
    if isinstance(event, HazardsWorded):
        return msgspec.structs.replace(found, hazards=event.hazards)
    labels = found.labels.set(event.scale, event.labels)
    return msgspec.structs.replace(found, labels=labels)


def _ended(
    found: Assessments,
    stamp: Stamp,
    event: ScenarioWithdrawn | AssessmentWithdrawn | ActionFinished,
) -> Assessments:
    end = End(number=stamp.number, at=stamp.recorded_at, authority_name=event.authority_name)
    match event:
        case ScenarioWithdrawn():
            versions = tuple(_over(one, end) for one in found.described.get(event.scenario, ()))
            described = found.described.set(event.scenario, versions)
            return msgspec.structs.replace(found, described=described)
        case AssessmentWithdrawn():
            # All that the authority said till then: none of it comes back when one is erased.
            said = tuple(
                _over(one, end) if one.authority == event.authority else one
                for one in found.said.get(event.scenario, ())
            )
            return msgspec.structs.replace(found, said=found.said.set(event.scenario, said))
        case _:
            action = found.actions.get(event.action)
            if action is None:
                return found
            done = msgspec.structs.replace(action, finished=end)
            return msgspec.structs.replace(found, actions=found.actions.set(done.number, done))


def _over(one: Said, end: End) -> Said:
    return one if one.withdrawn else msgspec.structs.replace(one, withdrawn=end)


def ends(found: Assessments, change: Callable[[End], End | None]) -> Assessments:
    """Give all of it with each end changed; None: it has not ended."""

    def new(one: Said) -> Said:
        if one.withdrawn is None:
            return one
        return msgspec.structs.replace(one, withdrawn=change(one.withdrawn))

    actions = {
        number: msgspec.structs.replace(
            one, finished=change(one.finished) if one.finished else None
        )
        for number, one in found.actions.items()
    }
    return msgspec.structs.replace(
        found,
        described=Map({n: tuple(map(new, each)) for n, each in found.described.items()}),
        said=Map({n: tuple(map(new, each)) for n, each in found.said.items()}),
        actions=Map(actions),
    )


def _explained(found: Assessments, number: int, reason: str) -> Assessments:
    def told(end: End) -> End:
        return msgspec.structs.replace(end, reason=reason) if end.number == number else end

    return ends(found, told)
