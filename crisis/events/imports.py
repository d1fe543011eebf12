"""Facts about imports."""

from __future__ import annotations

import msgspec

from crisis.events.base import Event
from crisis.terms.imports import Tally, Undoing
from crisis.terms.register import RegisterObject


class NamedObject(msgspec.Struct, frozen=True, kw_only=True):
    """An object by id and the name it had. Dansk: navngivet objekt."""

    id: str
    name: str


class ImportFinished(Event, frozen=True, kw_only=True):
    """A file was taken into the register. Dansk: indlæsning afsluttet."""

    batch: str
    file: str
    tally: Tally


class ObjectsTakenBack(Event, frozen=True, kw_only=True):
    """What an entry of an import wrote is as it was before. Dansk: objekter taget tilbage.

    objects: as they stood before, and stand again. retired: those that were not there. left: those
    that somebody has changed since; they stay as he left them.
    """

    batch: str
    entry: int
    objects: tuple[RegisterObject, ...]
    retired: tuple[NamedObject, ...]
    left: tuple[NamedObject, ...]


class ImportUndone(Event, frozen=True, kw_only=True):
    """An import was taken back. Dansk: indlæsning fortrudt."""

    batch: str
    file: str
    undoing: Undoing
