"""The scripts of the planning with all their versions: a slice for planners alone."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
from crisis.events.scripts import ScriptRetired, ScriptSaved


class ScriptVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A script as an entry kept it, and who wrote it. Dansk: udgave af en drejebog."""

    number: int
    at: datetime
    title: str
    text: str
    seat_name: str
    authority_name: str


class ListedScript(msgspec.Struct, frozen=True, kw_only=True):
    """A script as it was kept last, and all that was kept before. Dansk: drejebog på listen.

    retired_at: since when it is not in use, None while it is.
    """

    id: str
    versions: tuple[ScriptVersion, ...]
    retired_at: datetime | None = None

    @property
    def now(self) -> ScriptVersion:
        """Give what was kept last."""
        return self.versions[-1]

    @property
    def stands(self) -> bool:
        """Says whether it is in use."""
        return self.retired_at is None

    def version(self, number: int) -> ScriptVersion | None:
        """Give what an entry kept of it; None when that was another's or is erased."""
        return next((one for one in self.versions if one.number == number), None)


class Scripts(msgspec.Struct, frozen=True, kw_only=True):
    """Scripts as of one planning entry. Dansk: drejebøger.

    ids: every id that was ever given; none is given again.
    """

    scripts: Map[str, ListedScript] = Map()
    ids: frozenset[str] = frozenset()

    def standing(self) -> tuple[ListedScript, ...]:
        """Give those in use, by title."""
        found = (one for one in self.scripts.values() if one.stands)
        return tuple(sorted(found, key=lambda one: (one.now.title.casefold(), one.id)))


def fold(found: Scripts, stamp: Stamp, event: Event | Erased) -> Scripts:
    """Take one more planning entry in; what does not concern it leaves it as it was."""
    match event:
        case ScriptSaved():
            return _saved(found, stamp, event)
        case ScriptRetired(id=named):
            scripts, old = found.scripts, found.scripts.get(named)
            if old is not None:
                retired = msgspec.structs.replace(old, retired_at=stamp.recorded_at)
                scripts = scripts.set(named, retired)
            return Scripts(scripts=scripts, ids=found.ids | {named})
        case EntryErased():
            return _without(found, {one.number for one in event.entries})
        case _:
            return found


def _saved(found: Scripts, stamp: Stamp, event: ScriptSaved) -> Scripts:
    version = ScriptVersion(
        number=stamp.number,
        at=stamp.recorded_at,
        title=event.title,
        text=event.text,
        seat_name=event.seat_name,
        authority_name=event.authority_name,
    )
    old = found.scripts.get(event.id)
    kept = ListedScript(id=event.id, versions=(*(old.versions if old else ()), version))
    return Scripts(scripts=found.scripts.set(event.id, kept), ids=found.ids | {event.id})


def _without(found: Scripts, gone: set[int]) -> Scripts:
    """What was erased is gone as if it had never been kept; only the id is never given again."""
    scripts = found.scripts
    for named, one in found.scripts.items():
        kept = tuple(each for each in one.versions if each.number not in gone)
        if not kept:
            scripts = scripts.delete(named)
        elif len(kept) < len(one.versions):
            scripts = scripts.set(named, msgspec.structs.replace(one, versions=kept))
    return found if scripts is found.scripts else msgspec.structs.replace(found, scripts=scripts)
