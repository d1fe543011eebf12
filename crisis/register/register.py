"""The register: what its tables hold, what it knows of a place, and how it is kept.

Arithmetic runs in the database's reading threads, where it stops no socket.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any

import msgspec
from sqlalchemy import Connection

from crisis.commands.base import Command
from crisis.journal.database import Database
from crisis.journal.port import Entry
from crisis.register import projection, search
from crisis.register.attending import attending_in
from crisis.register.dependencies import NOTHING, Cascade, Network
from crisis.register.files import Files
from crisis.register.fitting import ObjectFilter
from crisis.register.heat import Counting, squares
from crisis.register.imported import Geography
from crisis.register.looking import Asked, about, ground_of, lies_in, look
from crisis.register.moved import moved_since
from crisis.register.municipalities import Grounds
from crisis.register.reporting import Area, Reached, look_in, lying_in
from crisis.register.search import StoredGeodata, StoredObject
from crisis.register.snapshot import Snapshot, object_number
from crisis.register.tables import metadata
from crisis.terms.dependencies import Start, Supply
from crisis.terms.exposure import OccasionsOn
from crisis.terms.geodata import GeodataKind
from crisis.terms.heat import Squares
from crisis.terms.places import PlaceFacts, Shape
from crisis.terms.register import KEEPER, NO_PLANS, RegisterObject, RegisterReader, Standing

__all__ = ["Area", "ObjectFilter", "Register", "StoredObject", "metadata"]


class Register:
    """The risk and vulnerability register of one installation. It answers as `Places` too."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self.files = Files(folder)
        self._geography = Geography(self.files)
        self._snapshot = Snapshot.empty()
        self._network: tuple[tuple[Supply, ...], int, Network] | None = None
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
        return self._database.write(projection.rebuild)

    # --- what its tables hold ---------------------------------------------------------

    # Whoever forgets to say who reads is given no object of a municipality's own plan.

    def objects(
        self, wanted: ObjectFilter, reader: RegisterReader = NO_PLANS
    ) -> list[StoredObject]:
        """Give the objects that fit and are for the reader, by category and name."""
        return self._database.read(lambda connection: search.find(connection, wanted, reader))

    def categories(
        self, reader: RegisterReader = NO_PLANS, at: datetime | None = None
    ) -> dict[str, int]:
        """Give the categories of the objects in use, with how many each has for the reader; at: not
        counting occasions that are not on then."""
        return self._database.read(lambda connection: search.categories(connection, reader, at))

    def used(self, category: str) -> int:
        """Say how many objects in use have a category, whoever may read them."""
        return self.categories(KEEPER).get(category, 0)

    def get(self, object_id: str, reader: RegisterReader = NO_PLANS) -> StoredObject | None:
        """Give an object as it is now, or last was; None when it is not there for the reader."""
        found = self.history(object_id, reader)
        return found[-1] if found else None

    def history(self, object_id: str, reader: RegisterReader = NO_PLANS) -> list[StoredObject]:
        """Give all that the register ever said of an object, oldest first; nothing when it is not
        for the reader today."""
        found = self._database.read(lambda connection: search.history(connection, object_id))
        if not found or not reader.may_read(found[-1].object):
            return []
        return [one for one in found if reader.may_read(one.object)]

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

    def facts(
        self, shape: Shape, distance_m: int, grounds: Grounds, at: datetime | None = None
    ) -> PlaceFacts:
        """Say where a shape lies and what lies in it or within the distance.

        at: the moment; without one no occasion is on. It is all that lies there: what stands in a
        municipality's own plan is taken away where somebody reads it.
        """
        snapshot, used = self._now()
        asked, known = Asked(shape, distance_m, grounds, at), self._geography.municipalities
        return self._database.aside(lambda: look(asked, snapshot, known(used)))

    def reach(self, area: Area, reader: RegisterReader = NO_PLANS) -> Reached:
        """Give what an area holds at a moment, for a reader; raises Refused when it is unusable."""
        snapshot, _ = self._now()
        return self._database.aside(lambda: look_in(area, snapshot, reader))

    def lying(
        self, areas: Sequence[Area], objects: Iterable[str], reader: RegisterReader = NO_PLANS
    ) -> list[frozenset[str]]:
        """Say of each area which of the objects named it reaches by the register as it is now, each
        at the area's moment, as far as they are for the reader."""
        numbers = [object_number(one) for one in set(objects)]
        if not numbers or not areas:
            return [frozenset() for _ in areas]
        snapshot = self.index()
        return self._database.aside(lambda: lying_in(areas, snapshot, numbers, reader))

    def attending(
        self, areas: Sequence[Area], reader: RegisterReader = NO_PLANS
    ) -> list[OccasionsOn]:
        """Say of each area which occasions are on at its moment, and when that moves next."""
        snapshot = self.index()
        return self._database.aside(lambda: attending_in(areas, snapshot, reader))

    def squares(self, asked: Counting, reader: RegisterReader = NO_PLANS) -> Squares:
        """Count what lies in each square of the land."""
        snapshot, _ = self._now()
        return self._database.aside(lambda: squares(asked, snapshot, reader))

    def outline_of(self, municipality: str, grounds: Grounds) -> Shape | None:
        """Give the imported boundary of a municipality; None when there is none."""
        used, known = self.geodata(), self._geography.municipalities

        def work() -> Shape | None:
            found = known(used)
            return found.outline(municipality, grounds) if found else None

        return self._database.aside(work)

    def these(
        self, objects: Iterable[str], reader: RegisterReader = NO_PLANS
    ) -> list[StoredObject]:
        """Give those of the objects named that are in use and for the reader."""
        wanted = tuple(objects)
        found = self._database.read(lambda connection: search.these(connection, wanted))
        return [one for one in found if reader.may_read(one.object)]

    def names(self, objects: Iterable[str], reader: RegisterReader = NO_PLANS) -> dict[str, str]:
        """Give the names of register objects by id; left out are those that are unknown or not for
        the reader."""
        wanted = tuple(objects)
        if not wanted:
            return {}
        found = self.standing(wanted).items()
        return {id_: one.name for id_, one in found if reader.may_read(one)}

    def gone(self, objects: Iterable[str], reader: RegisterReader = NO_PLANS) -> dict[str, str]:
        """Give what those were called that are out of use and were for the reader."""
        wanted = tuple(objects)
        if not wanted:
            return {}
        found = self._database.read(lambda connection: search.retired(connection, wanted))
        return {id_: one.name for id_, one in found.items() if reader.may_read(one)}

    def hidden(self, objects: Iterable[str], reader: RegisterReader = NO_PLANS) -> frozenset[str]:
        """Give those of the objects named that are, or last were, not for the reader."""
        wanted = frozenset(objects)
        if not wanted or reader.every_plan:
            return frozenset()

        def work(connection: Connection) -> dict[str, RegisterObject]:
            standing = search.standing(connection, wanted)
            return standing | search.retired(connection, wanted - standing.keys())

        known = self._database.read(work).items()
        return frozenset(id_ for id_, one in known if not reader.may_read(one))

    def readable(self, objects: Iterable[str], reader: RegisterReader = NO_PLANS) -> int:
        """Say how many of the objects named, each as often as it is named, are in use and for the
        reader; asked of the register in memory."""
        numbers = [object_number(one) for one in objects]
        snapshot = self.index()
        return self._database.aside(lambda: snapshot.readable(numbers, reader))

    def standing(self, objects: Iterable[str]) -> dict[str, RegisterObject]:
        """Give those of the objects named that are in use, for rules and for who keeps them."""
        wanted = tuple(objects)
        return self._database.read(lambda connection: search.standing(connection, wanted))

    def moved_since(self, number: int) -> frozenset[str]:
        """Give the objects that somebody registered, changed or retired after a planning entry."""
        return self._database.read(lambda connection: moved_since(connection, number))

    def about(self, command: Command, also: Iterable[str] = ()) -> Standing:
        """Say what the register holds of the objects or the file a command names, and of others."""
        more = frozenset(also)
        return self._database.read(lambda connection: about(connection, self.files, command, more))

    def locate(self, shapes: Sequence[Shape], grounds: Grounds) -> list[str | None]:
        """Say in which municipality each shape lies, as an incident drawn so would."""
        (snapshot, used), known = self._now(), self._geography.municipalities
        return self._database.aside(lambda: lies_in(shapes, snapshot, known(used), grounds))

    def grounds_of(self, shapes: Sequence[Shape], grounds: Grounds) -> list[tuple[str, ...]]:
        """Say in which municipalities each shape lies, as an incident drawn so would."""
        (snapshot, used), known = self._now(), self._geography.municipalities

        def work() -> list[tuple[str, ...]]:
            return [ground_of(one, snapshot, known(used), grounds) for one in shapes]

        return self._database.aside(work) if shapes else []

    # --- what would fail -----------------------------------------------------------------

    def network(self, supplies: Iterable[Supply]) -> Network:
        """Give who is supplied by whom among the objects in use; the last one asked for is kept."""
        wanted = tuple(supplies)

        def work(connection: Connection) -> tuple[tuple[Supply, ...], int, Network]:
            number, kept = projection.applied(connection), self._network
            if kept is not None and kept[1] == number and kept[0] == wanted:
                return kept
            named = {each for one in wanted for each in (one.consumer, *one.suppliers)}
            made = Network(wanted, search.in_use(connection, named))
            return wanted, number, made

        self._network = found = self._database.read(work)
        return found[2]

    def cascade(
        self,
        supplies: Iterable[Supply],
        starts: Mapping[str, int],
        seen: Mapping[str, int] = NOTHING,
    ) -> Cascade:
        """Say what fails when, from what fails by itself and what was seen to work: object →
        minute."""
        network = self.network(supplies)
        return self._database.aside(lambda: network.cascade(starts, seen))

    def circles(self, supplies: Iterable[Supply]) -> list[list[str]]:
        """Give the circles of supply among the objects in use, each as the objects in it."""
        network = self.network(supplies)
        return self._database.aside(lambda: network.circles)

    def fails(self, supplies: Iterable[Supply], starts: Iterable[Start]) -> dict[str, int]:
        """Say what would fail and how many minutes on, what starts it included."""
        found = self.cascade(supplies, {one.object: one.after_minutes for one in starts})
        return {id_: one.minute for id_, one in found.steps.items()}

    def _now(self) -> tuple[Snapshot, dict[GeodataKind, StoredGeodata]]:
        def read(connection: Connection) -> tuple[Snapshot, dict[GeodataKind, StoredGeodata]]:
            return self._snapshot.refreshed(connection), search.geodata_in_use(connection)

        # One refreshes, the others wait for it instead of doing it too.
        with self._lock:
            self._snapshot, used = self._database.read(read)
            return self._snapshot, used
