"""The register's tables: the same rows every time, and every question answered from them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, select, text

from crisis.commands.register import ChangeObject, RegisterObjects, RetireObject
from crisis.errors import Refused
from crisis.events import Event
from crisis.events.geodata import GeodataImported
from crisis.events.register import ObjectChanged, ObjectRetired, ObjectsRegistered
from crisis.register import carried, projection
from crisis.register.register import ObjectFilter
from crisis.register.tables import metadata
from crisis.terms.categories import TOPS
from crisis.terms.geodata import GeodataKind
from crisis.terms.ids import PLANNING
from crisis.terms.places import Point
from crisis.terms.register import (
    Capacity,
    Classification,
    Confidence,
    Criticality,
    Occasion,
    RegisterObject,
)
from tests.given import NOON, Desk, entries

PLACES = carried.places()
HAVN = next(one for one in PLACES if one.name == "Kolding Havn")
RENAMED = msgspec.structs.replace(HAVN, name="Kolding Havn, ydre")


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Desk]:
    """A desk whose register holds the carried places."""
    made = Desk(tmp_path, register=True)
    made.do(RegisterObjects(objects=PLACES, batch=carried.FILE), "planlaegger", PLANNING)
    yield made
    made.database.close()


def rows(connection: Connection) -> list[tuple[object, ...]]:
    """Every row of every table of the register."""
    return [
        (table.name, *row)
        for table in metadata.sorted_tables
        for row in connection.execute(select(table).order_by(*table.primary_key))
    ]


def test_the_carried_places_are_the_108_of_the_seed() -> None:
    assert len(PLACES) == len({one.id for one in PLACES}) == 108
    sources = {one.confidence: one.source for one in PLACES}
    assert sources == {
        Confidence.HIGH: "kontrolleret mod GeoNames/OurAirports, nov. 2026",
        Confidence.MEDIUM: "almen viden, anslået",
        Confidence.LOW: "almen viden, anslået",
    }
    assert {one.municipality for one in PLACES} == {
        "billund", "fredericia", "hedensted", "horsens", "kolding", "skanderborg", "vejle",
    }  # fmt: skip


def test_an_object_keeps_its_id_for_ever() -> None:
    """Entries of released journals name these."""
    assert HAVN.id == "ob-0w5pwbf1q28a"


def test_objects_are_found_by_every_part_of_the_filter(shelf: Desk) -> None:
    def names(wanted: ObjectFilter) -> list[str]:
        return [one.object.name for one in shelf.register.objects(wanted)]

    assert len(names(ObjectFilter())) == 108
    assert names(ObjectFilter(category="Storcentre", municipality="horsens")) == ["Bytorv Horsens"]
    assert names(ObjectFilter(q="HAVN kolding adp")) == []
    assert names(ObjectFilter(q="Ådalen")) == []
    assert names(ObjectFilter(q="øm KLOSTER")) == ["Øm Kloster Museum"]
    assert names(ObjectFilter(q="100%")) == []
    assert names(ObjectFilter(bbox=(9.494, 55.49, 9.496, 55.493))) == ["Kolding Havn"]
    assert len(names(ObjectFilter(confidence=Confidence.HIGH))) == 19
    assert len(names(ObjectFilter(limit=7))) == 7
    assert sum(shelf.register.categories().values()) == 108


def test_an_object_is_changed_and_retired_and_never_forgotten(shelf: Desk) -> None:
    moved = msgspec.structs.replace(HAVN, shape=Point((9.5, 55.493)), note="Ny kaj")
    changed = shelf.do(ChangeObject(object=moved), "planlaegger", PLANNING).entries[0]
    gone = shelf.do(RetireObject(id=HAVN.id, reason="Nedlagt"), "planlaegger", PLANNING).entries[0]
    history = shelf.register.history(HAVN.id)
    assert [(one.valid_from, one.valid_to, one.reason) for one in history] == [
        (history[0].valid_from, changed, None),
        (changed, gone, "Nedlagt"),
    ]
    assert [one.object for one in history] == [HAVN, moved]
    now = shelf.register.get(HAVN.id)
    assert now is not None
    assert now.retired
    assert len(shelf.register.objects(ObjectFilter())) == 107
    assert len(shelf.register.objects(ObjectFilter(retired=True))) == 108
    assert shelf.register.names([HAVN.id, PLACES[0].id, "ob-000000000000"]) == {
        PLACES[0].id: PLACES[0].name
    }
    with pytest.raises(Refused, match=r"register\.unknown_object"):
        shelf.do(ChangeObject(object=HAVN), "planlaegger", PLANNING)
    shelf.do(RegisterObjects(objects=(HAVN,)), "planlaegger", PLANNING)
    assert len(shelf.register.objects(ObjectFilter(retired=True))) == 108
    back = shelf.register.get(HAVN.id)
    assert back is not None
    assert not back.retired


def test_all_that_is_said_of_an_object_is_read_back_and_found(shelf: Desk) -> None:
    when = Occasion(begins=NOON, ends=NOON + timedelta(hours=5), attendance=4200)
    told = msgspec.structs.replace(
        HAVN,
        authority="kolding",
        criticality=Criticality.VITAL,
        capacity=Capacity(amount=12.5, unit="m³/s"),
        opening_times="hverdage 7-15",
        contact="Havnevagten",
        classification=Classification.PUBLIC,
        occasion=when,
    )
    shelf.do(ChangeObject(object=told), "planlaegger", PLANNING)
    assert shelf.register.standing([HAVN.id]) == {HAVN.id: told}
    with pytest.raises(Refused, match=r"register\.unchanged"):
        shelf.do(RegisterObjects(objects=(told,)), "planlaegger", PLANNING)


def test_a_faulty_shape_and_a_doubled_id_are_refused_whole(shelf: Desk) -> None:
    swapped = msgspec.structs.replace(HAVN, shape=Point((55.49, 9.49)), name="Ombyttet")
    new = msgspec.structs.replace(HAVN, id="ob-000000000001")
    for objects, code in (((new, swapped), "shape.swapped_axes"), ((new, new), "register.doubled")):
        with pytest.raises(Refused) as refused:
            shelf.do(RegisterObjects(objects=objects), "planlaegger", PLANNING)
        assert refused.value.code == code
    assert shelf.register.get("ob-000000000001") is None


def test_entries_and_rows_are_kept_together_or_not_at_all(
    shelf: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(connection: Connection, number: int, objects: object) -> None:
        raise RuntimeError("the power goes")

    head, command = shelf.journal.head(PLANNING), ChangeObject(object=RENAMED)
    with monkeypatch.context() as patch:
        patch.setattr(projection, "_put", fail)
        with pytest.raises(RuntimeError):
            shelf.do(command, "planlaegger", PLANNING)
    assert shelf.journal.head(PLANNING) == head
    shelf.do(command, "planlaegger", PLANNING)
    assert shelf.register.names([HAVN.id]) == {HAVN.id: RENAMED.name}


def test_what_was_appended_without_the_tables_is_taken_in_later(shelf: Desk) -> None:
    before = shelf.database.read(rows)
    shelf.database.write(lambda connection: connection.execute(text("DELETE FROM register_object")))
    shelf.database.write(lambda connection: connection.execute(text("DELETE FROM register_state")))
    assert shelf.register.objects(ObjectFilter()) == []
    assert shelf.register.catch_up() > 0
    assert shelf.database.read(rows) == before
    assert shelf.register.catch_up() == 0


IDS = [f"ob-00000000000{n}" for n in range(5)]
OBJECTS = st.builds(
    lambda id_, name, lon: RegisterObject(
        id=id_, name=name, category="Tele", shape=Point((lon, 55.5)), note=None
    ),
    st.sampled_from(IDS),
    st.sampled_from(["A", "B", "C"]),
    st.sampled_from([9.1, 9.2]),
)
EVENTS = st.one_of(
    st.builds(
        lambda some: ObjectsRegistered(objects=tuple(some), batch=None),
        st.lists(OBJECTS, min_size=1, max_size=4),
    ),
    st.builds(lambda one: ObjectChanged(object=one), OBJECTS),
    st.builds(lambda id_: ObjectRetired(id=id_, name="A", reason="x"), st.sampled_from(IDS)),
    st.builds(
        lambda kind, hash_: GeodataImported(kind=kind, sha256=hash_ * 64, features=1, source=None),
        st.sampled_from(GeodataKind),
        st.sampled_from("abc"),
    ),
)


@settings(max_examples=max(40, settings().max_examples // 2))
@given(st.lists(st.lists(EVENTS, min_size=1, max_size=3), max_size=12))
def test_any_entries_at_all_give_the_same_rows_whenever_they_are_taken_in(
    appends: list[list[Event]],
) -> None:
    """Even such as no rule would let by: a fold never refuses."""
    engine = create_engine("sqlite://")
    flat = [event for append in appends for event in append]
    with engine.begin() as connection:
        found = []
        for parts in (appends, [flat]):
            metadata.drop_all(connection)
            metadata.create_all(connection)
            after = 0
            for part in parts:
                projection.apply(connection, tuple(entries(part, stream=PLANNING, after=after)))
                after += len(part)
            found.append(rows(connection))
        assert found[0] == found[1]
        open_ = connection.execute(text("SELECT id FROM register_object WHERE valid_to IS NULL"))
        ids = [row.id for row in open_]
        assert len(ids) == len(set(ids))
        assert _standing(flat) == set(ids)


def _standing(events: list[Event]) -> set[str]:
    found: set[str] = set()
    for event in events:
        match event:
            case ObjectsRegistered():
                found |= {one.id for one in event.objects}
            case ObjectChanged():
                found.add(event.object.id)
            case ObjectRetired():
                found.discard(event.id)
    return found


@settings(max_examples=10)
@given(st.lists(EVENTS, max_size=8))
def test_a_rebuild_gives_identical_rows(
    tmp_path_factory: pytest.TempPathFactory, events: list[Event]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("rebuilt"), register=True)
    for event in events:
        for command in _commands(event):
            try:
                desk.do(command, "planlaegger", PLANNING)
            except Refused:
                continue
    before = desk.database.read(rows)
    desk.register.rebuild()
    assert desk.database.read(rows) == before
    desk.database.close()


def _listed(one: RegisterObject) -> RegisterObject:
    category = TOPS[len(one.category) % len(TOPS)]
    return msgspec.structs.replace(one, category=category)


def _commands(event: Event) -> list[RegisterObjects | ChangeObject | RetireObject]:
    match event:
        case ObjectsRegistered():
            once = {one.id: _listed(one) for one in event.objects}
            return [RegisterObjects(objects=tuple(once.values()))]
        case ObjectChanged():
            return [ChangeObject(object=_listed(event.object))]
        case ObjectRetired():
            return [RetireObject(id=event.id, reason=event.reason)]
        case _:
            return []


def test_a_place_is_retired_as_it_was_seen_or_not_at_all(shelf: Desk) -> None:
    seen = shelf.register.get(HAVN.id)
    assert seen is not None
    shelf.do(ChangeObject(object=RENAMED), "planlaegger", PLANNING)
    old = RetireObject(id=HAVN.id, reason="Nedlagt", seen=seen.valid_from)
    with pytest.raises(Refused, match=r"register\.retire_meanwhile"):
        shelf.do(old, "planlaegger", PLANNING)
    now = shelf.register.get(HAVN.id)
    assert now is not None
    shelf.do(msgspec.structs.replace(old, seen=now.valid_from), "planlaegger", PLANNING)
