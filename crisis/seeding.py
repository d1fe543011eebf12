"""Makes the demo once: directory, seats, accounts and one open operation, all through the door."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from crisis import demo, demo_resources, demo_supplies
from crisis.commands.assessments import AssessScenario
from crisis.commands.authorities import RegisterAuthority, RegisterSeat
from crisis.commands.base import Command
from crisis.commands.categories import SetCategory
from crisis.commands.dependencies import SetSupply
from crisis.commands.deputies import PlanDeputies
from crisis.commands.incidents import SetIncidentType
from crisis.commands.log import RecordEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.partners import RegisterPartner
from crisis.commands.plans import RegisterPlan
from crisis.commands.register import RegisterObjects
from crisis.commands.resources import RegisterResources
from crisis.commands.responsibility import PlaceMunicipality, SetMatrixRow
from crisis.commands.units import RegisterUnit
from crisis.handler import Handler
from crisis.register import carried
from crisis.responsibility_rows import GROUNDS, ROWS, TYPES
from crisis.rules.known import By
from crisis.rules.visibility import OPERATOR
from crisis.terms.assessments import Measure
from crisis.terms.ids import PLANNING, RESOURCES, is_operation_id
from crisis.terms.log import Certainty, Channel
from crisis.terms.operations import Mode
from crisis.terms.register import RegisterObject
from crisis.terms.roles import Role
from crisis.terms.times import local
from crisis.web.accounts.passwords import Passwords
from crisis.web.accounts.people import People

OWN_PLANNER = "planlaegger-kolding"
"""A municipality's planner, who keeps what stands in its own plan."""
PASSWORD_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # noqa: S105 - an alphabet, no password

FIRST_ENTRY = RecordEntry(
    text="DMI varsler meget høj vandstand i de østvendte fjorde. Højeste vandstand ventes i nat.",
    certainty=Certainty.CONFIRMED,
    source="DMI",
    channel=Channel.PHONE,
)


class DemoAccount(NamedTuple):
    """An account as it is told to the one who starts the demo."""

    username: str
    password: str
    seats: str


class _Seeder:
    """Speaks to the door as the planner and the police, once."""

    def __init__(
        self, handler: Handler, clock: Callable[[], datetime], new_key: Callable[[], str]
    ) -> None:
        self._handler = handler
        self._clock = clock
        self._new_key = new_key

    def do(self, command: Command, account: int, seat: str, stream: str | None) -> str:
        """Do a command as a seat of the demo; give the stream."""
        held = next(one for one in demo.seats() if one.id == seat)
        by = By(
            account=account,
            seat=seat,
            authority=held.authority,
            role=held.role,
            mode=Mode.LIVE,
            now=self._clock(),
        )
        done = self._handler.do(command, by, stream=stream, key=self._new_key())
        return done.operation

    def knowledge(self, account: int) -> None:
        """Lay down matrix, grounds and incident types where there are none yet."""
        there = self._handler.planning()
        commands: list[Command] = []
        if not there.grounds:
            commands += [PlaceMunicipality(ground=one) for one in GROUNDS]
        if not there.matrix:
            commands += [SetMatrixRow(row=one) for one in ROWS]
        if not there.incident_types:
            commands += [SetIncidentType(type=one) for one in TYPES]
        for one in commands:
            self.do(one, account, "planlaegger", PLANNING)

    def register(self, account: int) -> None:
        """Take the carried places into the register when none of them stands in it."""
        places = carried.places()
        if not self._handler.places.names(one.id for one in places):
            command = RegisterObjects(objects=places, batch=carried.FILE)
            self.do(command, account, "planlaegger", PLANNING)

    def partners(self, account: int) -> None:
        """Put the invented partners into the directory when nobody's stand in it."""
        if self._handler.planning().partner_ids:
            return
        for one in demo.PARTNERS:
            command = RegisterPartner(
                partner=one.id,
                name=one.name,
                group=one.group,
                can_help=one.can_help,
                contact=one.contact,
                municipality=one.municipality,
            )
            self.do(command, account, "planlaegger", PLANNING)

    def dependencies(self, account: int) -> None:
        """Lay down the invented places and who supplies them, when no supplies stand there."""
        if self._handler.planning().dependencies.supplies:
            return
        if not self._handler.places.names(one.id for one in demo_supplies.EXAMPLE_OBJECTS):
            self._examples(demo_supplies.EXAMPLE_OBJECTS, account, "planlaegger")
        for one in demo_supplies.EXAMPLE_SUPPLIES:
            self.do(SetSupply(supply=one), account, "planlaegger", PLANNING)

    def own_plan(self, account: int) -> None:
        """Lay a place down in Kolding's own plan, by Kolding's planner, so that it can be seen who
        sees it."""
        objects = demo_supplies.OWN_PLAN_OBJECTS
        if not self._handler.places.about(RegisterObjects(objects=objects)).objects:
            self._examples(objects, account, OWN_PLANNER)

    def _examples(self, objects: tuple[RegisterObject, ...], account: int, seat: str) -> None:
        """Take invented places in, and put the sub-categories they have on the list first."""
        listed, wanted = self._handler.planning().categories, {one.category for one in objects}
        for one in demo_supplies.CATEGORIES:
            if one.path in wanted and one.path not in listed:
                self.do(SetCategory(top=one.top, name=one.name), account, seat, PLANNING)
        command = RegisterObjects(objects=objects, batch=demo_supplies.EXAMPLES)
        self.do(command, account, seat, PLANNING)

    def plans(self, account: int) -> None:
        """Write the invented plans and units into their lists when nobody's stand in them."""
        if self._handler.planning().plans.ids:
            return
        today = local(self._clock()).date()
        for one in demo.plans(today):
            command = RegisterPlan(
                plan=one.id,
                kind=one.kind,
                title=one.title,
                owner=one.owner,
                adopted_on=one.adopted_on,
                adopted_by=one.adopted_by,
                next_revision=one.next_revision,
                municipalities=one.municipalities,
                cards=one.cards,
            )
            self.do(command, account, "planlaegger", PLANNING)
        for unit in demo.units(today):
            made = RegisterUnit(
                unit=unit.id,
                name=unit.name,
                owner=unit.owner,
                people=unit.people,
                courses=unit.courses,
            )
            self.do(made, account, "planlaegger", PLANNING)

    def deputies(self, ids: dict[str, int]) -> None:
        """Say whom to call for some seats when nobody answers, each for its own, once."""
        if self._handler.planning().deputies:
            return
        for seat in demo.DEPUTIES_OF:
            said = PlanDeputies(seat=seat, deputies=demo.DEPUTIES, seen=0)
            self.do(said, ids[seat], seat, PLANNING)

    def resources(self, ids: dict[str, int]) -> None:
        """Let each owner tell its invented resources, when nobody has told of any."""
        if self._handler.resources().ids:
            return
        for owner, told in demo_resources.resources().items():
            seat = next(one.id for one in demo.seats() if one.authority == owner)
            self.do(RegisterResources(resources=told), ids[seat], seat, RESOURCES)

    def assessments(self, ids: dict[str, int]) -> None:
        """Describe the invented scenario and have three authorities assess it, once."""
        if self._handler.planning(OPERATOR).assessments.last:
            return
        self.do(demo.SCENARIO, ids["planlaegger"], "planlaegger", PLANNING)
        found = self._handler.planning(OPERATOR).assessments.scenarios()[0]
        review = self._clock().date() + timedelta(days=365)
        for seat, scores in demo.ASSESSED.items():
            said = AssessScenario(
                scenario=found.scenario,
                described=found.number,
                scores=dict(zip(Measure, scores, strict=True)),
                review_on=review,
                note="Eksempel",
            )
            self.do(said, ids[seat], seat, PLANNING)

    def directory(self, account: int) -> None:
        """Register the authorities and seats that are not there yet."""
        there = self._handler.planning()
        for one in demo.AUTHORITIES:
            if one.id not in there.authorities:
                command = RegisterAuthority(authority=one.id, name=one.name, kind=one.kind)
                self.do(command, account, "planlaegger", PLANNING)
        for seat in demo.seats():
            if seat.id not in there.seats:
                self.do(
                    RegisterSeat(
                        seat=seat.id, authority=seat.authority, name=seat.name, role=seat.role
                    ),
                    account,
                    "planlaegger",
                    PLANNING,
                )


