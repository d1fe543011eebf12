"""Wishes about assessments: the scenarios, and what each authority says of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.assessments import Measure, Passage, ScenarioNumber
from crisis.terms.ids import AuthorityId, EntryNumber
from crisis.terms.log import Line
from crisis.terms.places import Shape
from crisis.terms.register import ObjectId
from crisis.terms.sight import STAFF, Readers

OBJECTS_PER_SCENARIO = 200


class DescribeScenario(Command, frozen=True, kw_only=True):
    """Say what may happen where; said again it replaces all that was said. Dansk: beskriv scenarie.

    scenario: None for a new one; else with seen, the entry of the description one has read. At
    least one of shape, municipality and objects says where.
    """

    hazard: Line
    title: Line
    text: Passage
    scenario: ScenarioNumber | None = None
    seen: EntryNumber | None = None
    shape: Shape | None = None
    municipality: AuthorityId | None = None
    objects: Annotated[tuple[ObjectId, ...], Meta(max_length=OBJECTS_PER_SCENARIO)] = ()
    readers: Readers = STAFF


class WithdrawScenario(Command, frozen=True, kw_only=True):
    """Take a scenario out of use; what was said of it can still be read. Dansk: udgå scenarie."""

    scenario: ScenarioNumber
    seen: EntryNumber
    reason: Line


class AssessScenario(Command, frozen=True, kw_only=True):
    """Give one's own authority's numbers for a scenario. Dansk: vurdér scenarie.

    described: entry of the description one has read. seen: entry of the authority's own assessment
    that this one replaces, None when there is none.
    """

    scenario: ScenarioNumber
    described: EntryNumber
    scores: dict[Measure, int | float]
    review_on: date
    seen: EntryNumber | None = None
    note: Passage | None = None
    readers: Readers = STAFF


class WithdrawAssessment(Command, frozen=True, kw_only=True):
    """Take one's own authority's assessment back. Dansk: træk vurdering tilbage."""

    scenario: ScenarioNumber
    seen: EntryNumber
    reason: Line
