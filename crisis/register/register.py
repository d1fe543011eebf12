"""The register: what its tables hold, what it knows of a place, and how it is kept.

Arithmetic runs in the database's reading threads, where it stops no socket.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import RLock
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from crisis.commands.base import Command
from crisis.journal.database import Database
from crisis.journal.port import Entry
from crisis.register import projection, search
from crisis.register.files import Files
from crisis.register.imported import Geography
from crisis.register.looking import about, look
from crisis.register.municipalities import Grounds
from crisis.register.search import ObjectFilter, StoredGeodata, StoredObject
from crisis.register.snapshot import Snapshot
from crisis.register.tables import metadata, register_object
from crisis.terms.geodata import GeodataKind
from crisis.terms.places import PlaceFacts, Shape
from crisis.terms.register import RegisterObject, Standing

__all__ = ["ObjectFilter", "Register", "StoredObject", "metadata"]


class Register:
    """The risk and vulnerability register of one installation. It answers as `Places` too."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self.files = Files(folder)
        self._geography = Geography(self.files)
        self._snapshot = Snapshot.empty()
        self._lock = RLock()

    # --- how it is kept -------------------------------------------------------------

    def apply(self, connection: Connection, entries: tuple[Entry, ...]) -> None:
        """Take new planning entries in, in the transaction that appends them."""
        projection.apply(connection, entries)

    def catch_up(self) -> int:
        """Take in what was appended without us; give how many entries that was."""
        return self._database.write(projection.catch_up)

    def rebuild(self) -> int:
        """Make the tables again from the planning stream; give how many rows they hold."""

        def work(connection: Connection) -> int:
            projection.rebuild(connection)
            return int(connection.execute(select(func.count(register_object.c.id))).scalar_one())

        return self._database.write(work)

    # --- what its tables hold ---------------------------------------------------------

    def objects(self, wanted: ObjectFilter) -> list[StoredObject]:
        """Give the objects that fit, by category and name."""
        return self._database.read(lambda connection: search.find(connection, wanted))

    def categories(self) -> dict[str, int]:
        """Give the categories of the objects in use, with how many each has."""
        return self._database.read(search.categories)

    def get(self, object_id: str) -> StoredObject | None:
        """Give an object as it is now, or as it last was; None when there never was one."""
        found = self.history(object_id)
        return found[-1] if found else None

    def history(self, object_id: str) -> list[StoredObject]:
        """Give all that the register ever said of an object, oldest first."""
        return self._database.read(lambda connection: search.history(connection, object_id))

    def ever(self) -> bool:
        """Say whether any object was ever taken in."""
        return self._database.read(search.ever)

    def geodata(self) -> dict[GeodataKind, StoredGeodata]:
        """Give the files of geography in use, by kind."""
        return self._database.read(search.geodata_in_use)

    def base(self) -> dict[str, Any]:
        """Give the ground a map is drawn on, as GeoJSON; what is not imported is None."""
        used = self.geodata()

        def outline(kind: GeodataKind) -> msgspec.Raw | None:
            drawn = self._database.aside(lambda: self._geography.outline(used.get(kind)))
            return msgspec.Raw(drawn) if drawn else None

        return {
            "land": outline(GeodataKind.COAST),
            "municipalities": outline(GeodataKind.MUNICIPALITIES),
            "districts": outline(GeodataKind.DISTRICTS),
            "sources": [one.source for one in used.values() if one.source],
        }

    # --- what it knows of a place -------------------------------------------------------

    def index(self) -> Snapshot:
        """Give the register in memory, as of now."""
        return self._now()[0]

    def facts(self, shape: Shape, distance_m: int, grounds: Grounds) -> PlaceFacts:
        """Say where a shape lies and what lies in it or within the distance."""
        snapshot, used = self._now()

        def work() -> PlaceFacts:
            return look(shape, distance_m, snapshot, self._geography.municipalities(used), grounds)

        return self._database.aside(work)

    def names(self, objects: Iterable[str]) -> dict[str, str]:
        """Give the names of register objects by id; unknown ones are left out."""
        wanted = tuple(objects)
        if not wanted:
            return {}
        return {id_: one.name for id_, one in self.standing(wanted).items()}

    def standing(self, objects: Iterable[str]) -> dict[str, RegisterObject]:
        """Give those of the objects named that are in use."""
        wanted = tuple(objects)
        return self._database.read(lambda connection: search.standing(connection, wanted))

    def about(self, command: Command) -> Standing:
        """Say what the register holds of the objects or the file a command names."""
        return self._database.read(lambda connection: about(connection, self.files, command))

    def locate(self, shapes: Sequence[Shape], grounds: Grounds) -> list[str | None]:
        """Say in which municipality each shape lies, as far as the boundaries tell."""
        known = self._geography.municipalities(self.geodata())
        return known.locate(shapes, grounds) if known else [None] * len(shapes)

    def _now(self) -> tuple[Snapshot, dict[GeodataKind, StoredGeodata]]:
        def read(connection: Connection) -> tuple[Snapshot, dict[GeodataKind, StoredGeodata]]:
            return self._snapshot.refreshed(connection), search.geodata_in_use(connection)

        # One refreshes, the others wait for it instead of doing it too.
        with self._lock:
            self._snapshot, used = self._database.read(read)
            return self._snapshot, used
