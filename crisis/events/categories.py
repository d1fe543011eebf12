"""Facts about the register's categories."""

from __future__ import annotations

from crisis.events.base import Event


class CategorySet(Event, frozen=True, kw_only=True):
    """A category stands under one of the table's. Dansk: underkategori sat."""

    top: str
    name: str


class CategoryRetired(Event, frozen=True, kw_only=True):
    """A category is out of the list. Dansk: underkategori udfaset."""

    top: str
    name: str


class CategoryReplaced(Event, frozen=True, kw_only=True):
    """A category is out of the list, and its objects have another. Dansk: underkategori afløst.

    objects: so many were moved, by the `entries` entries right before this one.
    """

    top: str
    name: str
    successor: str
    objects: int
    entries: int


class CategoryRestored(Event, frozen=True, kw_only=True):
    """A category that was replaced stands again. Dansk: underkategori hentet tilbage.

    objects: so many have it again. left: so many were changed since and stay as they are.
    """

    top: str
    name: str
    objects: int
    left: int
