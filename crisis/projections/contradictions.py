"""Reports that disagree: side by side until somebody decides, or one of them stands no more."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.contradictions import ContradictionReported, ContradictionSettled
from crisis.events.erasure import EntryErased
from crisis.projections.log import LogBook
from crisis.terms.contradictions import ContradictionState, FallKind, Ruling, Verdict
from crisis.terms.log import Certainty


class SettledBy(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided, and the entry that says so; no words once they were erased.

    Dansk: afgørelse af modstrid.
    """

    number: int
    at: datetime
    verdict: Verdict | None = None
    holds: int | None = None
    certainty: Certainty | None = None
    reason: str | None = None
    authority_name: str = ""

    def of(self, entry: int) -> Ruling | None:
        """Give what it says of one of the entries; nothing once its words were erased."""
        if self.verdict is None:
            return None
        if self.verdict is Verdict.PARTLY:
            return Ruling.PARTLY
        return Ruling.HOLDS if entry == self.holds else Ruling.NOT


class Fall(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that no longer speaks against the others, and by which. Dansk: bortfald."""

    entry: int
    by: int
    why: FallKind


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Entries that disagree. Dansk: modstrid."""

    contradiction: int
    number: int
    at: datetime
    entries: tuple[int, ...]
    about: str
    authority_name: str
    falls: tuple[Fall, ...] = ()
    settled: SettledBy | None = None

    @property
    def standing(self) -> tuple[int, ...]:
        """The entries that still speak against each other."""
        fallen = {one.entry for one in self.falls}
        return tuple(one for one in self.entries if one not in fallen)

    @property
    def state(self) -> ContradictionState:
        """How far it has come; one entry alone disagrees with nothing."""
        if self.settled is not None:
            return ContradictionState.SETTLED
        enough = len(self.standing) > 1
        return ContradictionState.OPEN if enough else ContradictionState.FALLEN


class Contradictions(msgspec.Struct, frozen=True, kw_only=True):
    """All of them by number. Dansk: modstridende meldinger."""

    found: Map[int, Contradiction] = Map()
    last: int = 0

    def get(self, contradiction: int) -> Contradiction | None:
        """Give one by its number."""
        return self.found.get(contradiction)

    def all(self) -> list[Contradiction]:
        """Give all, in order."""
        return [self.found[one] for one in sorted(self.found)]

    def open(self) -> list[Contradiction]:
        """Give those that nobody has decided."""
        return [one for one in self.all() if one.state is ContradictionState.OPEN]

    def without(self, hidden: frozenset[int]) -> Contradictions:
        """Give them as one sees them for whom these entries are not."""
        kept = self.found
        for contradiction, one in kept.items():
            if hidden & {one.number, *one.entries}:
                kept = kept.delete(contradiction)
        return Contradictions(found=kept, last=self.last)

    def against(self, entry: int) -> tuple[int, ...]:
        """Give the entries that speak against this one and have not been decided on."""
        others = (one.standing for one in self.open() if entry in one.standing)
        return tuple(sorted({each for standing in others for each in standing} - {entry}))

    def ruling(self, entry: int) -> SettledBy | None:
        """Give the last decision about an entry."""
        found = [
            one.settled for one in self.found.values() if one.settled and entry in one.standing
        ]
        return max(found, key=lambda one: one.number, default=None)


def fold(
    found: Contradictions, log: LogBook, stamp: Stamp, event: Event | Erased
) -> Contradictions:
    """Take one more entry in. log: with that entry in it, for it tells what was corrected."""
    if isinstance(event, ContradictionReported):
        return _put(found, _reported(stamp, event))
    if isinstance(event, ContradictionSettled):
        return _settle(found, event.supplements, _settlement(stamp, event))
    gone: set[int] = set()
    if isinstance(event, Erased):
        if event.type == ContradictionReported.__name__:
            # The number was given out and is never given again.
            return msgspec.structs.replace(found, last=found.last + 1)
        if event.type == ContradictionSettled.__name__:
            blank = SettledBy(number=stamp.number, at=stamp.recorded_at)
            return _settle(found, event.supplements, blank)
    elif isinstance(event, EntryErased):
        gone = {one.number for one in event.entries}
        found = _without(found, gone)
    if not gone and not _corrects(event):
        return found
    return _fallen(found, log, gone, stamp.number)


def _corrects(event: Event | Erased) -> bool:
    """Says whether an entry may put another right; no other lets a contradiction fall."""
    return any(getattr(event, name, None) for name in ("corrects", "also"))


def _reported(stamp: Stamp, event: ContradictionReported) -> Contradiction:
    said = event.on_behalf_of
    return Contradiction(
        contradiction=event.contradiction,
        number=stamp.number,
        at=stamp.recorded_at,
        entries=event.entries,
        about=event.about,
        authority_name=said.authority_name if said else event.authority_name,
    )


def _settlement(stamp: Stamp, event: ContradictionSettled) -> SettledBy:
    said = event.on_behalf_of
    return SettledBy(
        number=stamp.number,
        at=stamp.recorded_at,
        verdict=event.verdict,
        holds=event.holds,
        certainty=event.certainty,
        reason=event.reason,
        authority_name=said.authority_name if said else event.authority_name,
    )


def _settle(found: Contradictions, reported: int | None, settled: SettledBy) -> Contradictions:
    for one in found.found.values():
        if one.number == reported:
            return _put(found, msgspec.structs.replace(one, settled=settled))
    return found


def _without(found: Contradictions, gone: set[int]) -> Contradictions:
    """One whose words were erased is as if it had never been; a decision keeps its place."""
    for one in found.all():
        if one.number in gone:
            found = msgspec.structs.replace(found, found=found.found.delete(one.contradiction))
        elif one.settled is not None and one.settled.number in gone:
            blank = SettledBy(number=one.settled.number, at=one.settled.at)
            found = _put(found, msgspec.structs.replace(one, settled=blank))
    return found


def _fallen(found: Contradictions, log: LogBook, gone: set[int], by: int) -> Contradictions:
    for one in found.open():
        falls = tuple(fall for each in one.standing if (fall := _fall(log, each, gone, by)))
        if falls:
            found = _put(found, msgspec.structs.replace(one, falls=(*one.falls, *falls)))
    return found


def _fall(log: LogBook, entry: int, gone: set[int], by: int) -> Fall | None:
    if entry in gone:
        return Fall(entry=entry, by=by, why=FallKind.ERASED)
    now = log.get(entry)
    if now is None or now.corrected_by is None:
        return None
    return Fall(entry=entry, by=now.corrected_by, why=FallKind.CORRECTED)


def _put(found: Contradictions, one: Contradiction) -> Contradictions:
    last = max(found.last, one.contradiction)
    return Contradictions(found=found.found.set(one.contradiction, one), last=last)
