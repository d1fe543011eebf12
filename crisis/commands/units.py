"""Wishes about units and their training."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.ids import AuthorityId, EntryNumber
from crisis.terms.log import Line
from crisis.terms.plans import MOST_COURSES, Course, UnitId

People = Annotated[int, Meta(ge=1, le=100_000)]
Courses = Annotated[tuple[Course, ...], Meta(max_length=MOST_COURSES)]


class UnitWish(Command, frozen=True, kw_only=True):
    """All that is said of a unit. people: how many they are; never who."""

    unit: UnitId
    name: Line
    owner: AuthorityId
    people: People
    courses: Courses = ()


class RegisterUnit(UnitWish, frozen=True, kw_only=True):
    """Write a unit and what it must be trained in into the list. Dansk: opret enhed."""


class ChangeUnit(UnitWish, frozen=True, kw_only=True):
    """Say anew all that is known of a unit and its training. Dansk: ret enhed."""

    seen: EntryNumber


class RetireUnit(Command, frozen=True, kw_only=True):
    """Take a unit out of the list. Dansk: udfas enhed."""

    unit: UnitId
    seen: EntryNumber
