"""An import from the file to the register and back: tried first, written once, taken back whole."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from crisis import wiring
from crisis.commands.base import Command
from crisis.commands.register import ChangeObject, RegisterObjects
from crisis.errors import Malformed, Refused
from crisis.handler import Handler
from crisis.register.imports.book import LEASE, LostClaim
from crisis.register.imports.folder import BAD, REPORT
from crisis.register.imports.job import fingerprint, guessed, require_sound
from crisis.register.imports.working import work
from crisis.rules.known import By
from crisis.terms.categories import TOPS
from crisis.terms.ids import PLANNING
from crisis.terms.imports import Layer, Stage, Tally, Undoing, Wish
from crisis.terms.register import Classification
from crisis.terms.roles import Role
from tests.given import by
from tests.importing import Intake, rows, table


@pytest.fixture
def intake(tmp_path: Path) -> Iterator[Intake]:
    made = Intake(tmp_path)
    yield made
    made.close()


def change(intake: Intake, name: str, note: str) -> None:
    one = msgspec.structs.replace(intake.objects()[name], note=note)
    asker = by("planlaegger", account=intake.account)
    intake.parts.handler.do(ChangeObject(object=one), asker, stream=PLANNING, key=wiring.new_key())


def test_what_was_sent_is_described_before_anything_is_said_of_it(intake: Intake) -> None:
    one = intake.described(rows(["Pumpe 1", "Pumpe 2"]))
    assert one.stage is Stage.DESCRIBED
    assert one.layer is not None
    assert (one.layer.count, one.layer.rows[0][1]) == (2, "Pumpe 1")
    assert guessed(one.layer).columns["id"] == "nøgle"
    assert intake.objects() == {}


def test_a_dry_run_tells_of_each_row_and_writes_nothing(intake: Intake) -> None:
    intake.imported(rows(["Pumpe 1", "Pumpe 2"]))
    number = intake.numbers()
    one = intake.checked(
        table(
            "K0;Pumpe 1;Tele;55,5;9,4;",
            "K1;Pumpe 2 omdøbt;Tele;55,5;9,401;",
            "K2;Pumpe 3;Tele;55,5;9,402;=1+1",
            "K3;London;Tele;51,5;0,1;",
            ";Uden nøgle;Tele;55,5;9,4;",
            "K2;Pumpe 3;Tele;55,5;9,402;=1+1",
            "K2;Pumpe 3 igen;Tele;55,5;9,402;",
        )
    )
    assert one.result.tally == Tally(rows=7, new=1, changed=1, unchanged=2, bad=3)
    assert intake.numbers() == number
    told = [line.split(";")[:2] for line in intake.report(one, REPORT)[1:]]
    words = ["uændret", "ændret", "ny", *["kan ikke bruges"] * 2, "uændret", "kan ikke bruges"]
    assert told == [[str(at + 2), word] for at, word in enumerate(words)]
    bad = intake.report(one, BAD)
    assert bad[0] == "række;årsag;nøgle;navn;kategori;bredde;længde;note"
    assert [line.split(";")[0] for line in bad[1:]] == ["5", "6", "8"]
    assert bad[1].endswith(";K3;London;Tele;51,5;0,1;")


def test_an_import_is_written_in_entries_of_a_thousand_and_closed_by_one(intake: Intake) -> None:
    before = intake.numbers()
    one = intake.imported(rows(f"Pumpe {at}" for at in range(2_500)))
    assert (one.stage, one.result.written, len(intake.objects())) == (Stage.FINISHED, 2_500, 2_500)
    entries = intake.parts.journal.entries(PLANNING, after=before, limit=10)
    kinds = [(entry.type, len(getattr(entry.event, "objects", ()))) for entry in entries]
    assert kinds == [("ObjectsRegistered", 1_000)] * 2 + [
        ("ObjectsRegistered", 500),
        ("ImportFinished", 0),
    ]
    assert {getattr(entry.event, "batch", "") for entry in entries} == {one.id}
    assert not intake.house.folder(one).upload.exists()


def test_the_next_file_finds_its_objects_again_by_their_key(intake: Intake) -> None:
    intake.imported(rows(["Pumpe 1", "Pumpe 2"]))
    ids = {one.id for one in intake.objects().values()}
    moved = table("K0;Pumpe nord;Industri;55,6;9,6;", "K1;Pumpe 2;Tele;55,5;9,401;")
    one = intake.imported(moved)
    assert one.result.tally == Tally(rows=2, new=0, changed=1, unchanged=1, bad=0)
    assert {each.id for each in intake.objects().values()} == ids
    assert intake.objects()["Pumpe nord"].category == "Industri"


def test_taken_back_all_is_as_it_was_but_for_what_somebody_changed_since(intake: Intake) -> None:
    intake.imported(rows(["Pumpe 1", "Pumpe 2"]))
    before = intake.objects()
    one = intake.imported(
        table(
            "K0;Ny 1;Tele;55,5;9,4;",
            "K1;Ny 2;Tele;55,5;9,4;",
            "K2;Ny 3;Tele;55,5;9,4;",
            "K3;Ny 4;Tele;55,5;9,4;",
        )
    )
    change(intake, "Ny 2", "rettet af en anden")
    change(intake, "Ny 4", "rettet af en anden")
    back = intake.undone(one)
    assert back.stage is Stage.UNDONE
    assert back.result.undoing == Undoing(restored=1, retired=1, left=2)
    assert sorted(left.name for left in back.result.left) == ["Ny 2", "Ny 4"]
    after = intake.objects()
    assert sorted(after) == ["Ny 2", "Ny 4", "Pumpe 1"]
    assert after["Pumpe 1"] == before["Pumpe 1"]
    told = intake.parts.handler.planning().imports[one.id]
    assert told.undone is not None
    assert told.undoing == back.result.undoing
    with pytest.raises(Refused, match=r"import\.elsewhere"):
        intake.book.ask(one.id, (Stage.FINISHED,), stage=Stage.UNDO)
    rows_before = intake.parts.register.rebuild()
    assert (rows_before > 0, sorted(intake.objects())) == (True, sorted(after))


SOUND = {"name": "navn", "lat": "b", "lon": "l"}


class Killed(BaseException):
    """The process is gone: nothing catches this."""


@pytest.mark.parametrize("at", [0, 2])
@pytest.mark.parametrize("late", [False, True])
def test_killed_in_the_midst_it_is_taken_up_again_and_written_once(
    intake: Intake, monkeypatch: pytest.MonkeyPatch, at: int, late: bool
) -> None:
    """Before or after the entry was stored: the key of each batch tells what was."""
    one = intake.asked_to_write(intake.checked(rows(f"Pumpe {n}" for n in range(2_500))))
    real, count = Handler.do, iter(range(100))

    def dying(self: Handler, command: Command, asker: By, **more: str) -> object:
        killed = isinstance(command, RegisterObjects) and next(count) == at
        if killed and not late:
            raise Killed
        done = real(self, command, asker, **more)
        if killed:
            raise Killed
        return done

    monkeypatch.setattr(Handler, "do", dying)
    with pytest.raises(Killed):
        work(intake.house, one.id)
    monkeypatch.setattr(Handler, "do", real)
    assert work(intake.house, one.id) is False  # its lease still runs
    assert intake.book.waiting() == []
    monkeypatch.setattr(intake.book, "_clock", lambda: wiring.clock() + 2 * LEASE)
    assert intake.book.waiting() == [one.id]
    done = intake.works(one)
    assert (done.stage, len(intake.objects())) == (Stage.FINISHED, 2_500)
    entries = intake.parts.journal.entries(PLANNING, after=done.result.first or 0, limit=20)
    written = [len(each.event.objects) for each in entries if each.type == "ObjectsRegistered"]
    assert written == [1_000, 1_000, 500]


def test_whoever_was_overtaken_stops(intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    one = intake.send(rows(["Pumpe"]))
    first = intake.book.claim(one.id)
    assert first is not None
    assert intake.book.claim(one.id) is None
    monkeypatch.setattr(intake.book, "_clock", lambda: wiring.clock() + 2 * LEASE)
    assert intake.book.claim(one.id) is not None
    with pytest.raises(LostClaim):
        intake.book.renew(first, done=1)
    with pytest.raises(LostClaim):
        intake.book.settle(first, Stage.DESCRIBED)


def test_who_is_no_planner_any_more_writes_nothing(intake: Intake) -> None:
    one = intake.asked_to_write(intake.checked(rows(["Pumpe"])))
    intake.parts.people.seat(intake.account, ())
    told = intake.works(one)
    assert told.stage is Stage.CHECKED
    assert told.problem is not None
    assert (told.problem.code, intake.objects()) == ("import.nobody", {})


def test_a_row_that_a_rule_would_refuse_is_bad_before_anything_is_written(intake: Intake) -> None:
    heading = "id;navn;kategori;lat;lon;ansvarlig;begynder;slutter;deltagere\n"
    data = heading + (
        "1;A;Tele;55,5;9,4;kolding;;;\n2;B;Tele;55,5;9,4;ukendt;;;\n"
        "3;C;Koncerter;55,5;9,4;;2026-06-01 20:00;2026-06-01 18:00;500\n"
    )
    one = intake.checked(data.encode())
    assert one.result.tally == Tally(rows=3, new=1, bad=2)
    bad = intake.report(one, BAD)
    assert [line.split(";")[0] for line in bad[1:]] == ["3", "4"]


def test_what_stands_in_anothers_plan_is_bad_in_the_dry_run_and_not_written_over(
    intake: Intake,
) -> None:
    """Else the write would stop at it, after others were written."""
    first = intake.imported(rows(["Pumpe", "Brønd"]))
    assert first.result.written == 2
    theirs = msgspec.structs.replace(
        intake.objects()["Pumpe"],
        municipality="kolding",
        classification=Classification.OWN_PLAN,
    )
    seat = {"seat": "kolding-plan", "authority": "kolding", "role": Role.PLANNER}
    planner = dataclasses.replace(by("planlaegger", account=intake.account), **seat)
    intake.parts.handler.do(
        RegisterObjects(objects=(theirs,)), planner, stream=PLANNING, key=wiring.new_key()
    )
    one = intake.checked(rows(["Pumpe ny", "Brønd ny"]))
    assert one.result.tally == Tally(rows=2, changed=1, bad=1)
    assert "egen plan" in intake.report(one, BAD)[1]
    assert intake.works(intake.asked_to_write(one)).result.written == 1
    assert intake.parts.register.standing([theirs.id])[theirs.id] == theirs
    undone = intake.undone(first)  # neither is as the first file said
    assert undone.result.undoing == Undoing(left=2)


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Wish(columns=SOUND), "import.no_category"),
        (Wish(columns={"name": "navn", "category": "k"}), "import.no_column"),
        (Wish(columns={"lat": "b", "lon": "l"}, category="Tele"), "import.no_name_column"),
        (Wish(columns={"navn": "navn"}), "import.unknown_word"),
        (Wish(columns={"name": "findes ikke"}), "import.unknown_column"),
        (Wish(columns=SOUND, category="Vand"), "import.unknown_category"),
        (Wish(columns=SOUND, category="Tele", categories={"V": "Vand"}), "import.category_choice"),
    ],
)
def test_a_wish_that_could_give_no_object_is_refused_at_once(wish: Wish, code: str) -> None:
    layer = Layer(name="", fields=("navn", "k", "b", "l"), count=1)
    with pytest.raises(Malformed) as refused:
        require_sound(wish, layer, TOPS)
    assert refused.value.code == code


def test_what_columns_mean_is_remembered_by_their_names_whatever_their_order(
    intake: Intake,
) -> None:
    wish = Wish(columns={"name": "Betegnelse"}, category="Tele", source="X")
    intake.book.remember(("Betegnelse", "Bredde"), wish)
    intake.book.remember(("Betegnelse", "Bredde"), wish)
    assert intake.book.remembered(("BREDDE", "betegnelse")) == wish
    assert intake.book.remembered(("betegnelse",)) is None
    assert fingerprint(("å", "b")) == fingerprint(("B", "Å"))


def test_what_an_authority_said_is_its_own_and_goes_before_what_was_kept_for_all(
    intake: Intake,
) -> None:
    columns = ("Betegnelse", "Bredde")
    shared, theirs = Wish(columns={"name": "Betegnelse"}), Wish(columns={"name": "Bredde"})
    intake.book.remember(columns, shared)
    intake.book.remember(columns, theirs, "kolding")
    assert intake.book.remembered(columns, "kolding") == theirs
    assert intake.book.remembered(columns, "vejle") == shared
    assert intake.book.remembered(columns) == shared
