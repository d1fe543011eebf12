"""The table of who may what, and the visitors who try it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from werkzeug.routing import Rule

from crisis import demo
from crisis.commands.attachments import AttachFile
from crisis.commands.decisions import TakeDecision
from crisis.commands.incidents import OpenIncident
from crisis.commands.log import RecordEntry
from crisis.commands.plans import RegisterPlan
from crisis.commands.register import RegisterObjects
from crisis.commands.relief import OfferHandover
from crisis.commands.sitreps import FreezeSitrep
from crisis.commands.statements import DraftStatement
from crisis.commands.tasks import AskTask
from crisis.register.imports.arriving import Sender
from crisis.rules.known import Proof
from crisis.terms.decisions import Competence
from crisis.terms.ids import PLANNING, RESOURCES
from crisis.terms.log import OnBehalfOf
from crisis.terms.operations import Mode
from crisis.terms.places import Point
from crisis.terms.plans import ActionCard, CardStep, PlanKind
from crisis.terms.register import RegisterObject
from tests.authz.routes import OBJECT, PLAN, RESOURCE_ID, ROUTES, sent_by
from tests.given import by
from tests.pictures import png
from tests.stocked import TELLS
from tests.visiting import House, Visitor, key


@dataclass(frozen=True)
class Who:
    """A visitor: by which door, and as which seat."""

    name: str
    door: str
    seat: str | None = None
    role: str | None = None
    authority: str | None = None


ANYONE = Who("nobody", "anonymous")
STRANGERS = (
    ANYONE,
    Who("expired", "expired"),
    Who("disabled", "disabled"),
    Who("bad token", "bad-token"),
    Who("revoked token", "revoked"),
)

DECISION = TakeDecision(
    question="Ryddes gaden?",
    options=("Ja",),
    chosen=1,
    ground="Vandet",
    competence=Competence.OWN_SECTOR,
)

IMPORT = "im-00000000000z"

STAFF = {"chair", "chief_of_staff", "log_keeper", "control_room", "communication"}
STAFF |= {"representative"}
OPENERS = {"chair", "chief_of_staff", "control_room"}
OFFICE = {"log_keeper", "chief_of_staff", "control_room"}
NOBODY: dict[Mode, set[str]] = {Mode.LIVE: set(), Mode.EXERCISE: set()}

COMMANDS: dict[str, dict[Mode, set[str]]] = {
    "OpenOperation": {Mode.LIVE: OPENERS, Mode.EXERCISE: OPENERS | {"planner"}},
    "RecordEntry": {Mode.LIVE: STAFF, Mode.EXERCISE: STAFF | {"planner"}},
    "CorrectEntry": {Mode.LIVE: STAFF, Mode.EXERCISE: STAFF | {"planner"}},
    "SupplementEntry": {Mode.LIVE: STAFF, Mode.EXERCISE: STAFF | {"planner"}},
    "ConfirmEntry": {Mode.LIVE: STAFF, Mode.EXERCISE: STAFF},
}


def expected(command: str, who: Who, mode: Mode, whose: str) -> int:
    """What a command is answered, by function, mode and whose entry it is about."""
    if who.seat is None:
        return 401
    if who.role not in COMMANDS[command][mode]:
        return 403
    if whose == "other":
        if command == "CorrectEntry" and who.role not in OFFICE:
            return 403
        if command in ("SupplementEntry", "ConfirmEntry"):
            return 403
    if command == "ConfirmEntry" and who.authority == "politi":
        return 409  # all who write for others sit with the police: it has nothing to confirm
    return 201


class Cells:
    """A board with every visitor, who each try everything."""

    def __init__(self, folder: Path) -> None:
        self.house = House(folder)
        self.count = 0
        self.everyone = [*STRANGERS]
        for seat in demo.seats():
            for door in ("session", "token"):
                name = f"{seat.id} by {door}"
                self.everyone.append(Who(name, door, seat.id, seat.role.value, seat.authority))
        first = {(one.door, one.role): one for one in reversed(self.everyone)}
        self.few = tuple(first.values())
        # Flask answers HEAD with the view of GET, behind the same guard, and OPTIONS by itself.
        ends = {None, "chair", "observer"}
        self.fewest = tuple(one for one in self.few if one.role in ends)
        # What a page shows depends on function and authority, not on which of sixteen others it is.
        second = {(one.door, one.role): one for one in self.everyone}
        self.both = tuple(dict.fromkeys((*self.few, *second.values())))
        # What differs between a log-in and a token is the way in, which one of each function shows.
        self.readers = tuple(one for one in self.both if one.door != "token" or one in self.few)
        self.operations = {
            mode: self.house.desk.opens(f"Indsats {mode.value}", mode)
            for mode in (Mode.LIVE, Mode.EXERCISE)
        }
        self.case()
        self._visitors: dict[str, Visitor] = {}
        self._rows = itertools.chain(range(1, 35), itertools.repeat(99))
        self._names = (f"Navn {number}" for number in itertools.count())
        self._gone = self._strangers()

    def case(self) -> None:
        """An incident, two tasks and a statement in each operation, and a registered object."""
        desk, point = self.house.desk.knows(), Point(coordinates=(9.4722, 55.4907))
        told = {"id": OBJECT, "name": "Havn", "category": "El", "municipality": "kolding"}
        place = RegisterObject(shape=point, **told)
        desk.do(RegisterObjects(objects=(place,)), "planlaegger", PLANNING)
        sender = Sender(id=IMPORT, account=1, seat="planlaegger", name="steder.csv")
        self.house.parts.arrivals.take(sender, iter([b"navn;lat;lon\n"]), 0)
        step = CardStep(what="Luk porten", responsible="kolding")
        card = ActionCard(title="Vand", hazard="Stormflod", steps=(step,))
        plan = RegisterPlan(
            plan=PLAN, kind=PlanKind.MUNICIPAL, title="Plan", owner="kolding", cards=(card,)
        )
        desk.do(plan, "planlaegger", PLANNING)
        desk.do(TELLS, "trekantbrand", RESOURCES)
        for mode, operation in self.operations.items():
            incident = OpenIncident(kind="flood", title="Kolding Å", shape=point)
            desk.do(incident, "stabschef", operation, mode=mode)
            desk.do(AskTask(kind="evacuate", incident=1), "stabschef", operation, mode=mode)
            desk.do(DECISION, "stabschef", operation, mode=mode)
            draft = DraftStatement(title="Vand i byen", text="Bliv hjemme.")
            desk.do(draft, "presse-politi", operation, mode=mode)
            text = RecordEntry(text="Vand over kajen")
            number = desk.do(text, "kolding", operation, mode=mode).entries[0]
            file = self.house.parts.files.keep(png(), "", "").sha256
            wish = AttachFile(entry=number, sha256=file, name="kaj.png")
            desk.do(wish, "kolding", operation, mode=mode)
            self.file = f"{number}/{file}"
            sheet, proof = OfferHandover(important="Åen topper"), Proof(how="password", at=desk.now)
            desk.do(FreezeSitrep(sitrep=1, seen=1), "stabschef", operation, mode=mode)
            relieved = by("kolding", desk.now, mode, proved=proof)
            desk.handler.do(sheet, relieved, stream=operation, key=key())

    def rules(self) -> list[tuple[Rule, str]]:
        return [
            (rule, method)
            for rule in self.house.app.url_map.iter_rules()
            for method in sorted(rule.methods or ())
        ]

    def visitor(self, who: Who) -> Visitor:
        if who.seat is None:
            return self._gone[who.door]
        if who.name not in self._visitors:
            made = self.house.visit if who.door == "session" else self.program
            self._visitors[who.name] = made(who.seat)
        return self._visitors[who.name]

    def program(self, seat: str) -> Visitor:
        visitor = self.house.stranger()
        visitor.headers["Authorization"] = f"Bearer {self.house.token(seat)}"
        return visitor

    def answers(
        self, rule: Rule, method: str, who: Who, mode: Mode
    ) -> Iterator[tuple[int, set[int]]]:
        """Try a route; give the status and what the table has."""
        self.count += 1
        stranger, person, program = ROUTES[rule.rule, method]
        want = stranger if who.seat is None else person if who.door == "session" else program
        if rule.rule == "/log-ud" and who.door == "session" and method == "POST":
            assert who.seat is not None
            visitor = self.house.visit(who.seat)
        else:
            visitor = self.visitor(who)
        path = self.path(rule.rule, mode)
        more: dict[str, Any] = self._body(rule.rule, who) if method == "POST" else {}
        headers = {"Idempotency-Key": key(), **more.pop("headers", {})}
        answer = visitor.ask(method, path, headers=headers, **more)
        answer.close()
        yield answer.status_code, want

    def does(self, command: str, who: Who, mode: Mode, whose: str) -> int:
        """Try a command on an own entry or on another's."""
        self.count += 1
        visitor = self.visitor(who)
        if command == "OpenOperation":
            body = {"name": next(self._names), "mode": mode.value}
            return visitor.api("POST", "/api/v1/operations", body).status_code
        body = self._fields(command, who, mode, whose)
        return visitor.do(self.operations[mode], command, body).status_code

    def _fields(self, command: str, who: Who, mode: Mode, whose: str) -> dict[str, Any]:
        if command == "RecordEntry":
            return {"text": "Vand i kælderen"}
        authority = (who.authority or "kolding") if whose == "own" else "skanderborg"
        if whose == "other" and who.authority == "skanderborg":
            authority = "horsens"
        writer = "vagtcentral" if authority == "politi" else authority
        if command == "ConfirmEntry":
            spoken = None if authority == "politi" else OnBehalfOf(authority=authority, who="N")
            return {"number": self._entry("logfoerer", mode, spoken)}
        if command == "SupplementEntry" and whose == "own" and who.role in COMMANDS[command][mode]:
            writer = who.seat or writer
        return {"number": self._entry(writer, mode, None), "text": "Rettet tekst"}

    def _entry(self, seat: str, mode: Mode, spoken: OnBehalfOf | None) -> int:
        house = self.house
        asker = by(seat, house.desk.now, mode, on_behalf_of=spoken)
        done = house.desk.handler.do(
            RecordEntry(text="Første tekst"), asker, stream=self.operations[mode], key=key()
        )
        return done.entries[0]

    def path(self, rule: str, mode: Mode) -> str:
        assets = self.house.app.jinja_env.globals["asset"]
        query = "?kind=evacuate&municipality=kolding" if rule.endswith("/answer") else ""
        query = "?name=steder.csv" if rule.endswith("/imports") else query
        return (
            rule.replace("<operation>", self.operations[mode])
            .replace("<command>", sent_by(rule))
            .replace("/post/<int:number>", "/post/" + self.file.partition("/")[0])
            .replace("<int:number>", "1")
            .replace("<int:entry>/<sha256>", self.file)
            .replace("<object_id>", OBJECT)
            .replace("<import_id>", IMPORT)
            .replace("<plan>", PLAN)
            .replace("<resource>", RESOURCE_ID)
            .replace("<int:card>", "1")
            .replace("<int:year>", "2026")
            .replace("<municipality>", "kolding")
            .replace("<sha256>", "0" * 64)
            .replace("<name>", "index.html" if "presserum" in rule else "oevelse-index.html")
            .replace("<public>", "0123456789abcdef")
            .replace("/static/<version>/<path:path>", str(assets("css/tokens.css")))
        ) + query

    def _body(self, rule: str, who: Who) -> dict[str, Any]:
        if rule.startswith("/api/"):
            body: dict[str, Any] = {"text": "Vand i kælderen"}
            if rule.endswith("/attachments"):
                return {"data": png(), "content_type": "image/png"}
            if rule.endswith("/imports"):
                return {"data": b"navn;lat;lon\n", "content_type": "application/octet-stream"}
            if rule.endswith("/places"):
                body = {"shape": {"type": "Point", "coordinates": [9.4722, 55.4907]}}
            elif "/planning/" in rule:
                body = {"number": next(self._rows)}
            elif rule.endswith("/operations"):
                body = {"name": next(self._names), "mode": "EXERCISE"}
            return {"json": body}
        return {
            "data": {
                "/plads": {"seat": who.seat or "kolding"},
                "/sprog": {"language": "da"},
                "/log-ind": {"username": f"ukendt {self.count}", "password": "forkert"},
                "/konto/bevis": {"password": "forkert"},
                "/konto/adgangskode": {"current": "forkert", "new": "n" * 20, "repeat": "x"},
            }.get(rule, {})
        }

    def _strangers(self) -> dict[str, Visitor]:
        """Those who once had a way in, and one who never had."""
        house = self.house
        house.account("fyret", "kolding")
        expired = house.visit("kolding")
        house.passes(hours=13)
        disabled = house.visit("fyret")
        house.parts.people.set_active(house.accounts["fyret"], False)
        bad, revoked = house.stranger(), self.program("kolding")
        bad.headers["Authorization"] = "Bearer lbs_guessed"
        house.parts.tokens.revoke(house.parts.tokens.all()[-1].public)
        return {
            "anonymous": house.stranger(),
            "expired": expired,
            "disabled": disabled,
            "bad-token": bad,
            "revoked": revoked,
        }
