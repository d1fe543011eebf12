"""By what a drill is judged: its goals, and what was expected of each inject."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from crisis.terms.review import Grade


class Goal(msgspec.Struct, frozen=True, kw_only=True):
    """What was to be reached, and by what one sees that it was."""

    id: str
    text: str
    measure: str


class Expectation(msgspec.Struct, frozen=True, kw_only=True):
    """What was to come of an inject, by which doctrine, and when it is performed how well.

    deed: by what of the log one sees it, as the script calls it; types: the entries that show it;
    own: only if they come from who got the inject.
    """

    inject: str
    reaction: str
    doctrine: str
    within: timedelta | None = None
    deed: str = ""
    types: frozenset[str] = frozenset()
    own: bool = False
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
