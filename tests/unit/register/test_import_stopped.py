"""An import that must stop while it writes leaves nothing by halves, or says loudly what stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crisis.commands.base import Command
from crisis.commands.register import RegisterObjects
from crisis.handler import Handler
from crisis.register.imports.job import Job
from crisis.register.imports.taking_back import still_there
from crisis.rules.known import By
from crisis.terms.imports import Stage, Undoing
from tests.importing import Intake, rows

BOTH = [f"Pumpe {n}" for n in range(1_200)]
KIND = "Industri / Pumper"


@pytest.fixture
def intake(tmp_path: Path) -> Iterator[Intake]:
    made = Intake(tmp_path)
    yield made
    made.close()


@pytest.fixture
def before_batch(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, Callable[[], None]], None]:
    """Let something happen just before a batch of an import is written."""

    def happens(at: int, act: Callable[[], None]) -> None:
        real, count = Handler.do, iter(range(100))

        def between(self: Handler, command: Command, asker: By, **more: str) -> object:
            if isinstance(command, RegisterObjects) and next(count) == at:
                act()
            return real(self, command, asker, **more)

        monkeypatch.setattr(Handler, "do", between)

    return happens


def full() -> None:
    raise OSError(28, "No space left on device")


def asked(intake: Intake, **more: object) -> Job:
    return intake.asked_to_write(intake.checked(rows(BOTH), **more))


def test_what_cannot_be_written_to_its_end_is_taken_back_by_itself(
    intake: Intake, before_batch: Callable[[int, Callable[[], None]], None]
) -> None:
    before_batch(1, full)
    told = intake.works(asked(intake))
    assert (told.stage, intake.objects()) == (Stage.UNDONE, {})
    assert told.result.undoing == Undoing(retired=1_000)
    assert told.result.stopped is not None
    assert told.problem == told.result.stopped
    assert told.problem.code == "import.files_gone"
    assert still_there(intake.house.entries, told) == 0
    assert intake.parts.handler.planning().imports[told.id].undone is not None


def test_a_category_that_came_with_it_goes_again_though_no_row_was_written(
    intake: Intake, before_batch: Callable[[int, Callable[[], None]], None]
) -> None:
    before = intake.parts.handler.planning().categories
    one = asked(intake, categories={"Tele": KIND, "tele": KIND})
    assert one.result.made
    before_batch(0, full)
    assert intake.works(one).stage is Stage.UNDONE
    assert intake.parts.handler.planning().categories == before


def test_what_stopped_before_anything_was_written_can_be_written_again(
    intake: Intake, before_batch: Callable[[int, Callable[[], None]], None]
) -> None:
    before_batch(0, full)
    told = intake.works(asked(intake))
    assert (told.stage, told.begun, told.result.stopped) == (Stage.CHECKED, False, None)
    assert intake.works(intake.asked_to_write(told)).result.written == len(BOTH)


def test_who_lost_the_seat_in_the_midst_leaves_it_to_a_colleague_to_take_back(
    intake: Intake, before_batch: Callable[[int, Callable[[], None]], None]
) -> None:
    people = intake.parts.people
    colleague = people.create("kollega", "Kollega", "-", ("planlaegger",))
    before_batch(0, lambda: people.seat(intake.account, ()))
    told = intake.works(asked(intake))
    assert (told.stage, told.begun, told.result.written) == (Stage.CHECKED, True, 1_000)
    assert told.problem is not None
    assert told.problem.code == "import.nobody"
    asks = {"stage": Stage.UNDO, "account": colleague}
    back = intake.works(intake.book.ask(told.id, (told.undone_from,), **asks))
    assert (back.stage, intake.objects()) == (Stage.UNDONE, {})
    assert back.result.undoing == Undoing(retired=1_000)
