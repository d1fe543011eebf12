"""The register: in with a usable place, changed and retired by the planner, never forgotten."""

from __future__ import annotations

import msgspec
import pytest

from crisis.commands.base import Command
from crisis.commands.geodata import ImportGeodata
from crisis.commands.register import ChangeObject, RegisterObjects, RetireObject
from crisis.errors import Refused
from crisis.events import Event
from crisis.events.geodata import GeodataImported
from crisis.events.register import ObjectChanged, ObjectRetired, ObjectsRegistered
from crisis.gathering import About, Sources, answers, later
from crisis.rules import RULES, decide
from crisis.rules.known import Known
from crisis.terms.geodata import GeodataKind
from crisis.terms.places import Point
from crisis.terms.register import Classification, Occasion, RegisterObject
from crisis.terms.statements import outlets_of
from tests.given import FILE, HARBOUR, NOON, NoPlaces, by, directory, entries

KNOWN_ID, NEW_ID = HARBOUR.id, "ob-000000000002"
KIND = GeodataKind.MUNICIPALITIES
OWN_PLAN = Classification.OWN_PLAN
BACKWARDS = Occasion(begins=NOON, ends=NOON, attendance=100)


def thing(id_: str = NEW_ID, **more: object) -> RegisterObject:
    given = {"name": "Pumpestation", "category": "Naturgas", "shape": Point((9.5, 55.5)), **more}
    return RegisterObject(id=id_, **given)


def ask(
    command: Command,
    seat: str = "planlaegger",
    fault: str | None = None,
    missed: tuple[object, ...] = (),
) -> object:
    """What the rule says; missed: what others appended between the asking and the lock."""
    places = NoPlaces()
    places.fault_code = fault
    about = About(command=command, planning=directory(), situation=None)
    ask = Sources(operation_names=frozenset, places=places, channels=outlets_of)
    found = answers(about, RULES[type(command)].needs, ask)
    found = later(found, entries(missed))
    return decide(Known(planning=directory(), answers=found), command, by(seat))


COMMANDS = [
    RegisterObjects(objects=(thing(),)),
    ChangeObject(object=thing(KNOWN_ID)),
    RetireObject(id=KNOWN_ID, reason="Nedlagt"),
    ImportGeodata(kind=KIND, sha256=FILE, features=7),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: type(one).__name__)
def test_the_planner_keeps_the_register_and_nobody_else(command: Command) -> None:
    assert isinstance(ask(command), tuple)
    for seat in ("formand", "kolding", "observatoer"):
        refused = ask(command, seat)
        assert isinstance(refused, Refused)
        assert refused.code == "permission.role"


@pytest.mark.parametrize(
    ("command", "fault", "code", "field"),
    [
        (RegisterObjects(objects=(thing(), thing())), None, "register.doubled", "objects"),
        (RegisterObjects(objects=(HARBOUR,)), None, "register.unchanged", "objects"),
        (RegisterObjects(objects=(thing(),)), "shape.swapped_axes", "shape.swapped_axes",
         "objects[0].shape"),
        (ChangeObject(object=HARBOUR), None, "register.unchanged", "object"),
        (ChangeObject(object=thing(NEW_ID)), None, "register.unknown_object", "object.id"),
        (ChangeObject(object=thing(KNOWN_ID)), "shape.empty", "shape.empty", "object.shape"),
        (RetireObject(id=NEW_ID, reason="x"), None, "register.unknown_object", "id"),
        (ImportGeodata(kind=KIND, sha256="b" * 64, features=1), None, "geodata.file_missing",
         "sha256"),
        (RegisterObjects(objects=(thing(), thing("ob-000000000003", authority="ukendt"))), None,
         "register.unknown_authority", "objects[1].authority"),
        (ChangeObject(object=thing(KNOWN_ID, occasion=BACKWARDS)), None, "register.ends_first",
         "object.occasion.ends"),
        (RegisterObjects(objects=(thing(municipality="kolding", classification=OWN_PLAN),)), None,
         "register.not_your_plan", "objects[0].classification"),
    ],
)  # fmt: skip
def test_a_wrong_wish_is_refused_beside_its_field(
    command: Command, fault: str | None, code: str, field: str
) -> None:
    refused = ask(command, fault=fault)
    assert isinstance(refused, Refused)
    assert (refused.code, refused.field) == (code, field)


