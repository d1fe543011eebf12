"""What a colleague did to a place between the dry run and the writing is not written over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from crisis import wiring
from crisis.commands.base import Command
from crisis.commands.register import ChangeObject, RegisterObjects, RetireObject
from crisis.errors import Refused
from crisis.handler import Handler
from crisis.journal.canonical import canonical_struct
from crisis.register.imports.job import Result
from crisis.rules.known import By
from crisis.terms.ids import PLANNING
from crisis.terms.imports import Stage, Tally
from crisis.web.import_words import fault_words
from tests.given import by
from tests.importing import Intake, rows
from tests.unit.rules.test_register import thing

NEW = "Pumpe 1 ny"
FIRST, SECOND = ["Pumpe 0", "Pumpe 1"], ["Pumpe 0", NEW]


@pytest.fixture
def intake(tmp_path: Path) -> Iterator[Intake]:
    made = Intake(tmp_path)
    yield made
    made.close()


def does(intake: Intake, command: Command) -> None:
    asker = by("planlaegger", account=intake.account)
    intake.parts.handler.do(command, asker, stream=PLANNING, key=wiring.new_key())


def changed(intake: Intake) -> None:
    one = msgspec.structs.replace(intake.objects()["Pumpe 1"], note="rettet af en anden")
    does(intake, ChangeObject(object=one))


def retired(intake: Intake) -> None:
    does(intake, RetireObject(id=intake.objects()["Pumpe 1"].id, reason="Nedlagt"))


def imported(intake: Intake) -> None:
    assert intake.imported(rows(["Pumpe 0", "Pumpe en"])).stage is Stage.FINISHED


@pytest.mark.parametrize("between", [changed, retired, imported])
def test_what_somebody_did_since_the_dry_run_sends_the_file_back_to_be_tried_again(
    intake: Intake, between: Callable[[Intake], None]
) -> None:
    intake.imported(rows(FIRST))
    one = intake.checked(rows(SECOND))
    between(intake)
    before, number = intake.objects(), intake.numbers()

    told = intake.works(intake.asked_to_write(one))

    assert (told.stage, told.result.first) == (Stage.CHECKED, None)
    assert told.problem is not None
    assert told.problem.code == "import.meanwhile"
    assert told.problem.facts == {"name": NEW, "many": 1, "row": 3}
    assert fault_words(told.problem.raised(), "da").startswith("Række 3: ")
    assert (intake.objects(), intake.numbers()) == (before, number)
    again = intake.book.ask(told.id, (Stage.CHECKED,), stage=Stage.CHECK)
    done = intake.works(intake.asked_to_write(intake.works(again)))
    assert (done.stage, NEW in intake.objects()) == (Stage.FINISHED, True)


def test_what_others_did_elsewhere_or_did_the_same_is_in_nobodys_way(intake: Intake) -> None:
    intake.imported(rows(["Pumpe 0", "Pumpe 1", "Pumpe 2"]))
    one = intake.checked(rows(SECOND))
    same = msgspec.structs.replace(intake.objects()["Pumpe 1"], name=NEW)
    does(intake, ChangeObject(object=same))
    other = msgspec.structs.replace(intake.objects()["Pumpe 2"], note="rettet")
    does(intake, ChangeObject(object=other))
    assert intake.works(intake.asked_to_write(one)).stage is Stage.FINISHED


@pytest.mark.parametrize(("at", "code"), [(0, "import.meanwhile"), (1, "import.meanwhile_begun")])
def test_who_comes_between_two_batches_is_not_written_over_either(
    intake: Intake, monkeypatch: pytest.MonkeyPatch, at: int, code: str
) -> None:
    """The rule judges it once more under the lock; what was written by then is taken back at once:
    of a file all stands or nothing."""
    intake.imported(rows(f"Pumpe {n}" for n in range(1_500)))
    one = intake.asked_to_write(intake.checked(rows(f"Pumpe {n} ny" for n in range(1_500))))
    name = ("Pumpe 7", "Pumpe 1200")[at]
    before = intake.objects()
    theirs = msgspec.structs.replace(intake.objects()[name], note="rettet af en anden")
    real, count = Handler.do, iter(range(100))

    def overtaken(self: Handler, command: Command, asker: By, **more: str) -> object:
        if isinstance(command, RegisterObjects) and next(count) == at:
            wish = ChangeObject(object=theirs)
            real(self, wish, asker, stream=PLANNING, key=wiring.new_key())
        return real(self, command, asker, **more)

    monkeypatch.setattr(Handler, "do", overtaken)
    told = intake.works(one)
    monkeypatch.setattr(Handler, "do", real)

    assert told.problem is not None
    assert (told.problem.code, told.problem.facts["name"]) == (code, f"{name} ny")
    assert intake.objects() == {**before, name: theirs}
    assert (told.result.first is None, told.begun) == (at == 0, False)
    assert told.stage is (Stage.CHECKED, Stage.UNDONE)[at]
    assert told.result.undoing.restored == (0, 1_000)[at]


def test_a_job_of_before_the_number_was_kept_is_written_as_it_was_then(intake: Intake) -> None:
    intake.imported(rows(FIRST))
    one = intake.checked(rows(SECOND))
    changed(intake)
    old = msgspec.structs.replace(one.result, tried=None)
    kept = intake.book.ask(one.id, (Stage.CHECKED,), stage=Stage.CHECKED, result=old)
    assert msgspec.json.decode(b'{"tally":{}}', type=Result) == Result(tally=Tally())
    assert intake.works(intake.asked_to_write(kept)).stage is Stage.FINISHED


def test_a_batch_that_says_no_number_is_known_again_as_it_was_written_before() -> None:
    command = RegisterObjects(objects=(thing(),), batch="im-000000000001")
    assert b"unchanged_since" not in canonical_struct(command)


def test_the_number_that_a_batch_gives_is_judged_by_the_register_itself(intake: Intake) -> None:
    intake.imported(rows(FIRST))
    known = intake.numbers()
    changed(intake)
    late = msgspec.structs.replace(intake.objects()["Pumpe 1"], name=NEW)
    with pytest.raises(Refused) as refused:
        does(intake, RegisterObjects(objects=(late,), unchanged_since=known))
    assert (refused.value.code, refused.value.field) == (
        "register.changed_meanwhile",
        "objects[0].id",
    )
    does(intake, RegisterObjects(objects=(late,), unchanged_since=intake.numbers()))
