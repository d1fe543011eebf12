"""An update by key changes what the file says, and leaves the rest as it stands."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis import wiring
from crisis.commands.authorities import RegisterSeat
from crisis.commands.register import ChangeObject
from crisis.errors import Malformed
from crisis.register.importing import How, Made, each
from crisis.register.imports.folder import REPORT
from crisis.register.naming import keyed_id
from crisis.register.rows import Row
from crisis.terms.ids import PLANNING
from crisis.terms.imports import Stage, Tally
from crisis.terms.places import Point
from crisis.terms.register import (
    Capacity,
    Classification,
    Confidence,
    Criticality,
    Occasion,
    RegisterObject,
)
from crisis.terms.roles import Role
from crisis.terms.times import ZONE
from tests.given import by
from tests.importing import SOURCE, Intake, table

HALL = RegisterObject(
    id=keyed_id(SOURCE, "K0"),
    name="Eksempel Hal",
    category="Tele",
    shape=Point((9.4, 55.5)),
    confidence=Confidence.HIGH,
    municipality="kolding",
    owner="Eksempel A/S",
    source="Eksempel kommune",
    checked_on="1. maj",
    note="hos naboen",
    authority="kolding",
    criticality=Criticality.VITAL,
    capacity=Capacity(amount=120, unit="pladser"),
    opening_times="altid",
    contact="vagttelefon 70 00 00 00",
    classification=Classification.OWN_PLAN,
    occasion=Occasion(
        begins=datetime(2026, 6, 1, 10, tzinfo=ZONE),
        ends=datetime(2026, 6, 2, 10, tzinfo=ZONE),
        attendance=100,
    ),
)
CELLS = {
    "name": "Ny hal",
    "category": "Industri",
    "confidence": "lav",
    "municipality": "Vejle",
    "owner": "Ny ejer",
    "source": "Ny kilde",
    "checked_on": "2. juni",
    "note": "ny note",
    "authority": "vejle",
    "criticality": "vigtig",
    "capacity.amount": "7",
    "capacity.unit": "senge",
    "opening_times": "nat",
    "contact": "vagten",
    "classification": "offentlig",
    "occasion.begins": "2026-06-01 08:00",
    "occasion.ends": "2026-06-03 08:00",
    "occasion.attendance": "9",
}
COLUMNS = st.frozensets(st.sampled_from(sorted(CELLS)))
ELSEWHERE = Point((9.6, 55.6))


def made(cells: dict[str, str], stands: RegisterObject = HALL, shape: Point | None = None) -> Made:
    """What one row makes of an object that stands, for one whose columns these are."""
    how = How(
        category="Vand",
        source=SOURCE,
        columns=frozenset({"id", *cells}),
        stands=lambda ids: {one: stands for one in ids if one == stands.id},
    )
    (one,) = each([Row(number=2, words={"id": "K0", **cells}, shape=shape)], how)
    return one


def leaf(one: RegisterObject, word: str) -> object:
    name, _, part = word.partition(".")
    return getattr(getattr(one, name), part) if part else getattr(one, name)


@given(COLUMNS)
def test_law_a_file_changes_the_fields_it_has_a_column_for_and_no_others(
    columns: frozenset[str],
) -> None:
    one = made({word: CELLS[word] for word in columns}).object
    assert one is not None
    changed = {word for word in CELLS if leaf(one, word) != leaf(HALL, word)}
    assert changed == columns
    assert (one.id, one.shape) == (HALL.id, HALL.shape)


def test_a_row_that_says_a_place_moves_it_and_one_that_says_none_does_not() -> None:
    moved, stays = made({}, shape=ELSEWHERE).object, made({}).object
    assert (moved and moved.shape, stays and stays.shape) == (ELSEWHERE, HALL.shape)
    new = made({}, stands=msgspec.structs.replace(HALL, id="ob-00000000000x"))
    assert new.problem is not None
    assert new.problem.code == "geojson.no_geometry"


def test_an_empty_cell_empties_its_field_but_opens_nobodys_own_plan() -> None:
    empty = dict.fromkeys(("owner", "contact", "criticality", "classification", "confidence"), "")
    one = made(empty).object
    assert one is not None
    assert (one.owner, one.contact, one.criticality) == (None, None, None)
    assert one.confidence is Confidence.LOW
    assert one.classification is Classification.OWN_PLAN


def test_of_anothers_plan_a_row_hears_only_that_it_may_not() -> None:
    how = How(
        source=SOURCE,
        category="Tele",
        columns=frozenset({"id", "owner"}),
        stands=lambda ids: {HALL.id: HALL},
        guard=lambda one: Malformed("register.another_plan", "id"),
        judge=lambda one: Malformed("register.unknown_authority", "authority"),
    )
    row = Row(number=2, words={"id": "K0", "owner": "Ny"}, shape=ELSEWHERE)
    (one,) = each([row], how)
    assert one.problem is not None
    assert (one.problem.code, one.object) == ("register.another_plan", None)


@pytest.fixture
def intake(tmp_path: Path) -> Iterator[Intake]:
    made = Intake(tmp_path)
    yield made
    made.close()


def kept_in_its_plan(intake: Intake) -> RegisterObject:
    """A place that came by a file, and that Kolding's planner has worked on since."""
    seat = RegisterSeat(seat="kolding-plan", authority="kolding", name="Plan", role=Role.PLANNER)
    handler = intake.parts.handler
    asker = by("planlaegger", account=intake.account)
    handler.do(seat, asker, stream=PLANNING, key=wiring.new_key())
    intake.account = intake.parts.people.create("kp", "Kolding", "-", ("kolding-plan",))
    intake.seat = "kolding-plan"
    intake.imported(table("K0;Eksempel Hal;Tele;55,5;9,4;"))
    wish = ChangeObject(object=HALL)
    asker = dataclasses.replace(
        asker, account=intake.account, seat=intake.seat, authority="kolding"
    )
    handler.do(wish, asker, stream=PLANNING, key=wiring.new_key())
    return HALL


def test_a_job_without_a_column_for_it_leaves_the_plan_closed_and_undo_puts_all_back(
    intake: Intake,
) -> None:
    before = kept_in_its_plan(intake)
    sent = "nøgle;ejer;kapacitet\nK0;Ny ejer;140\nK1;Ny;1\n".encode()
    one = intake.checked(sent, category="El")
    assert one.result.tally == Tally(rows=2, changed=1, bad=1)
    rows = list(csv.DictReader(intake.report(one, REPORT), delimiter=";"))
    assert [row["ændrer"] for row in rows] == ["ejer, kapacitet", ""]
    done = intake.works(intake.asked_to_write(one))
    (after,) = intake.parts.register.standing([before.id]).values()
    told = {"owner": "Ny ejer", "capacity": Capacity(amount=140, unit="pladser")}
    assert after == msgspec.structs.replace(before, **told)
    assert intake.undone(done).stage is Stage.UNDONE
    assert intake.parts.register.standing([before.id]) == {before.id: before}


def test_a_file_without_keys_leaves_what_it_does_not_tell_alone_too(intake: Intake) -> None:
    sent = "navn;kategori;bredde;længde;note\nHal;Tele;55,5;9,4;{}\n"
    intake.imported(sent.format("a").encode())
    stands = msgspec.structs.replace(intake.objects()["Hal"], criticality=Criticality.VITAL)
    asker = by("planlaegger", account=intake.account)
    wish = ChangeObject(object=stands)
    intake.parts.handler.do(wish, asker, stream=PLANNING, key=wiring.new_key())
    intake.imported(sent.format("b").encode())
    assert intake.objects()["Hal"] == msgspec.structs.replace(stands, note="b")
