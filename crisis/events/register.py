"""Facts about the risk and vulnerability register."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.register import RegisterObject


class ObjectsRegistered(Event, frozen=True, kw_only=True):
    """Objects stand in the register. Dansk: objekter optaget."""

    objects: tuple[RegisterObject, ...]
    batch: str | None


class ObjectChanged(Event, frozen=True, kw_only=True):
    """What the register says of an object is now this. Dansk: objekt ændret."""

    object: RegisterObject


class ObjectRetired(Event, frozen=True, kw_only=True):
    """An object is out of use. Dansk: objekt udfaset."""

    id: str
    name: str
    reason: str
