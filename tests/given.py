"""What a test starts from: a clock that stands still, seats, a situation, a journal on disk."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crisis import demo
from crisis.attached.shelf import Shelf
from crisis.commands.authorities import RegisterAuthority, RegisterSeat
from crisis.commands.base import Command
from crisis.commands.incidents import SetIncidentType
from crisis.commands.operations import OpenOperation
from crisis.commands.responsibility import PlaceMunicipality, SetMatrixRow
from crisis.drills.preparing import prepared
from crisis.errors import Refused
from crisis.events import Event, Stamp
from crisis.events.authorities import AuthorityRegistered, SeatRegistered
from crisis.events.incidents import IncidentTypeSet
from crisis.events.responsibility import MatrixRowSet, MunicipalityPlaced
from crisis.gathering import About, Beside, Sources, answers
from crisis.handler import Handler, Hint
from crisis.journal.erasing import scrub
from crisis.journal.erasure_record import write_down
from crisis.journal.lanes import Lanes, ThreadLanes
from crisis.journal.opening import open_database
from crisis.journal.outbox import Outbox
from crisis.journal.outbox_writing import write as write_outbox
from crisis.journal.port import Entry
from crisis.journal.store import SqlJournal
from crisis.keyed import Outcome
from crisis.projections import planning as planning_fold
from crisis.projections import situation as situation_fold
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.register.register import Register
from crisis.responsibility_rows import GROUNDS, ROWS, TYPES
from crisis.rules import RULES, decide
from crisis.rules.known import By, Holder, Known
from crisis.terms.attachments import StoredFile
from crisis.terms.dependencies import Start, Supply
from crisis.terms.ids import PLANNING
from crisis.terms.log import OnBehalfOf
from crisis.terms.operations import Mode
from crisis.terms.places import Exposure, Hit, PlaceFacts, Point, Shape, ShapeFault, Whereabouts
from crisis.terms.register import RegisterObject, Standing
from crisis.terms.responsibility import Ground
from crisis.terms.statements import outlets_of
from crisis.web.accounts.guest_links import follow
from tests import databases
from tests.needs import fails

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
OPERATION = "op-000000000001"


def by(seat: str, now: datetime = NOON, mode: Mode = Mode.LIVE, **more: object) -> By:
    """Someone on a seat of the demo."""
    held = next(one for one in demo.seats() if one.id == seat)
    who = {"account": 1, "seat": seat, "authority": held.authority, "role": held.role}
    return By(**{**who, "mode": mode, "now": now, **more})


def spoken_by(authority: str) -> OnBehalfOf:
    return OnBehalfOf(authority=authority, who="Vagthavende")


def directory() -> Planning:
    """The demo's directory, folded."""
    events: list[Event] = [
        AuthorityRegistered(authority=one.id, name=one.name, kind=one.kind)
        for one in demo.AUTHORITIES
    ]
    events += [
        SeatRegistered(seat=one.id, authority=one.authority, name=one.name, role=one.role)
        for one in demo.seats()
    ]
    events += [MunicipalityPlaced(ground=one) for one in GROUNDS]
    events += [MatrixRowSet(row=one) for one in ROWS]
    events += [IncidentTypeSet(type=one) for one in TYPES]
    return planning_fold.fold(Planning(), entries(events, stream=PLANNING))


def entries(events: Iterable[Event], stream: str = OPERATION, after: int = 0) -> list[Entry]:
    return [
        Entry(stamp=stamp(number, stream=stream), type=type(event).__name__, event=event)
        for number, event in enumerate(events, after + 1)
    ]


def stamp(number: int, seat: str = "kolding", stream: str = OPERATION) -> Stamp:
    held = next(one for one in demo.seats() if one.id == seat)
    return Stamp(
        stream=stream,
        number=number,
        recorded_at=NOON + timedelta(seconds=number),
        account=1,
        seat=seat,
        authority=held.authority,
        planning_head=0,
        hash=f"{number:064x}",
    )


QUAY = Point((9.495, 55.492))
HARBOUR = RegisterObject(id="ob-000000000001", name="Kolding Havn", category="Havne", shape=QUAY)
FILE = "0a" * 32  # the one file that lies in the tests' installation


class NoPlaces:
    """Geography that knows one town: everything lies in Kolding, and hits a harbour."""

    fault_code: str | None = None
    objects: Mapping[str, RegisterObject] = {HARBOUR.id: HARBOUR}
    locate = staticmethod(lambda shapes, grounds: [None] * len(shapes))

    def facts(
        self, shape: Shape, distance_m: int, grounds: Mapping[str, Ground], at: object = None
    ) -> PlaceFacts:
        if self.fault_code:
            return PlaceFacts(fault=self.fault_code)
        hit = Hit(object="ob-000000000001", name="Kolding Havn", category="Havne", distance_m=0)
        return PlaceFacts(
            whereabouts=Whereabouts(
                municipalities=("kolding",),
                regions=("region-syddanmark",),
                fire_services=("trekantbrand",),
                estimated=True,
            ),
            exposure=Exposure(
                distance_m=distance_m, total=1, counts={"Havne": 1}, hits=(hit,), register_head=9
            ),
        )

    def names(self, objects: Iterable[str]) -> dict[str, str]:
        return {one: "Kolding Havn" for one in objects if one == "ob-000000000001"}

    def used(self, category: str) -> int:
        return sum(one.category == category for one in self.objects.values())

    def fails(self, supplies: Iterable[Supply], starts: Iterable[Start]) -> dict[str, int]:
        return fails(self.objects, supplies, starts)

    def about(self, command: Command, also: Iterable[str] = ()) -> Standing:
        given = getattr(command, "objects", ()) or (getattr(command, "object", None),)
        fault = ShapeFault(code=self.fault_code) if self.fault_code else None
        return Standing(
            objects=self.objects,
            faults={one.id: fault for one in given if fault and one},
            file_held=getattr(command, "sha256", None) == FILE,
        )