def test_what_stands_already_is_not_written_again() -> None:
    answer = ask(RegisterObjects(objects=(HARBOUR, thing()), batch="havne.csv"))
    assert answer == (ObjectsRegistered(objects=(thing(),), batch="havne.csv"),)


def test_an_object_that_stands_is_brought_up_to_date_by_its_id() -> None:
    moved = msgspec.structs.replace(HARBOUR, note="Flyttet")
    assert ask(RegisterObjects(objects=(moved,))) == (
        ObjectsRegistered(objects=(moved,), batch=None),
    )
    assert ask(ChangeObject(object=moved)) == (ObjectChanged(object=moved),)


def test_an_object_that_is_retired_keeps_its_name_in_the_entry() -> None:
    answer = ask(RetireObject(id=KNOWN_ID, reason="Nedlagt"))
    assert answer == (ObjectRetired(id=KNOWN_ID, name="Kolding Havn", reason="Nedlagt"),)


def test_of_two_who_retire_the_same_object_one_is_told_that_it_is_gone() -> None:
    gone = ObjectRetired(id=KNOWN_ID, name="Kolding Havn", reason="Nedlagt")
    for command in (RetireObject(id=KNOWN_ID, reason="Også"), ChangeObject(object=thing(KNOWN_ID))):
        refused = ask(command, missed=(gone,))
        assert isinstance(refused, Refused)
        assert refused.code == "register.unknown_object"
    back = ask(RegisterObjects(objects=(thing(KNOWN_ID),)), missed=(gone,))
    assert back == (ObjectsRegistered(objects=(thing(KNOWN_ID),), batch=None),)


def test_of_two_who_register_the_same_object_one_is_told_that_it_stands() -> None:
    first = ObjectsRegistered(objects=(thing(),), batch=None)
    refused = ask(RegisterObjects(objects=(thing(),)), missed=(first,))
    assert isinstance(refused, Refused)
    assert refused.code == "register.unchanged"
    renamed = ObjectChanged(object=thing(name="Pumpehus"))
    assert isinstance(ask(RegisterObjects(objects=(thing(),)), missed=(first, renamed)), tuple)


def test_a_file_in_use_is_not_taken_into_use_again() -> None:
    command = ImportGeodata(kind=KIND, sha256=FILE, features=7, source="DAGI")
    first = GeodataImported(kind=KIND, sha256=FILE, features=7, source="DAGI")
    assert ask(command) == (first,)
    refused = ask(command, missed=(first,))
    assert isinstance(refused, Refused)
    assert refused.code == "geodata.unchanged"
    coast = msgspec.structs.replace(command, kind=GeodataKind.COAST)
    assert isinstance(ask(coast, missed=(first,)), tuple)


@pytest.mark.parametrize(
    "since",
    [
        ObjectChanged(object=msgspec.structs.replace(HARBOUR, note="rettet")),
        ObjectRetired(id=KNOWN_ID, name="Kolding Havn", reason="Nedlagt"),
        ObjectsRegistered(objects=(msgspec.structs.replace(HARBOUR, name="Havnen"),), batch="im"),
    ],
)
def test_what_somebody_did_after_the_register_was_looked_at_is_not_written_over(
    since: Event,
) -> None:
    earlier = ObjectsRegistered(objects=(thing(),), batch=None)
    moved = thing(KNOWN_ID, note="Flyttet")
    refused = ask(
        RegisterObjects(objects=(thing(), moved), unchanged_since=1), missed=(earlier, since)
    )
    assert isinstance(refused, Refused)
    assert (refused.code, refused.field) == ("register.changed_meanwhile", "objects[1].id")
    assert isinstance(ask(RegisterObjects(objects=(moved,)), missed=(earlier, since)), tuple)
    late = RegisterObjects(objects=(moved,), unchanged_since=2)
    assert isinstance(ask(late, missed=(earlier, since)), tuple)


def test_a_place_that_somebody_else_changed_meanwhile_is_not_retired_unread() -> None:
    theirs = ObjectChanged(object=msgspec.structs.replace(HARBOUR, note="rettet"))
    earlier = ObjectsRegistered(objects=(thing(),), batch=None)
    refused = ask(RetireObject(id=KNOWN_ID, reason="x", seen=1), missed=(earlier, theirs))
    assert isinstance(refused, Refused)
    assert refused.code == "register.retire_meanwhile"
    for seen in (2, None):
        command = RetireObject(id=KNOWN_ID, reason="x", seen=seen)
        assert isinstance(ask(command, missed=(earlier, theirs)), tuple)