def seed(
    handler: Handler,
    people: People,
    passwords: Passwords,
    clock: Callable[[], datetime],
    new_key: Callable[[], str],
) -> list[DemoAccount]:
    """Make what is missing of the demo; give the accounts made now, with their passwords."""
    made, ids = _accounts(people, passwords)
    seeder = _Seeder(handler, clock, new_key)
    seeder.directory(ids["planlaegger"])
    seeder.knowledge(ids["planlaegger"])
    seeder.register(ids["planlaegger"])
    seeder.partners(ids["planlaegger"])
    seeder.resources(ids)
    seeder.dependencies(ids["planlaegger"])
    if any(one.username == OWN_PLANNER for one in made):
        seeder.own_plan(ids[OWN_PLANNER])
    seeder.plans(ids["planlaegger"])
    seeder.deputies(ids)
    seeder.assessments(ids)
    if not any(is_operation_id(head.stream) for head in handler.all_heads()):
        # In daily operation: which level it is to be, those who try it decide themselves.
        opening = OpenOperation(name=demo.OPERATION, mode=Mode.LIVE)
        operation = seeder.do(opening, ids["vagtcentral"], "vagtcentral", None)
        seeder.do(FIRST_ENTRY, ids["vagtcentral"], "vagtcentral", operation)
    return made


def _accounts(people: People, passwords: Passwords) -> tuple[list[DemoAccount], dict[str, int]]:
    wanted = {one.id: (one.id,) for one in demo.seats()} | demo.SEVERAL
    names = {one.id: one.name for one in demo.seats()}
    every = tuple(one.id for one in demo.seats() if one.role is not Role.OBSERVER)
    wanted[demo.DRILL_ACCOUNT] = every
    made: list[DemoAccount] = []
    ids: dict[str, int] = {}
    for username, held in wanted.items():
        found = people.named(username)
        if found is not None:
            ids[username] = found.id
            continue
        password = _password()
        shown = ", ".join(names[seat] for seat in held)
        ids[username] = people.create(
            username, names.get(username, shown), passwords.hash(password), held
        )
        if username != demo.DRILL_ACCOUNT:
            made.append(DemoAccount(username, password, shown))
    return made, ids


def _password() -> str:
    """Three groups of four that can be read aloud over a telephone."""
    groups = ("".join(secrets.choice(PASSWORD_LETTERS) for _ in range(4)) for _ in range(3))
    return "-".join(groups)


def write_accounts(file: Path, accounts: list[DemoAccount]) -> None:
    """Add the demo's new accounts where only the owner of the installation can read them."""
    there = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    head = there or [f"{'brugernavn':<28} {'adgangskode':<20} plads"]
    lines = [f"{one.username:<28} {one.password:<20} {one.seats}" for one in accounts]
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write("\n".join([*head, *lines]) + "\n")
    file.chmod(0o600)
