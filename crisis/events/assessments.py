"""Facts about assessments: scenarios, numbers, what is done where they differ, and the words."""

from __future__ import annotations

from datetime import date

import msgspec

from crisis.events.base import Event
from crisis.events.log import SpokenFor
from crisis.terms.assessments import Measure, Scale, Scores
from crisis.terms.places import Shape
from crisis.terms.sight import Readers


class ScenarioDescribed(Event, frozen=True, kw_only=True):
    """A scenario stands with this description, whole. Dansk: scenarie beskrevet."""

    scenario: int
    hazard: str
    title: str
    text: str
    shape: Shape | None
    municipality: str | None
    objects: tuple[str, ...]
    object_names: tuple[str, ...]
    readers: Readers
    seat_name: str
    authority_name: str


class ScenarioWithdrawn(Event, frozen=True, kw_only=True):
    """A scenario is out of use. Why stands in the entry after it. Dansk: scenarie udgået."""

    scenario: int
    seat_name: str
    authority_name: str


class ScenarioAssessed(Event, frozen=True, kw_only=True):
    """An authority's numbers for a scenario are now these. Dansk: scenarie vurderet.

    authority, owner_name: whose numbers they are, also when another wrote them down.
    """

    scenario: int
    described: int
    authority: str
    owner_name: str
    scores: Scores
    note: str | None
    review_on: date
    readers: Readers
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class AssessmentWithdrawn(Event, frozen=True, kw_only=True):
    """An authority has taken its assessment back. Why stands in the entry after it.

    Dansk: vurdering trukket tilbage.
    """

    scenario: int
    authority: str
    seat_name: str
    authority_name: str


class Differing(msgspec.Struct, frozen=True, kw_only=True):
    """One of the numbers that differ, as it was said. Dansk: forskelligt tal."""

    number: int
    authority: str
    authority_name: str
    score: int


class DifferenceSettled(Event, frozen=True, kw_only=True):
    """It is agreed what is done about a difference, by whom and when. Dansk: forskel afklaret."""

    scenario: int
    measure: Measure
    between: tuple[Differing, ...]
    ground: str
    what: str
    owner_authority: str
    owner_name: str
    due: date
    seat_name: str
    authority_name: str


class ActionFinished(Event, frozen=True, kw_only=True):
    """An action is done. How it went stands in the entry after it. Dansk: tiltag afsluttet."""

    action: int
    seat_name: str
    authority_name: str


class ReasonGiven(Event, frozen=True, kw_only=True):
    """Why, or how, the entry right before was done: words that may go while it stays so.

    Dansk: begrundelse skrevet.
    """

    reason: str
    on_behalf_of: SpokenFor | None = None


class ScaleWorded(Event, frozen=True, kw_only=True):
    """A scale's steps have these words, from 1 to 5. Dansk: skalaens ord sat."""

    scale: Scale
    labels: tuple[str, ...]


class HazardsWorded(Event, frozen=True, kw_only=True):
    """These hazards are offered. Dansk: truselskatalog sat."""

    hazards: tuple[str, ...]