class Staff:
    """A staff without a database: what is done is decided and folded, nothing else."""

    def __init__(self, mode: Mode = Mode.LIVE) -> None:
        self.planning = directory()
        self.now = NOON
        self.mode = mode
        self.situation: Situation = situation_fold.start(OPERATION, mode)
        self.written: list[Entry] = []
        self.places = NoPlaces()
        self.files: dict[str, StoredFile] = {}
        self.holders: Mapping[int, Holder] = {}

    def do(
        self,
        command: Command,
        seat: str,
        on_behalf_of: OnBehalfOf | None = None,
        **more: object,
    ) -> object:
        """Give the Refused, or the number of the new entry."""
        return self.asks(command, by(seat, self.now, self.mode, on_behalf_of=on_behalf_of, **more))

    def asks(self, command: Command, asker: By) -> object:
        """The same for anybody, also one who has no seat."""
        about = About(command=command, planning=self.planning, situation=self.situation)
        ask = Sources(
            operation_names=frozenset,
            places=self.places,
            channels=outlets_of,
            entry=lambda stream, number: next(
                (one for one in self.written if one.stamp.number == number), None
            ),
            file=self.files.get,
            account=self.holders.get,
            script=prepared,
        )
        found = answers(about, RULES[type(command)].needs, ask)
        known = Known(planning=self.planning, situation=self.situation, answers=found)
        answer = decide(known, command, asker)
        if isinstance(answer, Refused):
            return answer
        for event in answer:
            number = self.situation.number + 1
            made = Stamp(
                stream=OPERATION,
                number=number,
                recorded_at=self.now,
                account=asker.account,
                seat=asker.seat,
                authority=asker.authority,
                planning_head=self.planning.number,
                hash=f"{number:064x}",
            )
            self.written.append(Entry(stamp=made, type=type(event).__name__, event=event))
            self.situation = situation_fold.step(self.situation, made, event)
        return self.situation.number


DIRECTORY = len(demo.AUTHORITIES) + len(demo.seats())
"""So many commands lay down the directory."""


class Desk:
    """A handler on a real database, with the demo's directory."""

    def __init__(
        self,
        folder: Path,
        *,
        register: bool = False,
        lanes: Lanes | None = None,
        url: str | None = None,
        fill: databases.Fill | None = None,
    ) -> None:
        self.folder = folder
        self.url = url or databases.url(folder, fill or seated)
        self.database = open_database(self.url, lanes or ThreadLanes())
        self.register = Register(self.database, folder / "objects")
        self.journal = SqlJournal(self.database)
        self.hints: list[Hint] = []
        self.now = NOON
        self.holder: Callable[[int], Holder | None] = lambda number: None
        self._keys = itertools.count(0 if url else DIRECTORY)
        ids = (f"op-{number:012}" for number in itertools.count(1))
        places = self.register if register else NoPlaces()
        self.outbox = Outbox(self.database)
        self.files = Shelf(folder / "objects", reserve=0)
        beside = Beside(
            planning=(self.register.apply,),
            operation=(write_outbox, follow),
            channels=self.outbox.channels,
            files=self.files.find,
            forget=lambda: self.forget(folder),
            account=lambda number: self.holder(number),
            script=prepared,
        )
        self.handler = Handler(self.journal, self.hints.append, lambda: next(ids), places, beside)

    def seats(self) -> None:
        """The planner has laid down the demo's directory, and nothing else."""
        for who in demo.AUTHORITIES:
            command = RegisterAuthority(authority=who.id, name=who.name, kind=who.kind)
            self.do(command, "planlaegger", PLANNING)
        for one in demo.seats():
            made = RegisterSeat(seat=one.id, authority=one.authority, name=one.name, role=one.role)
            self.do(made, "planlaegger", PLANNING)

    def forget(self, folder: Path) -> None:
        write_down(self.database, folder / "erasures.jsonl")
        scrub(self.database)

    def knows(self) -> Desk:
        """The planner has laid down grounds, matrix and types of incident."""
        for ground in GROUNDS:
            self.do(PlaceMunicipality(ground=ground), "planlaegger", PLANNING)
        for row in ROWS:
            self.do(SetMatrixRow(row=row), "planlaegger", PLANNING)
        for type_ in TYPES:
            self.do(SetIncidentType(type=type_), "planlaegger", PLANNING)
        return self

    def do(
        self,
        command: Command,
        seat: str,
        stream: str | None,
        *,
        key: str | None = None,
        mode: Mode = Mode.LIVE,
    ) -> Outcome:
        asker, key = by(seat, self.now, mode), key or f"key-{next(self._keys):020}"
        return self.handler.do(command, asker, stream=stream, key=key)

    def opens(self, name: str = "Stormflod", mode: Mode = Mode.LIVE) -> str:
        """An operation that the chief of staff has opened."""
        command = OpenOperation(name=name, mode=mode)
        return self.do(command, "stabschef", None, mode=mode).operation


def seated(url: str, folder: Path) -> None:
    """Fill an empty installation with the directory; databases copies it for each test."""
    made = Desk(folder, url=url)
    made.seats()
    made.database.close()
