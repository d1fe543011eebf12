"""By what a drill is judged: its goals, and what was expected of each inject."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from crisis.terms.review import Grade


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """That one of these things is done so soon: by the seat, None for any.

    name: what is to be done, as the script calls it.
    """

    name: str
    types: frozenset[str]
    within: timedelta
    seat: str | None = None


class Goal(msgspec.Struct, frozen=True, kw_only=True):
    """What was to be reached, and by what one sees that it was."""

    id: str
    text: str
    measure: str
    targets: tuple[Target, ...] = ()


class Expectation(msgspec.Struct, frozen=True, kw_only=True):
    """What was to come of an inject, by which doctrine, and when it is performed how well."""

    inject: str
    reaction: str
    doctrine: str
    within: timedelta | None = None
    goal: str | None = None
    criterion: tuple[tuple[Grade, str], ...] = ()


class Criteria(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. Dansk: øvelsens kriterier."""

    purpose: str = ""
    goals: tuple[Goal, ...] = ()
    expectations: tuple[Expectation, ...] = ()

    def of(self, inject: str | None) -> Expectation | None:
        """Give what was expected of an inject."""
        return next((one for one in self.expectations if one.inject == inject), None)


NONE = Criteria()
"""Of an operation that plays no script."""
