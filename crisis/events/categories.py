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
