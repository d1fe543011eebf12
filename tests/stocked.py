"""Two operations over one list of resources, without a database: all is decided and folded."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from crisis.commands import PROMISING_COMMANDS, RESOURCE_COMMANDS, Command
from crisis.commands.requests import AnswerRequest, MakeRequest, Offered
from crisis.commands.resources import RegisterResources
from crisis.errors import Refused
from crisis.events import Event, Stamp
from crisis.journal.port import Entry
from crisis.projections import resources as stock_fold
from crisis.projections import situation as situation_fold
from crisis.projections.resources import Resources
from crisis.projections.situation import Situation
from crisis.rules import decide
from crisis.rules.competing import competing
from crisis.rules.known import By, Known, Question
from crisis.stocks import Asking
from crisis.terms.operations import Mode
from crisis.terms.places import Point
from crisis.terms.priority import Aim
from crisis.terms.resources import (
    Capability,
    Need,
    Resource,
    ResourceKind,
    Spot,
    Window,
)
from tests.given import NOON, NoPlaces, by, directory

FIRST, SECOND = "op-000000000001", "op-000000000002"


def at(hours: float) -> datetime:
    return NOON + timedelta(hours=hours)


def window(begin: float = 1, end: float | None = 9) -> Window:
    return Window(begin=at(begin), end=None if end is None else at(end))


def pumps(
    name: str = "pumpe-3", amount: int = 3, owner: str = "trekantbrand", **more: Any
) -> Resource:
    told = {"name": f"Eksempel {name}", "kind": ResourceKind.EQUIPMENT, "readiness": 20}
    told |= {"capability": Capability.PUMPING, "home": Spot(name="Station Kolding")}
    return Resource(id=name, amount=amount, owner=owner, **{**told, **more})


def asks(amount: int = 2, asked: tuple[str, ...] = ("trekantbrand",), **more: Any) -> MakeRequest:
    need: dict[str, Any] = {"capability": Capability.PUMPING, "window": window()}
    need |= {"spot": Spot(name="Hejlsminde"), "why": "Vand ved plejehjemmet"}
    need |= {name: more.pop(name) for name in ("window", "capability") if name in more}
    wish: dict[str, Any] = {"aim": Aim.LIFE, "asked": asked, **more}
    return MakeRequest(need=Need(amount=amount, **need), **wish)


def promises(request: int = 1, amount: int = 2, resource: str = "pumpe-3") -> AnswerRequest:
    return AnswerRequest(request=request, promised=(Offered(resource_id=resource, amount=amount),))


class Stocked:
    """A staff with two operations at once, and what the district has."""

    def __init__(self, mode: Mode = Mode.LIVE, *resources: Resource) -> None:
        self.planning = directory()
        self.now = NOON
        self.mode = mode
        self.stock = Resources()
        self.situations: dict[str, Situation] = {
            one: situation_fold.start(one, mode) for one in (FIRST, SECOND)
        }
        self.written: dict[str, list[Entry]] = {}
        for one in resources or (pumps(),):
            self.must(RegisterResources(resources=(one,)), one.owner)

    def do(self, command: Command, seat: str, operation: str = FIRST, **more: Any) -> Any:
        """Give the Refused, or the events that were written."""
        asker = by(seat, self.now, self.mode, **more)
        own = type(command) in RESOURCE_COMMANDS
        drawn = own or type(command) in PROMISING_COMMANDS
        entry = getattr(command, "entry", 0)
        known = Known(
            planning=self.planning,
            situation=None if own else self.situations[operation],
            resources=self.stock if drawn else None,
            answers={
                Question.ENTRY: self.entry(self.stock.stream if own else operation, entry),
                Question.PLACE: NoPlaces().facts(Point((9.47, 55.49)), 0, {}),
                Question.OBJECT_NAMES: {},
                Question.COMPETING: competing(self.situations.values(), self.now),
            },
        )
        decided = decide(known, command, asker)
        if isinstance(decided, Refused):
            return decided
        self._written(known, command, asker, decided)
        return decided

    def must(self, command: Command, seat: str, operation: str = FIRST, **more: Any) -> Any:
        done = self.do(command, seat, operation, **more)
        assert not isinstance(done, Refused), done
        return done

    def no(self, command: Command, seat: str, operation: str = FIRST, **more: Any) -> str:
        """Do what is refused; give the code."""
        done = self.do(command, seat, operation, **more)
        assert isinstance(done, Refused), done
        return done.code

    def entry(self, stream: str, number: int) -> Entry | None:
        found = self.written.get(stream, [])
        return found[number - 1] if 0 < number <= len(found) else None

    def _written(
        self, known: Known, command: Command, asker: By, decided: tuple[Event, ...]
    ) -> None:
        if known.situation is None:
            self._into_stock(decided, asker)
            return
        operation, beside = known.situation.operation, ()
        if known.resources is not None:
            asking = Asking(known=known, command=command, by=asker, ahead=situation_fold.fold)
            second = asking.parts(operation, decided)["second"]
            beside = second.events
        self._into_stock(beside, asker)
        for event in decided:
            made = self._entry(operation, event, asker)
            situation = situation_fold.step(self.situations[operation], made.stamp, event)
            self.situations[operation] = situation

    def _into_stock(self, events: tuple[Event, ...], asker: By) -> None:
        for event in events:
            made = self._entry(self.stock.stream, event, asker)
            self.stock = stock_fold.step(self.stock, made.stamp, event)

    def _entry(self, stream: str, event: Event, asker: By) -> Entry:
        kept = self.written.setdefault(stream, [])
        stamp = Stamp(
            stream=stream,
            number=len(kept) + 1,
            recorded_at=self.now,
            account=asker.account,
            seat=asker.seat,
            authority=asker.authority,
            planning_head=0,
            hash=f"{len(kept) + 1:064x}",
        )
        made = Entry(stamp=stamp, type=type(event).__name__, event=event)
        kept.append(made)
        return made


TELLS = RegisterResources(resources=(pumps(),))
"""TrekantBrand tells of its three pumps."""
