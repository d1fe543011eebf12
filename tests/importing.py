"""An installation in which imports are done without a queue: what each stage leaves is seen."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from pathlib import Path

from crisis import intake, wiring
from crisis.config import Settings
from crisis.journal.lanes import ThreadLanes
from crisis.register.fitting import ObjectFilter
from crisis.register.imports.arriving import Arrivals, Sender
from crisis.register.imports.job import Job, guessed
from crisis.register.imports.working import work
from crisis.terms.imports import Keep, Stage, Wish
from crisis.terms.register import RegisterObject
from tests import databases
from tests.given import Desk

HEADING = "nøgle;navn;kategori;bredde;længde;note\n"
SOURCE = "Eksempel GIS"


def table(*rows: str) -> bytes:
    return (HEADING + "\n".join(rows) + "\n").encode()


class Intake:
    """A house with one planner, whose imports are worked on when a test says so."""

    def __init__(self, folder: Path) -> None:
        Desk(folder).knows().database.close()
        settings = Settings.from_env(
            {"CRISIS_VAR": str(folder), "CRISIS_DATABASE": databases.url(folder)}
        )
        self.parts = wiring.build(settings, ThreadLanes(), lambda hint: None)
        self.account = self.parts.people.create("planner", "Planlægger", "-", ("planlaegger",))
        self.seat = "planlaegger"
        self.house = intake.house(self.parts, wiring.clock)
        self.book = self.house.book
        self._ids = (f"im-{at:012}" for at in itertools.count(1))

    def send(self, data: bytes, name: str = "steder.csv") -> Job:
        arrivals = Arrivals(
            book=self.book, var=self.parts.settings.var, reserve=0, clock=wiring.clock
        )
        sender = Sender(id=next(self._ids), account=self.account, seat=self.seat, name=name)
        return arrivals.take(sender, iter([data]), len(data))

    def works(self, one: Job) -> Job:
        assert work(self.house, one.id)
        return self.book.get(one.id)

    def described(self, data: bytes, name: str = "steder.csv") -> Job:
        return self.works(self.send(data, name))

    def checked(self, data: bytes, name: str = "steder.csv", **more: object) -> Job:
        one = self.described(data, name)
        assert one.layer is not None, one.problem
        columns = guessed(one.layer).columns
        wish = Wish(columns=columns, **{"source": SOURCE, **more})
        return self.works(self.book.ask(one.id, (Stage.DESCRIBED,), stage=Stage.CHECK, wish=wish))

    def asked_to_write(self, one: Job) -> Job:
        return self.book.ask(one.id, (Stage.CHECKED,), stage=Stage.WRITE, keep=Keep.REST)

    def imported(self, data: bytes, name: str = "steder.csv") -> Job:
        return self.works(self.asked_to_write(self.checked(data, name)))

    def undone(self, one: Job) -> Job:
        return self.works(self.book.ask(one.id, (Stage.FINISHED,), stage=Stage.UNDO))

    def objects(self) -> dict[str, RegisterObject]:
        found = self.parts.register.objects(ObjectFilter())
        return {one.object.name: one.object for one in found}

    def report(self, one: Job, name: str) -> list[str]:
        place = self.house.folder(one).report(name)
        assert place is not None
        return place.read_text(encoding="utf-8-sig").splitlines()

    def numbers(self) -> int:
        return self.parts.handler.planning().number

    def close(self) -> None:
        self.parts.database.close()


def rows(names: Iterable[str]) -> bytes:
    return table(*(f"K{at};{name};Tele;55,5;{9.4 + at / 1000:.3f};" for at, name in
                   enumerate(names)))  # fmt: skip
