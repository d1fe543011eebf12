"""A fact of the situation picture, with its source and its time, and what changed from one to the
next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from crisis.terms.log import Certainty
from crisis.terms.sitreps import FactKind, SitrepField


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is known, where it comes from and of when it is. Dansk: oplysning.

    key: what it is about, the same from picture to picture. number: the entry that says so. at: the
    time that it is of.
    """

    field: SitrepField
    kind: FactKind
    key: str
    values: dict[str, Any]
    number: int
    at: datetime
    certainty: Certainty | None = None
    who: str = ""

    @property
    def about(self) -> tuple[FactKind, str]:
        """By what the same fact is known again in another picture."""
        return self.kind, self.key

    @property
    def said(self) -> tuple[dict[str, Any], Certainty | None]:
        """What is said; that it was said anew is no change."""
        return self.values, self.certainty


class Moved(NamedTuple):
    """A fact that is another than it was. Dansk: ændret oplysning."""

    before: Fact
    now: Fact


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """What is another than in the picture before. Dansk: ændringer i forhold til forrige.

    words: the fields in which somebody wrote since.
    """

    new: tuple[Fact, ...] = ()
    moved: tuple[Moved, ...] = ()
    gone: tuple[Fact, ...] = ()
    words: tuple[SitrepField, ...] = ()

    @property
    def any(self) -> bool:
        """Says whether anything is."""
        return self != Changed()


def changes_since(then: Iterable[Fact], now: Iterable[Fact]) -> Changed:
    """Compare two pictures fact by fact; what was only said anew is no change."""
    before = {one.about: one for one in then}
    after = {one.about: one for one in now}
    pairs = [(before[key], one) for key, one in after.items() if key in before]
    return Changed(
        new=tuple(one for key, one in after.items() if key not in before),
        moved=tuple(Moved(old, one) for old, one in pairs if old.said != one.said),
        gone=tuple(one for key, one in before.items() if key not in after),
    )
