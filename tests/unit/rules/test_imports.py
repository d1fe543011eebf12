"""An import is closed once and taken back once; what somebody changed since is his and stays."""

from __future__ import annotations

import msgspec
import pytest

from crisis.commands.base import Command
from crisis.commands.imports import FinishImport, TakeBackObjects, UndoImport
from crisis.errors import Refused
from crisis.events import Event
from crisis.events.imports import ImportFinished, ImportUndone, NamedObject, ObjectsTakenBack
from crisis.events.register import ObjectsRegistered
from crisis.projections import planning as planning_fold
from crisis.projections.planning import Planning
from crisis.rules import decide
from crisis.rules.known import Known, Question
from crisis.terms.ids import PLANNING
from crisis.terms.imports import Tally, Undoing
from crisis.terms.register import Classification, RegisterObject, Standing
from tests.given import HARBOUR, by, directory, entries
from tests.unit.rules.test_register import thing

BATCH, OTHER = "im-000000000001", "im-000000000002"
TALLY = Tally(rows=3, new=1, changed=1, bad=1)
FINISHED = ImportFinished(batch=BATCH, file="havne.csv", tally=TALLY)
BEFORE = msgspec.structs.replace(HARBOUR, name="Kolding gamle havn")
FRESH = thing("ob-000000000002", name="Ny pumpe")
WRITTEN = ObjectsRegistered(objects=(HARBOUR, FRESH), batch=BATCH)
ENTRY = 7


def planning(*events: Event) -> Planning:
    return planning_fold.fold(directory(), entries(events, PLANNING, after=50))


def ask(
    command: Command,
    known: Planning,
    *,
    written: Event | None = WRITTEN,
    now: tuple[RegisterObject, ...] = (HARBOUR, FRESH),
    seat: str = "planlaegger",
) -> object:
    found = entries((written,), PLANNING, after=ENTRY - 1)[0] if written else None
    standing = Standing(objects={one.id: one for one in now}, before={BEFORE.id: BEFORE})
    answers = {Question.ENTRY: found, Question.REGISTER: standing}
    return decide(Known(planning=known, answers=answers), command, by(seat))


def code(answer: object) -> str:
    assert isinstance(answer, Refused), answer
    return answer.code


@pytest.mark.parametrize(
    "command",
    [
        FinishImport(batch=BATCH, file="havne.csv", tally=TALLY),
        TakeBackObjects(batch=BATCH, entry=ENTRY),
        UndoImport(batch=BATCH),
    ],
)
def test_nobody_but_a_planner_imports_or_takes_back(command: Command) -> None:
    for seat in ("formand", "kolding", "observatoer"):
        assert code(ask(command, planning(FINISHED), seat=seat)) == "permission.role"


def test_an_import_is_closed_once_with_what_it_came_to() -> None:
    command = FinishImport(batch=BATCH, file="havne.csv", tally=TALLY)
    assert ask(command, planning()) == (FINISHED,)
    assert code(ask(command, planning(FINISHED))) == "import.finished_before"


def test_what_stood_before_stands_again_and_what_was_new_goes_out_of_use() -> None:
    assert ask(TakeBackObjects(batch=BATCH, entry=ENTRY), planning(FINISHED)) == (
        ObjectsTakenBack(
            batch=BATCH,
            entry=ENTRY,
            objects=(BEFORE,),
            retired=(NamedObject(id=FRESH.id, name="Ny pumpe"),),
            left=(),
        ),
    )


@pytest.mark.parametrize(
    "now", [(msgspec.structs.replace(HARBOUR, note="rettet"), FRESH), (FRESH,)]
)
def test_what_somebody_changed_or_retired_since_is_left_and_listed(
    now: tuple[RegisterObject, ...],
) -> None:
    answer = ask(TakeBackObjects(batch=BATCH, entry=ENTRY), planning(FINISHED), now=now)
    assert isinstance(answer, tuple)
    (event,) = answer
    assert event.objects == ()
    assert [one.id for one in event.left] == [HARBOUR.id]
    assert [one.id for one in event.retired] == [FRESH.id]


@pytest.mark.parametrize(
    ("written", "before", "expected"),
    [
        (None, (FINISHED,), "import.not_its_entry"),
        (ObjectsRegistered(objects=(HARBOUR,), batch=OTHER), (FINISHED,), "import.not_its_entry"),
        (FINISHED, (FINISHED,), "import.not_its_entry"),
        (WRITTEN, (), "import.unknown"),
        (WRITTEN, (FINISHED, ObjectsTakenBack(batch=BATCH, entry=ENTRY, objects=(), retired=(),
                                              left=())), "import.undone_before"),
        (WRITTEN, (FINISHED, ImportUndone(batch=BATCH, file="x", undoing=Undoing())),
         "import.undone_before"),
    ],
)  # fmt: skip
def test_only_an_imports_own_entry_is_taken_back_and_only_once(
    written: Event | None, before: tuple[Event, ...], expected: str
) -> None:
    command = TakeBackObjects(batch=BATCH, entry=ENTRY)
    assert code(ask(command, planning(*before), written=written)) == expected


def test_what_is_in_a_municipalitys_own_plan_is_taken_back_by_its_own_planner() -> None:
    command, known = TakeBackObjects(batch=BATCH, entry=ENTRY), planning(FINISHED)
    planned = msgspec.structs.replace(
        FRESH, municipality="kolding", classification=Classification.OWN_PLAN
    )
    written = ObjectsRegistered(objects=(HARBOUR, planned), batch=BATCH)
    assert code(ask(command, known, written=written)) == "register.another_plan"
    moved = ask(command, known, now=(HARBOUR, planned))  # put into its plan since: left as it is
    assert isinstance(moved, tuple)
    assert moved[0].left == (NamedObject(id=FRESH.id, name=FRESH.name),)


def test_that_it_is_undone_is_said_once_with_what_it_came_to() -> None:
    back = ObjectsTakenBack(
        batch=BATCH,
        entry=ENTRY,
        objects=(BEFORE,),
        retired=(NamedObject(id=FRESH.id, name="Ny pumpe"),),
        left=(),
    )
    undone = ImportUndone(
        batch=BATCH, file="havne.csv", undoing=Undoing(restored=1, retired=1, left=0)
    )
    assert ask(UndoImport(batch=BATCH), planning(FINISHED, back)) == (undone,)
    assert code(ask(UndoImport(batch=BATCH), planning(FINISHED, back, undone))) == (
        "import.undone_before"
    )
    assert code(ask(UndoImport(batch=OTHER), planning(FINISHED))) == "import.unknown"
